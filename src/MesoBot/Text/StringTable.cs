using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace MesoBot.Text;

/// <summary>
/// The texts of one resource in both languages; a language we do not write reads English. The resource is named like the class, which takes
/// these members by deriving: <c>BookingStrings.Get("Kept", "ar")</c>.
/// </summary>
internal abstract class StringTable<T> where T : StringTable<T>
{
    private static readonly ResourceManager Resources = new(typeof(T).FullName!, typeof(T).Assembly);
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar");

    // A reply takes a dozen of them, and the resource manager finds each through locks and two tables. What is not there is not remembered:
    // codes of addresses would fill it.
    private static readonly ConcurrentDictionary<(string Key, bool IsArabic), string> Known = new();

    public static string Get(string key, string language) => Find(key, language) ?? throw new KeyNotFoundException($"There is no text `{key}` in {typeof(T).Name}.");

    /// <summary>For codes that come from the store or an address: null when there are no words for it.</summary>
    public static string? Find(string key, string language)
    {
        var isArabic = language == "ar";
        if (Known.TryGetValue((key, isArabic), out var known)) return known;
        return Resources.GetString(key, isArabic ? Arabic : CultureInfo.InvariantCulture) is { } text ? Known.GetOrAdd((key, isArabic), text) : null;
    }

    public static string Format(string key, string language, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, Get(key, language), values);
}
