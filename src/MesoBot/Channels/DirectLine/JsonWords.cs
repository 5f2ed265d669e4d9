using System.Text.Json;
using System.Text.Unicode;

namespace MesoBot.Channels.DirectLine;

/// <summary>
/// Finds strings that are valid JSON and no text: half of a surrogate pair, or bytes that are no UTF-8. Whoever reads or copies one
/// later fails, so they are stopped at the door.
/// </summary>
internal static class JsonWords
{
    /// <param name="json">The bytes the value was read from.</param>
    public static bool AreText(JsonElement value, ReadOnlySpan<byte> json) => Utf8.IsValid(json) && (!MayHoldHalves(json) || IsText(value));

    /// <summary>Half a pair can only come as an escape; nearly no body has one, so nearly none is walked through.</summary>
    private static bool MayHoldHalves(ReadOnlySpan<byte> json) => json.IndexOf("\\ud"u8) >= 0 || json.IndexOf("\\uD"u8) >= 0;

    private static bool IsText(JsonElement value)
    {
        try
        {
            Read(value);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Read(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) _ = value.GetString();
        else if (value.ValueKind == JsonValueKind.Array) foreach (var item in value.EnumerateArray()) Read(item);
        else if (value.ValueKind == JsonValueKind.Object) foreach (var property in value.EnumerateObject()) Read(property);
    }

    private static void Read(JsonProperty property)
    {
        _ = property.Name;
        Read(property.Value);
    }
}
