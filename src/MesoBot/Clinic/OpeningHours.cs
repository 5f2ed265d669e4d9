using System.Globalization;

namespace MesoBot.Clinic;

/// <summary>From when to when on one day.</summary>
internal readonly record struct OpenTime(TimeOnly From, TimeOnly To);

/// <summary>When the clinic is open, in its own time zone. Pure: the moment is passed in.</summary>
internal sealed class OpeningHours
{
    private const int DaysToLookAhead = 14;

    private readonly TimeZoneInfo _zone;
    private readonly Dictionary<DayOfWeek, OpenTime> _days;
    private readonly List<(PeriodOptions Period, Dictionary<DayOfWeek, OpenTime> Days)> _periods;
    private readonly HashSet<DateOnly> _holidays;

    public OpeningHours(ClinicOptions options)
    {
        Options = options;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        _holidays = [.. options.Holidays];
        _days = Days(options.Hours);
        _periods = [.. options.Periods.OrderBy(p => p.From).Select(p => (p, Days(p.Hours)))];
    }

    /// <summary>What they were read from.</summary>
    public ClinicOptions Options { get; }

    public TimeZoneInfo Zone => _zone;

    public DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now).DateTime);

    public bool IsOpen(DateTimeOffset now)
    {
        var local = Local(now);
        return On(DateOnly.FromDateTime(local.DateTime)) is { } time && TimeOnly.FromDateTime(local.DateTime).IsBetween(time.From, time.To);
    }

    public OpenTime? On(DateOnly day) => !_holidays.Contains(day) && DaysOf(day).TryGetValue(day.DayOfWeek, out var time) ? time : null;

    /// <summary>The special period that this day lies in; null on ordinary days.</summary>
    public PeriodOptions? PeriodOn(DateOnly day) => _periods.FirstOrDefault(p => p.Period.Holds(day)).Period;

    /// <summary>The next special period that begins after this day, at most so many days later.</summary>
    public PeriodOptions? NextPeriod(DateOnly day, int withinDays) => _periods.FirstOrDefault(p => p.Period.From > day && p.Period.From <= day.AddDays(withinDays)).Period;

    /// <summary>This moment on the clinic's clock.</summary>
    public DateTime At(DateTimeOffset moment) => Local(moment).DateTime;

    /// <summary>The moment at which the clinic's clock shows this time. An hour that summer time skips is the one after.</summary>
    public DateTimeOffset Moment(DateTime local)
    {
        var time = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (_zone.IsInvalidTime(time)) time = time.AddHours(1);
        return new DateTimeOffset(time, _zone.GetUtcOffset(time));
    }

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

    /// <summary>Days of an ordinary week.</summary>
    public IEnumerable<(DayOfWeek First, DayOfWeek Last, OpenTime? Time)> Week() => Week(_days);

    /// <summary>Days of a week as they are around this day: ordinary ones, or of the period that it lies in.</summary>
    public IEnumerable<(DayOfWeek First, DayOfWeek Last, OpenTime? Time)> Week(DateOnly day) => Week(DaysOf(day));

    /// <summary>In order from Monday, neighbours with the same hours joined.</summary>
    private static IEnumerable<(DayOfWeek First, DayOfWeek Last, OpenTime? Time)> Week(Dictionary<DayOfWeek, OpenTime> days)
    {
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
        for (var i = 0; i < week.Length;)
        {
            var time = TimeOf(days, week[i]);
            var end = i;
            while (end + 1 < week.Length && TimeOf(days, week[end + 1]) == time) end++;
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

    private static OpenTime? TimeOf(Dictionary<DayOfWeek, OpenTime> days, DayOfWeek day) => days.TryGetValue(day, out var time) ? time : null;

    private Dictionary<DayOfWeek, OpenTime> DaysOf(DateOnly day)
    {
        foreach (var (period, days) in _periods)
            if (period.Holds(day)) return days;
        return _days;
    }

    private static Dictionary<DayOfWeek, OpenTime> Days(Dictionary<string, string?> week)
    {
        var days = new Dictionary<DayOfWeek, OpenTime>();
        foreach (var (day, hours) in week)
            if (TryParseDay(day, out var weekday) && hours is not null && TryParse(hours, out var time)) days[weekday] = time;
        return days;
    }

    private DateTimeOffset Local(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, _zone);
}
