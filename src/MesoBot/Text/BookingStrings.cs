using System.Globalization;
using System.Resources;

namespace MesoBot.Text;

/// <summary>What is said of appointments, in both languages.</summary>
internal static class BookingStrings
{
    private static readonly ResourceManager Resources = new("MesoBot.Text.BookingStrings", typeof(BookingStrings).Assembly);
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar");

    public static string Get(string key, string language) =>
        Resources.GetString(key, language == "ar" ? Arabic : CultureInfo.InvariantCulture) ?? throw new KeyNotFoundException($"There is no booking string `{key}`.");

    public static string Format(string key, string language, params object[] values) => string.Format(CultureInfo.InvariantCulture, Get(key, language), values);

    public static ResourceSet In(CultureInfo culture) => Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
}
