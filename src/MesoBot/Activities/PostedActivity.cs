using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MesoBot.Activities;

/// <summary>An Activity as a client posted it: read once, kept as it came but for what the server decides.</summary>
/// <param name="Text">What the patient wrote; empty when there is none.</param>
/// <param name="Choice">The value of a choice that was pressed, as <c>value.choice</c>; null otherwise.</param>
/// <param name="ClientActivityId">From channelData; the client sends it again with a repeat.</param>
internal sealed record PostedActivity(string Type, string Text, string? Choice, string? ClientActivityId, string? Locale, bool HasAttachments, bool HasFrom, string? FromId, JsonElement Root)
{
    /// <summary>Ids of clients longer than this are not ids.</summary>
    private const int MaxClientIdLength = 200;

    /// <summary>No type of the protocol is nearly as long.</summary>
    private const int MaxTypeLength = 100;

    /// <summary>What the server says and no client may (Direct Line §2; Activity protocol §1).</summary>
    private static readonly string[] Decided = ["id", "timestamp", "conversation", "from", "recipient", "channelId", "serviceUrl", "callerId", "replyToId"];

    /// <returns>Null when it is no Activity: not an object, without a type, or with text that is no text.</returns>
    public static PostedActivity? Read(JsonElement root)
    {
        try
        {
            return ReadObject(root);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static PostedActivity? ReadObject(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || TextOf(root, "type") is not { Length: > 0 and <= MaxTypeLength } type || type.Any(char.IsControl)) return null;
        var clientId = Inner(root, "channelData") is { } data ? TextOf(data, "clientActivityID") : null;
        var choice = Inner(root, "value") is { } value ? TextOf(value, "choice") : null;
        var attachments = root.TryGetProperty("attachments", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;
        return new PostedActivity(
            type, TextOf(root, "text") ?? "", choice, clientId is { Length: > 0 } ? KeyOf(clientId) : null, TextOf(root, "locale"),
            attachments, Inner(root, "from") is not null, Inner(root, "from") is { } from && TextOf(from, "id") is { Length: > 0 and <= MaxClientIdLength } id ? id : null, root);
    }

    /// <summary>The JSON to keep: everything the client sent but for what the server decides.</summary>
    public string Payload(string channelId, string userId)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, Type);
            json.WriteString("channelId"u8, channelId);
            json.WriteStartObject("from"u8);
            json.WriteString("id"u8, userId);
            if (Inner(Root, "from") is { } from && TextOf(from, "name") is { Length: > 0 and <= MaxClientIdLength } name) json.WriteString("name"u8, name);
            json.WriteString("role"u8, "user"u8);
            json.WriteEndObject();
            foreach (var property in Root.EnumerateObject())
                if (property.Name != "type" && !Decided.Contains(property.Name, StringComparer.Ordinal) && property.Value.ValueKind != JsonValueKind.Null) property.WriteTo(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Ids that are no plain short text are known by their hash: clients choose them freely.</summary>
    private static string KeyOf(string clientId) => clientId.Length <= MaxClientIdLength && clientId.All(c => c is > ' ' and <= '~')
        ? clientId : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(clientId)));

    private static JsonElement? Inner(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
