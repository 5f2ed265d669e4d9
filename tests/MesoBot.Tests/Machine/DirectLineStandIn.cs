using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MesoBot.Tests.Machine;

/// <summary>One conversation in memory that answers every message with its own words: enough of the protocol to try clients on.</summary>
internal sealed class DirectLineStandIn : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly List<JsonObject> _said = [];

    private DirectLineStandIn(WebApplication server) => _server = server;

    public Uri Address => new(_server.Urls.First());

    public static async Task<DirectLineStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var standIn = new DirectLineStandIn(builder.Build());
        standIn._server.Urls.Add("http://127.0.0.1:0");
        standIn._server.UseWebSockets();
        standIn.Map("/v3/directline/conversations");
        await standIn._server.StartAsync();
        return standIn;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Map(string conversations)
    {
        _server.MapPost("/chat/token", () => Reply(new JsonObject { ["conversationId"] = "c", ["token"] = "t", ["expires_in"] = 1800, ["resumeKey"] = "r", ["resumeExpires"] = "2026-12-06T10:00:00.000Z" }));
        _server.MapPost("/chat/end", () => Results.NoContent());
        _server.MapPost(conversations, () => Session(StatusCodes.Status201Created, ""));
        _server.MapGet(conversations + "/c", (string? watermark) => Session(StatusCodes.Status200OK, watermark));
        _server.MapPost("/v3/directline/tokens/refresh", () => Reply(Refusal("TokenExpired"), StatusCodes.Status403Forbidden));
        _server.MapPost(conversations + "/c/activities", (JsonObject message) => Reply(new JsonObject { ["id"] = Take(message) }));
        _server.MapGet(conversations + "/c/activities", (string? watermark) => Reply(After(watermark)));
        _server.Map(conversations + "/c/stream", (HttpContext http, string? watermark) => StreamAsync(http, watermark));
    }

    private string Take(JsonObject message)
    {
        lock (_said)
        {
            var id = Say(message, "user");
            Say(new JsonObject { ["type"] = "message", ["text"] = "You said: " + message["text"], ["replyToId"] = id, ["channelData"] = new JsonObject { ["mesobot"] = new JsonObject { ["kind"] = "answer" } } }, "bot");
            return id;
        }
    }

    private string Say(JsonObject activity, string role)
    {
        activity["id"] = $"c|{_said.Count + 1:0000000}";
        activity["from"] = new JsonObject { ["id"] = role, ["role"] = role };
        activity["timestamp"] = $"2026-11-22T10:00:{_said.Count:00}.000Z";
        _said.Add(activity);
        return activity["id"]!.GetValue<string>();
    }

    private JsonObject After(string? watermark)
    {
        lock (_said)
        {
            var seen = watermark is { Length: > 0 } ? int.Parse(watermark) : 0;
            return new JsonObject { ["activities"] = new JsonArray([.. _said.Skip(seen).Select(a => a.DeepClone())]), ["watermark"] = _said.Count.ToString() };
        }
    }

    private IResult Session(int status, string? watermark) => Reply(new JsonObject
    {
        ["conversationId"] = "c",
        ["token"] = "t",
        ["expires_in"] = 1800,
        ["streamUrl"] = $"ws://{Address.Authority}/v3/directline/conversations/c/stream?watermark={watermark}",
    }, status);

    /// <summary>A keep-alive, then what was said, then, for every frame of the client, what was said since; it closes at "close".</summary>
    private async Task StreamAsync(HttpContext http, string? watermark)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        await SendAsync(socket, "", http.RequestAborted);
        var buffer = new byte[100];
        for (var text = ""; text != "close"; text = Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, http.RequestAborted)).Count))
        {
            var news = After(watermark);
            watermark = (string?)news["watermark"];
            await SendAsync(socket, news.ToJsonString(), http.RequestAborted);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, http.RequestAborted);
    }

    private static Task SendAsync(WebSocket socket, string text, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private static JsonObject Refusal(string code) => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = "No." } };

    private static IResult Reply(JsonObject json, int status = StatusCodes.Status200OK) => Results.Content(json.ToJsonString(), "application/json", Encoding.UTF8, status);
}
