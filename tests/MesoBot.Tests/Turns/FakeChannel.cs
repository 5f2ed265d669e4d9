using System.Collections.Concurrent;
using MesoBot.Tests.Data;
using MesoBot.Turns;

namespace MesoBot.Tests.Turns;

/// <summary>A platform that takes everything, or does what a test says for a text.</summary>
internal sealed class FakeChannel(string id) : IChannel
{
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task<SendOutcome>>> _ways = new(StringComparer.Ordinal);

    public string ChannelId => id;

    /// <summary>What was handed over, in order, repeats included.</summary>
    public ConcurrentQueue<(string Id, string Text)> Handed { get; } = [];

    public IEnumerable<string> Texts => Handed.Select(h => h.Text);

    public void On(string text, Func<CancellationToken, Task<SendOutcome>> way) => _ways[text] = way;

    public void On(string text, SendOutcome outcome) => On(text, _ => Task.FromResult(outcome));

    public Task<SendOutcome> SendAsync(OutboundActivity activity, CancellationToken cancellationToken)
    {
        var text = StoreSeat.TextOf(activity.Payload);
        Handed.Enqueue((activity.Id, text));
        return _ways.TryGetValue(text, out var way) ? way(cancellationToken) : Task.FromResult(SendOutcome.Sent("ext-" + text));
    }
}
