using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace MesoBot.Text;

/// <summary>The words of the console, in both languages.</summary>
internal static class StaffStrings
{
    private static readonly ResourceManager Resources = new("MesoBot.Text.StaffStrings", typeof(StaffStrings).Assembly);
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar");
    private static readonly ConcurrentDictionary<(string Key, bool IsArabic), string> Known = new();

    public static string Get(string key, string language) => Known.GetOrAdd((key, language == "ar"), static of =>
        Resources.GetString(of.Key, of.IsArabic ? Arabic : CultureInfo.InvariantCulture) ?? throw new KeyNotFoundException($"There is no string `{of.Key}` of the console."));

    public static string Format(string key, string language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Get(key, language), values);

    public static ResourceSet In(CultureInfo culture) => Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
}
