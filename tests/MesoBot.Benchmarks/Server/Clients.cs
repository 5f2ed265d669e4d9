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

    /// <summary>Questions, practical ones, wishes and small talk. No danger: what one visitor may report in a minute is bounded.</summary>
    public static readonly string[] Messages =
    [
        "how many sessions do i need for hair loss and how far apart are they", "does it hurt", "what is mesotherapy", "where are you located",
        "can i have it while breastfeeding", "how long do results last", "i want to book for sunday evening", "is it safe with diabetes",
        "what should i avoid after the session", "كم عدد الجلسات", "how much is it", "thank you", "does it work for cellulite", "do you open on friday",
        "is it the same as botox", "can i wear makeup afterwards", "hi", "what is in the injection", "i take blood thinners can i do it",
        "ابي احجز موعد بكرة", "is there any proof that it works", "how long is the swelling normal", "do you have a female doctor", "can you do laser on my legs",
    ];

    public abstract void Turn();

    public abstract void Dispose();

    public static byte[] Activity(string text) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "message",
        from = new { id = "patient" },
        text,
        textFormat = "plain",
        locale = "en",
        channelData = new { clientActivityID = IdPlace },
    });

    public static byte[] Post(string path, string headers, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n"), .. body];

    public static int PlaceOfId(byte[] request) => request.AsSpan().IndexOf(Encoding.ASCII.GetBytes(IdPlace));

    public static void GiveId(Span<byte> place) => Interlocked.Increment(ref _lastId).TryFormat(place, out _, "D16", CultureInfo.InvariantCulture);
}

/// <summary>Asks a reference server.</summary>
internal sealed class EchoClient(int port) : Client
{
    private static readonly byte[] Request = Post("/turn", "", Activity(Messages[0]));
    private static readonly int Place = PlaceOfId(Request);

    private readonly RawConnection _connection = new(port);
    private readonly byte[] _request = [.. Request];

    public override void Turn()
    {
        GiveId(_request.AsSpan(Place, 16));
        _connection.Send(_request);
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
    private readonly List<(RawConnection Socket, byte[][] Requests)> _chats = [];
    private readonly byte[] _request = new byte[4096];
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
        var (socket, requests) = _chats[(int)(_turn % _chats.Count)];
        var request = requests[_turn / 3 % requests.Length];
        _turn++;
        request.CopyTo(_request, 0);
        GiveId(_request.AsSpan(PlaceOfId(request), 16));
        _posts.Send(_request.AsSpan(0, request.Length));
        _posts.ReadAnswer();
        socket.ReadFrameWith("\"replyToId\""u8);
    }

    public override void Dispose()
    {
        _posts.Dispose();
        foreach (var (socket, _) in _chats) socket.Dispose();
    }

    private static (RawConnection Socket, byte[][] Requests) Open(HttpClient http, int port)
    {
        var token = Text(Ask(http, "/chat/token", null), "token");
        var conversation = Ask(http, "/v3/directline/conversations", token);
        var socket = new RawConnection(port);
        socket.Upgrade(new Uri(Text(conversation, "streamUrl")).PathAndQuery);
        var path = $"/v3/directline/conversations/{Text(conversation, "conversationId")}/activities";
        return (socket, [.. Messages.Select(m => Post(path, $"Authorization: Bearer {Text(conversation, "token")}\r\n", Activity(m)))]);
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
