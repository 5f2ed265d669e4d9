using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace MesoBot.Benchmarks.Server;

/// <summary>One of the clients that load a server: it sends a message and returns when it is answered.</summary>
internal abstract class Client : IDisposable
{
    /// <summary>The place of a message's own id in the prepared request.</summary>
    private const string IdPlace = "0000000000000000";

    private static long _lastId;

    public abstract void Turn();

    public abstract void Dispose();

    protected static byte[] Activity(string text) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "message",
        from = new { id = "patient" },
        text,
        textFormat = "plain",
        locale = "en",
        channelData = new { clientActivityID = IdPlace },
    });

    /// <summary>All of a request but its length and its body.</summary>
    protected static byte[] Head(string path, string headers) =>
        Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}Content-Length: ");

    protected static int Write(Span<byte> request, byte[] head, byte[] body)
    {
        head.CopyTo(request);
        body.Length.TryFormat(request[head.Length..], out var digits, default, CultureInfo.InvariantCulture);
        var start = head.Length + digits;
        "\r\n\r\n"u8.CopyTo(request[start..]);
        body.CopyTo(request[(start + 4)..]);
        GiveId(request[(start + 4 + PlaceOfId(body))..][..IdPlace.Length]);
        return start + 4 + body.Length;
    }

    private static int PlaceOfId(byte[] request) => request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(IdPlace));

    private static void GiveId(Span<byte> place) => Interlocked.Increment(ref _lastId).TryFormat(place, out _, "D16", CultureInfo.InvariantCulture);
}

/// <summary>Asks a reference server.</summary>
internal sealed class EchoClient(int port) : Client
{
    private static readonly byte[] RequestHead = Head("/turn", "");
    private static readonly byte[] Body = Activity("how many sessions do i need for hair loss and how far apart are they");

    private readonly RawConnection _connection = new(port);
    private readonly byte[] _request = new byte[1024];

    public override void Turn()
    {
        _connection.Send(_request.AsSpan(0, Write(_request, RequestHead, Body)));
        _connection.ReadAnswer();
    }

    public override void Dispose() => _connection.Dispose();
}

/// <summary>
/// Patients at MesoBot over Direct Line: posts on one connection, in the next of several conversations each time, and has been
/// answered when the bot's reply has come through the conversation's own WebSocket.
/// </summary>
internal sealed class ChatClient : Client
{
    public const int Conversations = 16;

    private readonly RawConnection _posts;
    private readonly List<(RawConnection Socket, byte[] Head)> _chats = [];
    private readonly byte[] _request = new byte[4096];
    private static readonly Lazy<byte[][]> Bodies = new(() => [.. PatientMessages.All.Select(Activity)]);
    private static long _lastMessage;
    private long _turn;

    public ChatClient(int port, int offset)
    {
        _turn = offset;
        _posts = new RawConnection(port);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}") };
        for (var i = 0; i < Conversations; i++) _chats.Add(Open(http, port));
    }

    public override void Turn()
    {
        var (socket, head) = _chats[(int)(_turn % _chats.Count)];
        _posts.Send(_request.AsSpan(0, Write(_request, head, Bodies.Value[Interlocked.Increment(ref _lastMessage) % Bodies.Value.Length])));
        _turn++;
        _posts.ReadAnswer();
        socket.ReadFrameWith("\"replyToId\""u8);
    }

    public override void Dispose()
    {
        _posts.Dispose();
        foreach (var (socket, _) in _chats) socket.Dispose();
    }

    private static (RawConnection Socket, byte[] Head) Open(HttpClient http, int port)
    {
        var token = Text(Ask(http, "/chat/token", null), "token");
        var conversation = Ask(http, "/v3/directline/conversations", token);
        var socket = new RawConnection(port);
        socket.Upgrade(new Uri(Text(conversation, "streamUrl")).PathAndQuery);
        var path = $"/v3/directline/conversations/{Text(conversation, "conversationId")}/activities";
        return (socket, Head(path, $"Authorization: Bearer {Text(conversation, "token")}\r\n"));
    }

    private static JsonElement Ask(HttpClient http, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { locale = "en" }) };
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        using var response = http.Send(request);
        response.EnsureSuccessStatusCode();
        using var stream = response.Content.ReadAsStream();
        return JsonDocument.Parse(stream).RootElement;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
