using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Promises;

/// <summary>Many sockets, and sockets that nobody reads, on a server that gets little memory: one that holds too much for them ends.</summary>
public sealed class SocketFloodTests(SmallHeapServer real) : IClassFixture<SmallHeapServer>
{
    private const int MiB = 1024 * 1024;

    /// <summary>What is not the heap's own: stacks, buffers of the system, compiled code of what runs for the first time.</summary>
    private const long MaxGrowth = SmallHeapServer.HeapBytes + 100L * MiB;

    private readonly MesoBotServer _server = real.Server;

    [Fact]
    public async Task FiveHundredSocketsOfOneConversationAllGetTheReplyAndOthersDoNotWait()
    {
        using var client = new DirectLineClient(_server.Address);
        using var other = new DirectLineClient(_server.Address);
        await client.StartAsync();
        await other.AskAsync("does it hurt");
        var before = _server.Memory;
        var sockets = await Task.WhenAll(Enumerable.Range(0, 500).Select(async _ => await client.OpenStreamAsync((await client.ReconnectAsync("")).StreamUrl)));
        try
        {
            var id = await client.PostAsync("does it hurt");
            var replies = Task.WhenAll(sockets.Select(s => s.NextAsync(a => a.ReplyToId == id, TimeSpan.FromSeconds(20))));
            var waited = Stopwatch.StartNew();
            await other.AskAsync("does it hurt");
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(3), $"{waited.Elapsed}");
            await replies;
            var grown = _server.Memory - before;
            TestContext.Current.TestOutputHelper?.WriteLine($"{grown / 500 / 1024} KiB a socket, another's reply after {waited.ElapsedMilliseconds} ms");
            Assert.True(grown < MaxGrowth, $"{grown / MiB} MiB");
        }
        finally
        {
            foreach (var socket in sockets) socket.Abort();
        }
    }

    [Fact]
    public async Task ASocketThatNobodyReadsIsClosedAndHoldsLittle()
    {
        using var client = new DirectLineClient(_server.Address);
        await client.StartAsync();
        // Each is nearly as large as an activity may be.
        for (var i = 0; i < 60; i++)
            await client.PostActivityAsync(new() { ["type"] = "event", ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "p" }, ["value"] = new string('x', 200_000) });
        var before = _server.Memory;
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < 40; i++) sockets.Add(await OpenSlowAsync((await client.ReconnectAsync("")).StreamUrl!));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        var held = _server.Memory - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{held / 40 / 1024} KiB a socket that is not read, of a history of 12 MB");
        Assert.True(held < MaxGrowth, $"{held / MiB} MiB");

        await Task.Delay(TimeSpan.FromSeconds(19), TestContext.Current.CancellationToken);
        foreach (var socket in sockets)
        {
            await Assert.ThrowsAsync<WebSocketException>(() => ReadToEndAsync(socket));
            socket.Dispose();
        }
        Assert.True(_server.IsRunning);
    }

    private static async Task<ClientWebSocket> OpenSlowAsync(Uri url)
    {
        var socket = new ClientWebSocket();
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var raw = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
                await raw.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(raw, ownsSocket: true);
            },
        };
        await socket.ConnectAsync(url, new HttpMessageInvoker(handler, disposeHandler: false), TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task ReadToEndAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        while (true) await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
    }
}
