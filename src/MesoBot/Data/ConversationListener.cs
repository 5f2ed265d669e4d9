using System.Threading.Channels;

namespace MesoBot.Data;

/// <summary>One reader's ear. Wakes collapse into one: the reader reads everything after its watermark anyway.</summary>
internal sealed class ConversationListener(ConversationSignals signals, string conversationId) : IDisposable
{
    /// <summary>Pieces kept for a slow reader. Older ones are dropped: they are previews, and the reply itself is stored.</summary>
    private const int MaxPassing = 32;

    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Channel<string> _passing = Channel.CreateBounded<string>(new BoundedChannelOptions(MaxPassing) { FullMode = BoundedChannelFullMode.DropOldest });

    public string ConversationId => conversationId;

    public void Wake() => _wakes.Writer.TryWrite(true);

    public void Give(string activity)
    {
        _passing.Writer.TryWrite(activity);
        Wake();
    }

    /// <summary>Returns when there may be something new.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _wakes.Reader.ReadAsync(cancellationToken);

    public bool TryTakePassing(out string activity) => _passing.Reader.TryRead(out activity!);

    public void Dispose() => signals.Leave(this);
}
