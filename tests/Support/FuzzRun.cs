using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace MesoBot.Tests.Support;

/// <summary>What a fuzzing run saw. No answer may be 500 or above.</summary>
internal sealed class FuzzReport
{
    public Dictionary<int, long> Answers { get; } = [];

    public List<string> Failures { get; } = [];

    public List<double> Milliseconds { get; } = [];

    public long Requests => Answers.Values.Sum();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"""
        requests {Requests}: {string.Join(", ", Answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}"))}
        p50 {Share(0.5):0.0} ms, p99 {Share(0.99):0.0} ms
        {string.Join('\n', Failures)}
        """).TrimEnd();

    private double Share(double share) => Milliseconds.Count == 0 ? 0 : Milliseconds.Order().ElementAt((int)((Milliseconds.Count - 1) * share));
}

/// <summary>Sends a running server what no client would: to every operation that takes a body, and raw to its port.</summary>
internal sealed class FuzzRun(MesoBotServer server, int seed) : IDisposable
{
    /// <summary>Requests under one token; then a new one.</summary>
    private const int RequestsInConversation = 2000;

    private const int OneIsRaw = 40;

    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(2);

    private readonly Random _random = new(seed);
    private readonly HttpClient _http = new() { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(30) };
    private readonly FuzzReport _report = new();
    private string _conversation = "";
    private string _token = "";

    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Limits__MessagesPerMinute"] = "10000",
        ["Limits__MessageBurst"] = "10000",
        ["Limits__MessagesPerSecond"] = "1000000",
        ["Limits__ChatsPerMinute"] = "100000",
        ["Limits__WaitingTurns"] = "1000000",
    };

    public async Task<FuzzReport> RunAsync(int requests, Action<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var bodies = new FuzzActivity(_random);
        for (var i = 0; i < requests && server.IsRunning; i++)
        {
            if (i % RequestsInConversation == 0) await BeginAsync(cancellationToken);
            if (i % OneIsRaw == 0) await SendRawAsync(cancellationToken);
            else await SendAsync(bodies.Next(), cancellationToken);
            if (i % 5000 == 4999) progress?.Invoke(i + 1);
        }
        return _report;
    }

    public void Dispose() => _http.Dispose();

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        using var answer = await _http.PostAsync("chat/token", null, cancellationToken);
        var json = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(cancellationToken));
        (_conversation, _token) = (json.Text("conversationId")!, json.Text("token")!);
        using var start = new HttpRequestMessage(HttpMethod.Post, "v3/directline/conversations");
        start.Headers.Authorization = new("Bearer", _token);
        (await _http.SendAsync(start, cancellationToken)).Dispose();
    }

    private async Task SendAsync(byte[] body, CancellationToken cancellationToken, bool isRepeat = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path()) { Content = new ByteArrayContent(body) };
        if (_random.Next(8) > 0) request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (_random.Next(30) > 0) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Token());
        if (_random.Next(20) == 0) request.Method = new HttpMethod(Pick("GET", "PUT", "HEAD", "OPTIONS", "DELETE", "PATCH"));
        var begun = Stopwatch.GetTimestamp();
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            // "Please send it again" is an answer of a busy machine; what counts is what comes the second time.
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && !isRepeat)
            {
                await Task.Delay(BusyPause, cancellationToken);
                await SendAsync(body, cancellationToken, isRepeat: true);
                return;
            }
            _report.Milliseconds.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            Count((int)answer.StatusCode, () => $"{(int)answer.StatusCode} {request.Method} {request.RequestUri} with {Convert.ToBase64String(body.AsSpan(0, Math.Min(body.Length, 400)))}: {text}");
        }
        catch (HttpRequestException e)
        {
            Count(599, () => $"{e.Message} for {request.Method} {request.RequestUri} with {Convert.ToBase64String(body.AsSpan(0, Math.Min(body.Length, 400)))}");
        }
    }

    private string Path() => _random.Next(12) switch
    {
        0 => "chat/token",
        1 => "chat/end",
        2 => "v3/directline/conversations",
        3 => $"v3/directline/conversations/{_conversation}/activities?watermark={Pick("-1", "0", "99999999999999999999", "%00", "x", "9223372036854775807", "1&watermark=2")}",
        4 => $"v3/directline/conversations/{Pick("%00", "..%2f..", "%ff", "x%7C1", new string('a', 2000), "%D8%A7")}/activities",
        5 => Pick("v3/directline/tokens/refresh", "v3/directline/tokens/generate", "v3/directline/nothing", $"v3/directline/conversations/{_conversation}/upload", $"v3/directline/conversations/{_conversation}/stream?t=%00x", "health", "%2e%2e/%2e%2e/etc/passwd"),
        _ => $"v3/directline/conversations/{_conversation}/activities",
    };

    private string Token() => _random.Next(15) switch
    {
        0 => Pick("x", "", new string('A', 5000), "AAAA.BBBB.CCCC", "%00", "a b", "=,;"),
        1 => _token[..^_random.Next(1, _token.Length)],
        _ => _token,
    };

    private async Task SendRawAsync(CancellationToken cancellationToken)
    {
        var host = $"{server.Address.Host}:{server.Address.Port}";
        var line = Pick("POST /v3/directline/conversations HTTP/1.1", "GET / HTTP/1.1", "GET /chat/settings HTTP/1.1", "POST /v3/directline/conversations HTTP/1.0", "GET /chat/settings HTTP/1.0", "GET http://x/%zz HTTP/1.1", "\0\0\0", "PRI * HTTP/2.0");
        var head = $"{line}\r\n{Pick("Host: " + host, "Host: a:99999", "Host:", "Host: [::1", "Host: x_y.z:", "Host: " + new string('h', 300), "X: y", "Host: é")}\r\nAuthorization: Bearer {_token}\r\n"
            + Pick("Content-Length: 0", "Content-Length: -1", "Transfer-Encoding: chunked\r\nContent-Length: 5", "Content-Length: 3", "Transfer-Encoding: gzip", "Content-Type: \u0001", "Origin: null", "Origin: http://[") + "\r\nConnection: close\r\n\r\n" + Pick("", "{}x", "zz\r\n", "5\r\n{\"a\"", "\u0000");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Address.Host, server.Address.Port, cancellationToken);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromMilliseconds(300));
            await client.Client.SendAsync(Encoding.Latin1.GetBytes(head), limit.Token);
            var answer = new byte[4096];
            var read = await client.Client.ReceiveAsync(answer, limit.Token);
            var status = read > 12 && int.TryParse(Encoding.ASCII.GetString(answer, 9, 3), CultureInfo.InvariantCulture, out var said) ? said : 0;
            Count(status, () => $"{status} for the raw request {JsonSerializer.Serialize(head)}");
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Count(0, () => "");
        }
    }

    private void Count(int status, Func<string> describe)
    {
        _report.Answers[status] = _report.Answers.GetValueOrDefault(status) + 1;
        if (status >= (int)HttpStatusCode.InternalServerError && _report.Failures.Count < 20) _report.Failures.Add(describe());
    }

    private string Pick(params ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];
}
