using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MesoBot.Tests.Support;

/// <summary>An open socket of a conversation.</summary>
internal sealed class DirectLineStream : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    private DirectLineStream() { }

    /// <summary>Empty frames that came so far: the server's keep-alives.</summary>
    public int EmptyFrames { get; private set; }

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <exception cref="WebSocketException">The server refused; its status is in the message.</exception>
    public static async Task<DirectLineStream> OpenAsync(Uri url, string? origin = null)
    {
        var stream = new DirectLineStream();
        if (origin is not null) stream._socket.Options.SetRequestHeader("Origin", origin);
        await stream._socket.ConnectAsync(url, TestContext.Current.CancellationToken);
        return stream;
    }

    /// <summary>The sets as they come, to the end of the socket.</summary>
    public async IAsyncEnumerable<ActivitySet> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await ReadAsync(cancellationToken) is { } set) yield return set;
    }

    /// <summary>The next set; null when the server closed.</summary>
    /// <exception cref="TimeoutException">None came in the time, ten seconds unless said otherwise. The socket is of no use afterwards.</exception>
    public async Task<ActivitySet?> NextAsync(TimeSpan? limit = null)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        time.CancelAfter(limit ?? TimeSpan.FromSeconds(10));
        try
        {
            return await ReadAsync(time.Token);
        }
        catch (OperationCanceledException late) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("Nothing came on the socket.", late);
        }
    }

    /// <summary>The next activity that is as wanted; what comes before it is passed over.</summary>
    public async Task<Activity> NextAsync(Func<Activity, bool> wanted, TimeSpan? limit = null)
    {
        while (await NextAsync(limit) is { } set)
            if (set.Activities.FirstOrDefault(wanted) is { } found) return found;
        throw new InvalidOperationException("The server closed the socket before it came.");
    }

    /// <summary>Sends text as it is; an empty one is what clients send to keep the socket alive.</summary>
    public async Task SendAsync(string text = "") =>
        await _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    /// <summary>Cuts the connection without a word, as a lost network does.</summary>
    public void Abort() => _socket.Abort();

    public async ValueTask DisposeAsync()
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, time.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The server went first.
        }

        _socket.Dispose();
    }

    private async Task<ActivitySet?> ReadAsync(CancellationToken cancellationToken)
    {
        while (await FrameAsync(cancellationToken) is { } frame)
        {
            if (frame.Length > 0) return new ActivitySet(JsonDocument.Parse(frame).RootElement);
            EmptyFrames++;
        }

        return null;
    }

    private async Task<byte[]?> FrameAsync(CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer, cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            whole.Write(_buffer, 0, part.Count);
            if (part.EndOfMessage) return whole.ToArray();
        }
    }
}
