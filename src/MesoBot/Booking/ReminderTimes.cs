using System.Globalization;
using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>When somebody is reminded: a day and two hours before, and never at night. Pure.</summary>
internal sealed class ReminderTimes(OpeningHours clock, BookingOptions options)
{
    /// <summary>Later than this before the appointment nobody is reminded any more.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromHours(1);

    private static readonly TimeSpan BeforeQuiet = TimeSpan.FromMinutes(15);
    private static readonly (string Name, TimeSpan Before)[] All = [("day", TimeSpan.FromHours(24)), ("hours", TimeSpan.FromHours(2))];

    private readonly TimeOnly _from = Parse(options.QuietFrom);
    private readonly TimeOnly _to = Parse(options.QuietTo);

    public static IEnumerable<string> Names => All.Select(r => r.Name);

    /// <summary>What lies behind already is left out.</summary>
    public IEnumerable<(string Name, DateTimeOffset Due)> Of(DateTimeOffset start, DateTimeOffset now)
    {
        foreach (var (name, before) in All)
            if (Awake(start - before) is var due && due > now && due <= start - Latest) yield return (name, due);
    }

    public bool IsQuiet(DateTimeOffset moment) => IsQuiet(TimeOnly.FromDateTime(clock.At(moment)));

    /// <summary>The first moment from this one on that is not in the night.</summary>
    public DateTimeOffset AfterQuiet(DateTimeOffset moment)
    {
        if (!IsQuiet(moment)) return moment;
        var local = clock.At(moment);
        var end = DateOnly.FromDateTime(local).ToDateTime(_to);
        return clock.Moment(end > local ? end : end.AddDays(1));
    }

    /// <summary>A reminder that would come at night comes in the evening before.</summary>
    private DateTimeOffset Awake(DateTimeOffset due)
    {
        if (!IsQuiet(due)) return due;
        var local = clock.At(due);
        var begin = DateOnly.FromDateTime(local).ToDateTime(_from);
        return clock.Moment(begin <= local ? begin : begin.AddDays(-1)) - BeforeQuiet;
    }

    private bool IsQuiet(TimeOnly time) => _from != _to && time.IsBetween(_from, _to);

    private static TimeOnly Parse(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
