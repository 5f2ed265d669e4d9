using System.Globalization;

namespace MesoBot.Clinic;

/// <summary>From when to when the clinic is open; a day may have several. It may end at midnight, "24:00", or after it.</summary>
/// <param name="Length">More than nothing, and less than a day.</param>
internal readonly record struct OpenTime(TimeOnly From, TimeSpan Length)
{
    /// <summary>Whoever closes later than this did not mean the next day: "20:00-10:00" is a slip.</summary>
    private static readonly TimeSpan LatestEnd = TimeSpan.FromHours(24 + 6);

    private static readonly TimeSpan Midnight = TimeSpan.FromHours(24);

    /// <summary>Since the midnight with which its day begins.</summary>
    public TimeSpan Begin => From.ToTimeSpan();

    /// <summary>Since the same midnight: beyond 24 hours when it ends on the next day.</summary>
    public TimeSpan End => Begin + Length;

    public DateTime BeginOn(DateOnly day) => day.ToDateTime(From);

    public DateTime EndOn(DateOnly day) => BeginOn(day) + Length;

    public bool Holds(TimeSpan time) => Begin <= time && time < End;

    /// <summary>As the next day sees what began the evening before; null when it was over by midnight.</summary>
    public OpenTime? AfterMidnight => End > Midnight ? new OpenTime(TimeOnly.MinValue, End - Midnight) : null;

    /// <summary>"20:00".</summary>
    public string BeginClock => Clock(Begin);

    /// <summary>"22:00", "24:00", "02:00".</summary>
    public string EndClock => End == Midnight ? "24:00" : Clock(End > Midnight ? End - Midnight : End);

    /// <summary>"10:00-14:00", or several in order: "10:00-14:00, 17:00-21:00".</summary>
    public static bool TryParse(string hours, out IReadOnlyList<OpenTime> times)
    {
        var read = new List<OpenTime>();
        times = read;
        foreach (var part in hours.Split(','))
        {
            if (One(part) is not { } time || read.Count > 0 && time.Begin <= read[^1].End) return false;
            read.Add(time);
        }
        return true;
    }

    private static OpenTime? One(string hours)
    {
        if (hours.Split('-', StringSplitOptions.TrimEntries) is not [var first, var last] || TimeOf(first) is not { } from || (last == "24:00" ? Midnight : TimeOf(last)) is not { } to) return null;
        if (to < from) to += Midnight;
        return to > from && to <= LatestEnd ? new OpenTime(TimeOnly.FromTimeSpan(from), to - from) : null;
    }

    private static TimeSpan? TimeOf(string clock) => TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;

    private static string Clock(TimeSpan time) => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
