using System.Buffers;
using System.Net.WebSockets;
using MesoBot.Activities;
using MesoBot.Data;

namespace MesoBot.Channels.DirectLine;

/// <summary>
/// One socket: sends what follows its watermark, as it is stored. What it sends it reads from the store, so a socket that opens late,
/// or after a crash, misses nothing.
/// </summary>
internal sealed class DirectLineStream(WebSocket socket, string conversationId, long watermark, ConversationStore store, ConversationSignals signals)
{
    /// <summary>Activities in one frame: a long history comes in several.</summary>
    private const int MaxInSet = 100;

    /// <summary>Characters in one frame: a reader that does not read holds no more than about this.</summary>
    private const int MaxCharactersInSet = 32 * 1024;

    /// <summary>Bytes that an idle socket may go on holding.</summary>
    private const int KeptBytes = 4096;

    /// <summary>Clients send empty frames to keep alive, nothing else.</summary>
    private const int ReceiveBytes = 256;

    private static readonly TimeSpan StoreAwayPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(20);

    private ArrayBufferWriter<byte> _buffer = new(1024);
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
                await SendNewAsync(ended.Token);
                while (listener.TryTakePassing(out var activity)) await SendPassingAsync(activity, ended.Token);
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
            long? last;
            try
            {
                last = WriteNew();
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(StoreAwayPause, cancellationToken);
                continue;
            }
            if (last is null) return;
            await SendAsync(cancellationToken);
            _watermark = last.Value;
        }
    }

    /// <summary>Writes the next set to the buffer, which alone is held while a slow reader takes it.</summary>
    /// <returns>The sequence it goes to; null when there is nothing new.</returns>
    private long? WriteNew()
    {
        var activities = store.ReadAfter(conversationId, _watermark, MaxInSet, MaxCharactersInSet);
        if (activities.Count == 0) return null;
        ActivityJson.WriteSet(_buffer, conversationId, activities, activities[^1].Sequence);
        return activities[^1].Sequence;
    }

    private Task SendPassingAsync(string activity, CancellationToken cancellationToken)
    {
        ActivityJson.WritePassing(_buffer, activity);
        return SendAsync(cancellationToken);
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        // A reader that does not read is let go: it comes back by its watermark, and holds no memory meanwhile.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(SendTimeout);
        await socket.SendAsync(_buffer.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
        if (_buffer.Capacity > KeptBytes) _buffer = new ArrayBufferWriter<byte>(1024);
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
