using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace MesoBot.Text;

/// <summary>What the desk says to patients, in both languages.</summary>
internal static class HandoffStrings
{
    private static readonly ResourceManager Resources = new("MesoBot.Text.HandoffStrings", typeof(HandoffStrings).Assembly);
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar");
    private static readonly ConcurrentDictionary<(string Key, bool IsArabic), string> Known = new();

    public static string Of(string key, string language, params ReadOnlySpan<object?> values)
    {
        var text = Known.GetOrAdd((key, language == "ar"), static of =>
            Resources.GetString(of.Key, of.IsArabic ? Arabic : CultureInfo.InvariantCulture) ?? throw new KeyNotFoundException($"There is no text `{of.Key}` of the desk."));
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }

    public static ResourceSet In(CultureInfo culture) => Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
}
