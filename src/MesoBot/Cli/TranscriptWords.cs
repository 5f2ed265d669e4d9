using System.Text.Json;

namespace MesoBot.Cli;

/// <summary>What a kept activity says.</summary>
/// <param name="Kind">Of a reply, one of <see cref="Answers.ReplyKinds"/>; null of everything else.</param>
/// <param name="Blocks">Of a reply; undefined otherwise.</param>
internal readonly record struct TranscriptWords(string Text, string? Choice, string? Kind, JsonElement Blocks)
{
    public static TranscriptWords Of(JsonElement activity)
    {
        var reply = Inner(Inner(activity, "channelData"), "mesobot");
        return new TranscriptWords(TextOf(activity, "text") ?? "", TextOf(Inner(activity, "value"), "choice"), TextOf(reply, "kind"), Inner(reply, "blocks", JsonValueKind.Array));
    }

    public static string? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement Inner(JsonElement json, string name, JsonValueKind kind = JsonValueKind.Object) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : default;
}
