using System.Globalization;

namespace MesoBot.Clinic;

/// <summary>From when to when on one day.</summary>
internal readonly record struct OpenTime(TimeOnly From, TimeOnly To);

/// <summary>When the clinic is open, in its own time zone. Pure: the moment is passed in.</summary>
internal sealed class OpeningHours
{
    private const int DaysToLookAhead = 14;

    private readonly TimeZoneInfo _zone;
    private readonly Dictionary<DayOfWeek, OpenTime> _days = [];
    private readonly HashSet<DateOnly> _holidays;

    public OpeningHours(ClinicOptions options)
    {
        Options = options;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        _holidays = [.. options.Holidays];
        foreach (var (day, hours) in options.Hours)
            if (TryParseDay(day, out var weekday) && hours is not null && TryParse(hours, out var time)) _days[weekday] = time;
    }

    /// <summary>What they were read from.</summary>
    public ClinicOptions Options { get; }

    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now).DateTime);

    public bool IsOpen(DateTimeOffset now)
    {
        var local = Local(now);
        return On(DateOnly.FromDateTime(local.DateTime)) is { } time && TimeOnly.FromDateTime(local.DateTime).IsBetween(time.From, time.To);
    }

    public OpenTime? On(DateOnly day) => !_holidays.Contains(day) && _days.TryGetValue(day.DayOfWeek, out var time) ? time : null;

    /// <summary>The next time the clinic opens, in its own time; null when it does not within two weeks.</summary>
    public DateTime? NextOpening(DateTimeOffset now)
    {
        var local = Local(now).DateTime;
        for (var i = 0; i < DaysToLookAhead; i++)
        {
            var day = DateOnly.FromDateTime(local).AddDays(i);
            if (On(day) is { } time && day.ToDateTime(time.From) > local) return day.ToDateTime(time.From);
        }
        return null;
    }

    /// <summary>Days of one week in order from Monday, neighbours with the same hours joined.</summary>
    public IEnumerable<(DayOfWeek First, DayOfWeek Last, OpenTime? Time)> Week()
    {
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
        for (var i = 0; i < week.Length;)
        {
            var time = TimeOf(week[i]);
            var end = i;
            while (end + 1 < week.Length && TimeOf(week[end + 1]) == time) end++;
            yield return (week[i], week[end], time);
            i = end + 1;
        }
    }

    /// <summary>English day names only: "3" and "Monday,Tuesday" would be read as some day too.</summary>
    public static bool TryParseDay(string name, out DayOfWeek day) =>
        Enum.TryParse(name, ignoreCase: true, out day) && Enum.IsDefined(day) && name.Equals(day.ToString(), StringComparison.OrdinalIgnoreCase);

    public static bool TryParse(string hours, out OpenTime time)
    {
        time = default;
        if (hours.Split('-', StringSplitOptions.TrimEntries) is not [var from, var to]) return false;
        if (!TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var f)
            || !TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var t) || t <= f) return false;
        time = new OpenTime(f, t);
        return true;
    }

    private OpenTime? TimeOf(DayOfWeek day) => _days.TryGetValue(day, out var time) ? time : null;

    private DateTimeOffset Local(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, _zone);
}
