using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace MesoBot.Text;

/// <summary>Interface strings (labels, names of days) in both languages. Sentences for patients stand in knowledge/replies.</summary>
internal static class Strings
{
    private static readonly ResourceManager Resources = new("MesoBot.Text.Strings", typeof(Strings).Assembly);
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar");

    // A reply takes a dozen of them, and the resource manager finds each through locks and two tables.
    private static readonly ConcurrentDictionary<(string Key, bool IsArabic), string> Known = new();

    public static string Get(string key, string language) => Known.GetOrAdd((key, language == "ar"), static of =>
        Resources.GetString(of.Key, of.IsArabic ? Arabic : CultureInfo.InvariantCulture) ?? throw new KeyNotFoundException($"There is no interface string `{of.Key}`."));

    public static string Format(string key, string language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Get(key, language), values);

    public static ResourceSet In(CultureInfo culture) => Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
}
