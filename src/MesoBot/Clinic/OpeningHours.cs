namespace MesoBot.Clinic;

/// <summary>Neighbouring days with the same hours, from Monday on.</summary>
/// <param name="Times">In order; none when it is closed.</param>
internal readonly record struct OpenDays(DayOfWeek First, DayOfWeek Last, IReadOnlyList<OpenTime> Times)
{
    public bool IsOpen => Times.Count > 0;
}

/// <summary>When the clinic is open, in its own time zone. Pure: the moment is passed in.</summary>
internal sealed class OpeningHours
{
    private const int DaysToLookAhead = 14;

    private readonly TimeZoneInfo _zone;
    private readonly Dictionary<DayOfWeek, IReadOnlyList<OpenTime>> _days;
    private readonly List<(PeriodOptions Period, Dictionary<DayOfWeek, IReadOnlyList<OpenTime>> Days)> _periods;
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
        var local = Local(now).DateTime;
        return Around(DateOnly.FromDateTime(local)).Any(t => t.Holds(local.TimeOfDay));
    }

    /// <summary>What begins on this day, in order; none when it is closed.</summary>
    public IReadOnlyList<OpenTime> On(DateOnly day) => !_holidays.Contains(day) && DaysOf(day).TryGetValue(day.DayOfWeek, out var times) ? times : [];

    /// <summary>The hours between this day's own midnight and the end of what begins on it: first what is still open since the evening before.</summary>
    public IReadOnlyList<OpenTime> Around(DateOnly day) => [.. AfterMidnight(day), .. On(day)];

    /// <summary>What is still open on this day since the evening before; without a day, what may be on some day of an ordinary week.</summary>
    public IReadOnlyList<OpenTime> AfterMidnight(DateOnly? day)
    {
        if (day is { } known) return On(known.AddDays(-1)) is [.., { AfterMidnight: { } late }] ? [late] : [];
        return [.. Week().SelectMany(d => d.Times).Select(t => t.AfterMidnight).OfType<OpenTime>()];
    }

    /// <summary>What began yesterday and is still open; null otherwise.</summary>
    public OpenTime? StillOpen(DateTimeOffset now)
    {
        var local = Local(now).DateTime;
        return On(DateOnly.FromDateTime(local).AddDays(-1)) is [.., { AfterMidnight: { } late }] && late.Holds(local.TimeOfDay) ? late : null;
    }

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
            foreach (var time in On(day))
                if (time.BeginOn(day) > local) return time.BeginOn(day);
        }
        return null;
    }

    /// <summary>Days of an ordinary week.</summary>
    public IEnumerable<OpenDays> Week() => Week(_days);

    /// <summary>Days of a week as they are around this day: ordinary ones, or of the period that it lies in.</summary>
    public IEnumerable<OpenDays> Week(DateOnly day) => Week(DaysOf(day));

    /// <summary>In order from Monday, neighbours with the same hours joined.</summary>
    private static IEnumerable<OpenDays> Week(Dictionary<DayOfWeek, IReadOnlyList<OpenTime>> days)
    {
        DayOfWeek[] week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
        for (var i = 0; i < week.Length;)
        {
            var times = days.GetValueOrDefault(week[i], []);
            var end = i;
            while (end + 1 < week.Length && days.GetValueOrDefault(week[end + 1], []).SequenceEqual(times)) end++;
            yield return new OpenDays(week[i], week[end], times);
            i = end + 1;
        }
    }

    /// <summary>English day names only: "3" and "Monday,Tuesday" would be read as some day too.</summary>
    public static bool TryParseDay(string name, out DayOfWeek day) =>
        Enum.TryParse(name, ignoreCase: true, out day) && Enum.IsDefined(day) && name.Equals(day.ToString(), StringComparison.OrdinalIgnoreCase);

    private Dictionary<DayOfWeek, IReadOnlyList<OpenTime>> DaysOf(DateOnly day)
    {
        foreach (var (period, days) in _periods)
            if (period.Holds(day)) return days;
        return _days;
    }

    private static Dictionary<DayOfWeek, IReadOnlyList<OpenTime>> Days(Dictionary<string, string?> week)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<OpenTime>>();
        foreach (var (day, hours) in week)
            if (TryParseDay(day, out var weekday) && hours is not null && OpenTime.TryParse(hours, out var times)) days[weekday] = times;
        return days;
    }

    private DateTimeOffset Local(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, _zone);
}
