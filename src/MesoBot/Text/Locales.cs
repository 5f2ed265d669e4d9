namespace MesoBot.Text;

internal static class Locales
{
    /// <summary>The language in which we write to somebody whose locale is "ar-AE", "en", another or unknown: ar or en.</summary>
    public static string LanguageOf(string? locale) => locale?.StartsWith("ar", StringComparison.OrdinalIgnoreCase) == true ? "ar" : "en";
}
