using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MesoBot.Tests.Support;

/// <summary>
/// A patient's client of the chat, as plain as the protocol allows: it holds the token and the resume key of one conversation,
/// repeats nothing by itself and throws <see cref="DirectLineException"/> on every answer that is no success.
/// </summary>
internal sealed class DirectLineClient : IDisposable
{
    private readonly TimeSpan _patience;

    public DirectLineClient(Uri server, TimeSpan? patience = null)
    {
        _patience = patience ?? TimeSpan.FromSeconds(20);
        Http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>For requests the client has no method for; the token is not added.</summary>
    public HttpClient Http { get; }

    public string? ConversationId { get; set; }

    public string? Token { get; set; }

    public string? ResumeKey { get; set; }

    /// <summary>The stream address of the last start or reconnect; it works once.</summary>
    public Uri? StreamUrl { get; private set; }

    /// <summary>Sent with every request when set, as a browser on that site would.</summary>
    public string? Origin { get; set; }

    private string Conversation => "v3/directline/conversations/" + ConversationId;

    /// <summary>A token for a new conversation, or for the one of the resume key.</summary>
    public async Task<ChatToken> GetTokenAsync(string? resumeKey = null, string? locale = null)
    {
        var body = new JsonObject();
        if (resumeKey is not null) body["resumeKey"] = resumeKey;
        if (locale is not null) body["locale"] = locale;
        var (_, json) = await SendAsync(HttpMethod.Post, "chat/token", body, authorised: false);
        var token = ChatToken.Read(json);
        (ConversationId, Token, ResumeKey) = (token.ConversationId, token.Token, token.ResumeKey);
        return token;
    }

    /// <summary>Starts the conversation; gets a token first if there is none.</summary>
    public async Task<DirectLineSession> StartAsync(string? locale = null)
    {
        if (Token is null) await GetTokenAsync(locale: locale);
        return await SessionAsync(HttpMethod.Post, "v3/directline/conversations", locale is null ? [] : new JsonObject { ["locale"] = locale });
    }

    /// <summary>A fresh stream address that begins after the watermark; without one it begins with the conversation.</summary>
    public Task<DirectLineSession> ReconnectAsync(string? watermark = null) =>
        SessionAsync(HttpMethod.Get, $"{Conversation}?watermark={Uri.EscapeDataString(watermark ?? "")}", body: null);

    public Task<DirectLineSession> RefreshAsync() => SessionAsync(HttpMethod.Post, "v3/directline/tokens/refresh", []);

    /// <summary>Posts what the patient wrote and returns its id. The same client id again is a repetition of the same message.</summary>
    public Task<string> PostAsync(string text, string? clientActivityId = null, string locale = "en") =>
        PostActivityAsync(Message(text, clientActivityId, locale));

    /// <summary>Presses an offered choice.</summary>
    public Task<string> PostChoiceAsync(string title, string choice, string? clientActivityId = null, string locale = "en")
    {
        var message = Message(title, clientActivityId, locale);
        message["value"] = new JsonObject { ["choice"] = choice };
        return PostActivityAsync(message);
    }

    public async Task<string> PostActivityAsync(JsonObject activity)
    {
        var (_, json) = await SendAsync(HttpMethod.Post, Conversation + "/activities", activity);
        return json.Text("id") ?? "";
    }

    public async Task<ActivitySet> FetchAsync(string? watermark = null)
    {
        var query = watermark is null ? "" : "?watermark=" + Uri.EscapeDataString(watermark);
        var (_, json) = await SendAsync(HttpMethod.Get, Conversation + "/activities" + query, body: null);
        return new ActivitySet(json);
    }

    /// <summary>The socket of the last start or reconnect, open.</summary>
    public async Task<DirectLineStream> OpenStreamAsync(Uri? streamUrl = null) =>
        await DirectLineStream.OpenAsync(streamUrl ?? StreamUrl ?? throw new InvalidOperationException("Start or reconnect first."), Origin);

    /// <summary>Forgets the conversation on the server, as "end chat" does.</summary>
    public async Task EndAsync() => await SendAsync(HttpMethod.Post, "chat/end", new JsonObject { ["resumeKey"] = ResumeKey }, authorised: false);

    /// <summary>Posts and waits for the bot's message that replies to it; starts the conversation if that was not done.</summary>
    public async Task<Activity> AskAsync(string text, string locale = "en")
    {
        if (StreamUrl is null) await StartAsync(locale);
        return await ReplyAsync(await PostAsync(text, locale: locale));
    }

    /// <summary>Waits for the bot's message that replies to the one with the id.</summary>
    public async Task<Activity> ReplyAsync(string id)
    {
        string? watermark = null;
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < _patience; await Task.Delay(50))
        {
            var set = await FetchAsync(watermark);
            if (set.Activities.FirstOrDefault(a => a.IsMessage && a.IsFromBot && a.ReplyToId == id) is { } reply) return reply;
            watermark = set.Watermark ?? watermark;
        }

        throw new TimeoutException($"No reply came within {_patience.TotalSeconds:0} seconds.");
    }

    public static JsonObject Message(string text, string? clientActivityId = null, string locale = "en") => new()
    {
        ["type"] = "message",
        ["from"] = new JsonObject { ["id"] = "patient" },
        ["text"] = text,
        ["textFormat"] = "plain",
        ["locale"] = locale,
        ["channelData"] = new JsonObject { ["clientActivityID"] = clientActivityId ?? Guid.NewGuid().ToString() },
    };

    public void Dispose() => Http.Dispose();

    private async Task<DirectLineSession> SessionAsync(HttpMethod method, string path, JsonObject? body)
    {
        var (status, json) = await SendAsync(method, path, body);
        var session = DirectLineSession.Read(status, json);
        (ConversationId, Token, StreamUrl) = (session.ConversationId, session.Token, session.StreamUrl ?? StreamUrl);
        return session;
    }

    private async Task<(HttpStatusCode Status, JsonElement Json)> SendAsync(HttpMethod method, string path, JsonObject? body, bool authorised = true)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), MediaTypeHeaderValue.Parse("application/json"));
        if (authorised && Token is not null) request.Headers.Authorization = new("Bearer", Token);
        if (Origin is not null) request.Headers.Add("Origin", Origin);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (!response.IsSuccessStatusCode) throw Refused(response, text);
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private static DirectLineException Refused(HttpResponseMessage response, string body)
    {
        var code = response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonDocument.Parse(body).RootElement.Text("error", "code") : null;
        return new DirectLineException(response.StatusCode, code ?? "", response.Headers.RetryAfter?.Delta, body);
    }
}
