using System.Buffers;
using System.Net.WebSockets;
using MesoBot.Activities;
using MesoBot.Data;
using MesoBot.Handoff;

namespace MesoBot.Channels.DirectLine;

/// <summary>
/// One socket: sends what follows its watermark, as it is stored. What it sends it reads from the store, so a socket that opens late,
/// or after a crash, misses nothing.
/// </summary>
internal sealed class DirectLineStream(WebSocket socket, string conversationId, long watermark, ConversationStore store, ConversationSignals signals, SeenTracker seen)
{
    /// <summary>Activities read at once: a long history is never held whole.</summary>
    private const int MaxRead = 100;

    /// <summary>Characters in one frame: a reader that does not read holds no more than about this.</summary>
    private const int MaxCharactersInSet = 32 * 1024;

    private const int FirstBytes = 1024;

    /// <summary>Bytes that an idle socket may go on holding.</summary>
    private const int KeptBytes = 4096;

    /// <summary>Clients send empty frames to keep alive, nothing else.</summary>
    private const int ReceiveBytes = 256;

    private static readonly TimeSpan StoreAwayPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(20);

    private readonly List<(int End, StoredActivity Activity)> _frames = [];
    private ArrayBufferWriter<byte> _buffer = new(FirstBytes);
    private long _watermark = watermark;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var listener = signals.Listen(conversationId);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var receiving = ReceiveAsync(ended);
        try
        {
            while (!ended.IsCancellationRequested)
            {
                // What passes was given before the reply that follows it was stored: after it, it would show dots for nobody.
                while (listener.TryTakePassing(out var activity)) await SendPassingAsync(activity, ended.Token);
                await SendNewAsync(ended.Token);
                await listener.WaitAsync(ended.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client left, or the server stops.
        }
        await ended.CancelAsync();
        await CloseAsync();
        await receiving;
    }

    private async Task SendNewAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                WriteNew();
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(StoreAwayPause, cancellationToken);
                continue;
            }
            if (_frames.Count == 0) return;
            var begin = 0;
            foreach (var (end, activity) in _frames)
            {
                await SendAsync(_buffer.WrittenMemory[begin..end], cancellationToken);
                seen.Given(conversationId, activity.Sequence, activity.Payload);
                (begin, _watermark) = (end, activity.Sequence);
            }
            _frames.Clear();
            Empty();
        }
    }

    /// <summary>
    /// Writes what is new to the buffer, which alone is held while a slow reader takes it. A frame for each activity: the public client
    /// spreads a set over several ticks and mixes its rest with the next one, so that sets of many come out of order. A long history
    /// costs more frames for it.
    /// </summary>
    private void WriteNew()
    {
        _frames.Clear();
        foreach (var activity in store.ReadAfter(conversationId, _watermark, MaxRead, MaxCharactersInSet))
        {
            ActivityJson.WriteSet(_buffer, conversationId, [activity], activity.Sequence);
            _frames.Add((_buffer.WrittenCount, activity));
        }
    }

    private async Task SendPassingAsync(string activity, CancellationToken cancellationToken)
    {
        ActivityJson.WritePassing(_buffer, activity);
        await SendAsync(_buffer.WrittenMemory, cancellationToken);
        Empty();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        // A reader that does not read is let go: it comes back by its watermark, and holds no memory meanwhile.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(SendTimeout);
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
    }

    private void Empty()
    {
        if (_buffer.Capacity > KeptBytes) _buffer = new ArrayBufferWriter<byte>(FirstBytes);
        else _buffer.ResetWrittenCount();
    }

    private async Task ReceiveAsync(CancellationTokenSource ended)
    {
        var buffer = new byte[ReceiveBytes];
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), ended.Token);
                if (received.MessageType == WebSocketMessageType.Close) break;
                // Posting is HTTP only: a client that sends more than keep-alives is no Direct Line client.
                if (received.Count == ReceiveBytes) break;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The connection is gone.
        }
        await ended.CancelAsync();
    }

    private async Task CloseAsync()
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // It is closed now, one way or the other.
        }
    }
}
