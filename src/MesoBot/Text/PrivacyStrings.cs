using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace MesoBot.Text;

/// <summary>What patients read about what is kept of them, in both languages.</summary>
internal static class PrivacyStrings
{
    private static readonly ResourceManager Resources = new("MesoBot.Text.PrivacyStrings", typeof(PrivacyStrings).Assembly);
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar");
    private static readonly ConcurrentDictionary<(string Key, bool IsArabic), string> Known = new();

    public static string Get(string key, string language) => Find(key, language) ?? throw new KeyNotFoundException($"There is no privacy string `{key}`.");

    /// <summary>For codes that come from the store: null when there are no words for it.</summary>
    public static string? Find(string key, string language) => Known.GetOrAdd((key, language == "ar"), static of =>
        Resources.GetString(of.Key, of.IsArabic ? Arabic : CultureInfo.InvariantCulture) ?? "") is { Length: > 0 } text ? text : null;

    public static string Format(string key, string language, params object[] values) => string.Format(CultureInfo.InvariantCulture, Get(key, language), values);

    public static ResourceSet In(CultureInfo culture) => Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
}
