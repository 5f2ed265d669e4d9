using System.Globalization;
using System.Resources;

namespace MesoBot.Text;

/// <summary>What the diary says to patients, in both languages.</summary>
internal static class DiaryStrings
{
    private static readonly ResourceManager Resources = new("MesoBot.Text.DiaryStrings", typeof(DiaryStrings).Assembly);
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar");

    public static string Get(string key, string language) =>
        Resources.GetString(key, language == "ar" ? Arabic : CultureInfo.InvariantCulture) ?? throw new KeyNotFoundException($"There is no text `{key}`.");

    public static string Format(string key, string language, params object[] values) => string.Format(CultureInfo.InvariantCulture, Get(key, language), values);

    public static ResourceSet In(CultureInfo culture) => Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
}
