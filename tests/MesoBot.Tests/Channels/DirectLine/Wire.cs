using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

/// <summary>An answer as it came, refusal or not.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, string Body)
{
    public int Code => (int)Status;

    public JsonElement Json => Body.Length == 0 ? default : JsonDocument.Parse(Body, new JsonDocumentOptions { MaxDepth = 128 }).RootElement;

    public string? ErrorCode => Json.Text("error", "code");

    public string? ErrorMessage => Json.Text("error", "message");

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}

/// <summary>Requests byte by byte as the test wants them, for what a well-behaved client never sends.</summary>
internal static class Wire
{
    /// <summary>Sends the body as JSON, with the client's token if it has one.</summary>
    /// <param name="path">From the root of the server.</param>
    public static Task<Answer> CallAsync(this DirectLineClient client, HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        client.CallAsync(method, path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"), headers);

    public static async Task<Answer> CallAsync(this DirectLineClient client, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (client.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (client.Origin is { } origin) request.Headers.Add("Origin", origin);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Posts a body of the test's making as an activity of the client's conversation.</summary>
    public static Task<Answer> PostRawAsync(this DirectLineClient client, string body, params (string Name, string Value)[] headers) =>
        client.CallAsync(HttpMethod.Post, client.Activities(), body, headers);

    public static string Conversation(this DirectLineClient client) => "v3/directline/conversations/" + client.ConversationId;

    public static string Activities(this DirectLineClient client) => client.Conversation() + "/activities";

    /// <summary>Every operation that asks for a token, with a body that it would take.</summary>
    public static IReadOnlyList<(string Name, HttpMethod Method, string Path, string? Body)> Operations(string conversationId) =>
    [
        ("start", HttpMethod.Post, "v3/directline/conversations", "{}"),
        ("refresh", HttpMethod.Post, "v3/directline/tokens/refresh", null),
        ("generate", HttpMethod.Post, "v3/directline/tokens/generate", "{}"),
        ("reconnect", HttpMethod.Get, "v3/directline/conversations/" + conversationId, null),
        ("post", HttpMethod.Post, $"v3/directline/conversations/{conversationId}/activities", DirectLineClient.Message("hello").ToJsonString()),
        ("fetch", HttpMethod.Get, $"v3/directline/conversations/{conversationId}/activities", null),
        ("upload", HttpMethod.Post, $"v3/directline/conversations/{conversationId}/upload?userId=x", "x"),
    ];

    /// <summary>Reads sockets until so many stored activities came; what is not stored is passed over.</summary>
    public static async Task<List<Activity>> TakeAsync(this DirectLineStream stream, int count)
    {
        var taken = new List<Activity>();
        while (taken.Count < count && await stream.NextAsync() is { } set)
            if (set.Watermark is not null) taken.AddRange(set.Activities);
        return taken;
    }

    /// <summary>Everything stored in the conversation so far.</summary>
    public static async Task<IReadOnlyList<Activity>> HistoryAsync(this DirectLineClient client) => (await client.FetchAsync()).Activities;

    /// <summary>Waits until the conversation holds so many activities, then gives them all.</summary>
    public static async Task<IReadOnlyList<Activity>> HistoryAsync(this DirectLineClient client, int count)
    {
        for (var round = 0; round < 200; round++, await Task.Delay(50, TestContext.Current.CancellationToken))
            if (await client.HistoryAsync() is var all && all.Count >= count) return all;
        throw new TimeoutException($"The conversation did not come to {count} activities.");
    }
}
