using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>Days and the times that belong to them, gathered in the order in which they are said: "Tue or Thu after 5, or Sunday 11".</summary>
internal sealed class WishGroups
{
    private readonly List<Group> _groups = [];
    private Group _open = new();

    public bool HasDays => _open.Days.Count > 0 || _groups.Any(g => g.Days.Count > 0);

    public bool HasClock => _open.Clock is not null;

    public bool HasAnyClock => _open.Clock is not null || _groups.Any(g => g.Clock is not null);

    public void Add(IReadOnlyList<DateOnly> days)
    {
        // "Sunday 11, Monday 4": the next day begins something new. "5 pm Sunday or Monday": the time holds for both.
        if (_open.Days.Count > 0 && _open.HasTime && !_open.TimeCameFirst) Close();
        _open.Days.AddRange(days);
    }

    public void Add(SaidClock clock)
    {
        if (_open.Clock is not null) Close();
        _open.TimeCameFirst |= _open.Days.Count == 0;
        _open.Clock = clock;
    }

    public void Add(string part)
    {
        if (_open.Part is not null && _open.Part != part) Close();
        _open.TimeCameFirst |= _open.Days.Count == 0;
        _open.Part = part;
    }

    public void Clear()
    {
        _groups.Clear();
        _open = new Group();
    }

    public void ForgetClock() => _open.Clock = null;

    public IEnumerable<PreferredTime> Wishes(OpeningHours hours)
    {
        Close();
        List<DateOnly> days = [];
        foreach (var group in _groups)
        {
            // "Sunday 11 or 12": the second time is of the same day.
            if (group.Days.Count > 0) days = group.Days;
            if (days.Count == 0) yield return Wish(hours, null, group);
            foreach (var day in days) yield return Wish(hours, day, group);
        }
    }

    private void Close()
    {
        if (_open.Days.Count > 0 || _open.HasTime) _groups.Add(_open);
        _open = new Group();
    }

    private static PreferredTime Wish(OpeningHours hours, DateOnly? day, Group group)
    {
        if (group.Clock is not { } clock) return new PreferredTime(day, null, group.Part);
        var time = Resolved(hours, day, clock.Hour, clock.Minute, clock.IsAfternoon, group.Part);
        if (clock.Until is not var (hour, minute)) return new PreferredTime(day, time, clock.Relation);
        var until = new TimeOnly(hour, minute);
        while (until <= time && until.Hour < 12) until = until.AddHours(12);
        return until > time ? new PreferredTime(day, time, clock.Relation) { Until = until } : new PreferredTime(day, time, clock.Relation);
    }

    /// <summary>Which half of the day is meant: as said, or the one in which the clinic is open.</summary>
    private static TimeOnly Resolved(OpeningHours hours, DateOnly? day, int hour, int minute, bool? isAfternoon, string? part)
    {
        if (hour is 0 or > 12) return new TimeOnly(hour, minute);
        var morning = new TimeOnly(hour % 12, minute);
        var later = morning.AddHours(12);
        if (isAfternoon is { } said) return said ? later : morning;
        if (part is not null) return part == DayParts.Morning ? morning : later;
        var opens = day is { } known ? hours.On(known) : [.. hours.Week().SelectMany(d => d.Times)];
        if (opens.Any(o => o.Holds(morning.ToTimeSpan()))) return morning;
        if (opens.Any(o => o.Holds(later.ToTimeSpan()))) return later;
        // The hours behind midnight last: "Tuesday at 1" is one in the afternoon wherever it can be, and on a closed day it is no night.
        if (opens.Count > 0 && hours.AfterMidnight(day).Any(o => o.Holds(morning.ToTimeSpan()))) return morning;
        return hour is >= 8 and < 12 ? morning : later;
    }

    private sealed class Group
    {
        public List<DateOnly> Days { get; } = [];

        public SaidClock? Clock { get; set; }

        public string? Part { get; set; }

        public bool TimeCameFirst { get; set; }

        public bool HasTime => Clock is not null || Part is not null;
    }
}
