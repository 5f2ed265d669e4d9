using System.Globalization;
using MesoBot.Clinic;
using MesoBot.Text;

namespace MesoBot.Staff.Shared;

/// <summary>A time as staff read it, with the exact one for programs.</summary>
/// <param name="Iso">ISO 8601 in UTC.</param>
public sealed record Moment(string Iso, string Text);

/// <summary>Times in the clinic's own zone.</summary>
internal sealed class ConsoleClock(ClinicFacts facts, TimeProvider time)
{
    private const int MinutesPerHour = 60;
    private const int HoursToldAsHours = 48;

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(facts.Options.TimeZone);

    public Moment At(long milliseconds, string language)
    {
        var local = Local(milliseconds);
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return new Moment(Iso(milliseconds), local.Date == Local(Now).Date ? clock : Day(local, language) + ", " + clock);
    }

    /// <summary>Day and time, whatever today is: for appointments.</summary>
    public Moment Appointment(long milliseconds, string language)
    {
        var local = Local(milliseconds);
        return new Moment(Iso(milliseconds), Day(local, language) + ", " + local.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>"6 min", "2 h", "3 days".</summary>
    public static string Age(long milliseconds, string language)
    {
        var minutes = Math.Max(0, milliseconds / (long)TimeSpan.FromMinutes(1).TotalMilliseconds);
        if (minutes == 0) return ConsoleStrings.Get("AgeNow", language);
        if (minutes < MinutesPerHour) return ConsoleStrings.Format("AgeMinutes", language, minutes);
        var hours = minutes / MinutesPerHour;
        return hours < HoursToldAsHours ? ConsoleStrings.Format("AgeHours", language, hours) : ConsoleStrings.Format("AgeDays", language, hours / 24);
    }

    public string AgeOf(long since, string language) => Age(Now - since, language);

    /// <summary>The time of a form's two fields, "2026-11-24" and "17:30"; null when they are none.</summary>
    public DateTimeOffset? Read(string? date, string? clock)
    {
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return null;
        var local = day.ToDateTime(at);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    public string DateField(long milliseconds) => Local(milliseconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string TimeField(long milliseconds) => Local(milliseconds).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateTime local, string language) =>
        string.Create(CultureInfo.InvariantCulture, $"{Strings.Get("Day" + local.DayOfWeek, language)} {local.Day} {ConsoleStrings.Get("Month" + local.Month, language)}");

    private static string Iso(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private DateTime Local(long milliseconds) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), Zone).DateTime;
}
