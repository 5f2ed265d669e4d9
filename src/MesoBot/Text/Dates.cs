using System.Globalization;

namespace MesoBot.Text;

/// <summary>Days and clock times as patients and staff read them.</summary>
internal static class Dates
{
    // Gregorian months by the names that are used in the Emirates; digits as on the clock of a telephone.
    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar-AE");

    /// <summary>24 November 2026.</summary>
    public static string Of(DateOnly day, string language) => day.ToString("d MMMM yyyy", language == "ar" ? Arabic : CultureInfo.InvariantCulture);

    /// <summary>Tuesday 24 November 2026.</summary>
    public static string WithDay(DateOnly day, string language) => Strings.Get("Day" + day.DayOfWeek, language) + " " + Of(day, language);

    /// <summary>14:30, in any language.</summary>
    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
