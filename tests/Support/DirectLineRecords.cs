using System.Net;
using System.Text.Json;

namespace MesoBot.Tests.Support;

/// <summary>Body of the answer to /chat/token.</summary>
internal sealed record ChatToken(string ConversationId, string Token, int ExpiresIn, string ResumeKey, DateTimeOffset ResumeExpires)
{
    public static ChatToken Read(JsonElement json) => new(json.Text("conversationId")!, json.Text("token")!, json.GetProperty("expires_in").GetInt32(),
        json.Text("resumeKey")!, json.GetProperty("resumeExpires").GetDateTimeOffset());
}

/// <summary>Body of the answers to starting, reconnecting and refreshing.</summary>
internal sealed record DirectLineSession(HttpStatusCode Status, string ConversationId, string Token, int ExpiresIn, Uri? StreamUrl)
{
    public static DirectLineSession Read(HttpStatusCode status, JsonElement json) => new(status, json.Text("conversationId")!, json.Text("token")!,
        json.GetProperty("expires_in").GetInt32(), json.Text("streamUrl") is { } url ? new Uri(url) : null);
}

/// <summary>One activity; <see cref="Raw"/> holds what has no property here.</summary>
internal sealed record Activity(JsonElement Raw)
{
    public string? Id => Raw.Text("id");

    public string? Type => Raw.Text("type");

    public string? Text => Raw.Text("text");

    public string? Locale => Raw.Text("locale");

    public string? ReplyToId => Raw.Text("replyToId");

    public string? FromId => Raw.Text("from", "id");

    public string? FromRole => Raw.Text("from", "role");

    public string? ClientActivityId => Raw.Text("channelData", "clientActivityID");

    public DateTimeOffset? Timestamp => Raw.At("timestamp")?.GetDateTimeOffset();

    /// <summary>What the bot says this reply is: answer, emergency, abstain.</summary>
    public string? Kind => Raw.Text("channelData", "mesobot", "kind");

    public string? Language => Raw.Text("channelData", "mesobot", "language");

    public IReadOnlyList<JsonElement> Blocks => Raw.At("channelData", "mesobot", "blocks") is { } blocks ? [.. blocks.EnumerateArray()] : [];

    public bool IsMessage => Type == "message";

    public bool IsFromBot => FromRole == "bot";

    public override string ToString() => Raw.ToString();
}

internal sealed record ActivitySet(JsonElement Raw)
{
    public IReadOnlyList<Activity> Activities => Raw.At("activities") is { } all ? [.. all.EnumerateArray().Select(a => new Activity(a))] : [];

    /// <summary>Null on sets that leave the reader where it was.</summary>
    public string? Watermark => Raw.Text("watermark");
}

/// <summary>An answer that is no success; the body is kept, as it may carry a safety reply.</summary>
public sealed class DirectLineException(HttpStatusCode status, string code, TimeSpan? retryAfter, string body) : Exception($"{(int)status} {code} {body}")
{
    public DirectLineException() : this(default, "", null, "") { }

    public DirectLineException(string message) : this(default, "", null, message) { }

    public DirectLineException(string message, Exception innerException) : this(message) => _ = innerException;

    public HttpStatusCode Status { get; } = status;

    public string Code { get; } = code;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    public string Body { get; } = body;

    internal IReadOnlyList<Activity> Activities => new ActivitySet(JsonDocument.Parse(Body).RootElement).Activities;
}

internal static class JsonPaths
{
    /// <summary>The value at a path of property names; null where one is missing or null.</summary>
    public static JsonElement? At(this JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json)) return null;
        return json.ValueKind == JsonValueKind.Null ? null : json;
    }

    public static string? Text(this JsonElement json, params ReadOnlySpan<string> path) => json.At(path)?.GetString();
}
