using System.Net.WebSockets;
using System.Text.Json;

namespace MesoBot.Tests.Support;

/// <summary>Reads one conversation by its watermark, replayed verbatim over every crash, and keeps what it got in the order it came.</summary>
internal sealed class CrashReader(CrashHttp http, CrashConversation conversation)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private string _watermark = "";

    private string Path => "v3/directline/conversations/" + conversation.Id;

    public async Task PollAsync(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            if (await http.AskAsync(HttpMethod.Get, $"{Path}/activities?watermark={_watermark}", conversation.Token, null, stopped) is { } set) Take(set);
            await Task.WhenAny(Task.Delay(Pause, stopped));
        }
    }

    public async Task ListenAsync(CancellationToken stopped)
    {
        while (!stopped.IsCancellationRequested)
        {
            if (await http.AskAsync(HttpMethod.Get, $"{Path}?watermark={_watermark}", conversation.Token, null, stopped) is not { } session) return;
            try
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(new Uri(session.Text("streamUrl")!), stopped);
                await ReadAsync(socket, stopped);
            }
            catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
            {
                // The server died, or the test is over.
            }
            await Task.WhenAny(Task.Delay(Pause, stopped));
        }
    }

    private async Task ReadAsync(ClientWebSocket socket, CancellationToken stopped)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            using var frame = new MemoryStream();
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer, stopped);
                if (part.MessageType == WebSocketMessageType.Close) return;
                frame.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            if (frame.Length > 0) Take(JsonSerializer.Deserialize<JsonElement>(frame.ToArray()));
        }
    }

    /// <summary>A set with its watermark is taken whole: what was cut by a crash is read again.</summary>
    private void Take(JsonElement set)
    {
        var activities = new ActivitySet(set);
        if (activities.Watermark is not { } watermark) return;
        lock (conversation.Read) conversation.Read.AddRange(activities.Activities.Select(a => a.Id ?? ""));
        _watermark = watermark;
    }
}
