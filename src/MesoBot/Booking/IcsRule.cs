using System.Globalization;

namespace MesoBot.Booking;

/// <summary>
/// How an appointment repeats: every so many days or weeks, on some days of the week, so often or until a time. Months and years are
/// understood without any BY… part. What is not understood is refused: a busy time that is left out would be shown as free.
/// </summary>
internal sealed class IcsRule
{
    /// <summary>No appointment is looked for further than so many steps from its beginning: a day for each of 100 years.</summary>
    private const int MaxSteps = 36_525;

    private static readonly string[] DayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private readonly IcsLine _line;
    private readonly string _frequency;
    private readonly int _interval;
    private readonly int? _count;
    private readonly IcsTime? _until;
    private readonly HashSet<DayOfWeek> _days = [];
    private readonly DayOfWeek _weekStart = DayOfWeek.Monday;

    private IcsRule(IcsLine line, TimeZoneInfo home)
    {
        _line = line;
        (_frequency, _interval) = ("", 1);
        foreach (var part in line.Value.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var n, var v] ? (n.ToUpper(CultureInfo.InvariantCulture), v) : (part, "");
            switch (name)
            {
                case "FREQ": _frequency = value.ToUpper(CultureInfo.InvariantCulture); break;
                case "INTERVAL": _interval = Number(value); break;
                case "COUNT": _count = Number(value); break;
                case "UNTIL": _until = IcsTime.Read(line, value, home); break;
                case "WKST": _weekStart = Day(value); break;
                case "BYDAY": foreach (var day in value.Split(',')) _days.Add(Day(day)); break;
                default: throw line.Wrong($"repeating with {(name.All(char.IsAsciiLetter) ? name : "this part")} is not understood.");
            }
        }
        if (_frequency is not ("DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY") || (_days.Count > 0 && _frequency is ("MONTHLY" or "YEARLY")))
            throw line.Wrong("this way of repeating is not understood; daily and weekly are.");
    }

    public static IcsRule Read(IcsLine line, TimeZoneInfo home) => new(line, home);

    /// <summary>The beginnings on the wall clock, in order, as long as they lie before <paramref name="end"/>.</summary>
    public IEnumerable<DateTime> Starts(IcsTime first, DateTimeOffset end)
    {
        var found = 0;
        foreach (var wall in Candidates(first.Wall))
        {
            if (found == _count || first.MomentOf(wall) >= end || IsPast(first, wall)) yield break;
            found++;
            yield return wall;
        }
    }

    private bool IsPast(IcsTime first, DateTime wall) => _until is { } until
        && (until.IsDay ? DateOnly.FromDateTime(wall) > DateOnly.FromDateTime(until.Wall) : first.MomentOf(wall) > until.Moment);

    private IEnumerable<DateTime> Candidates(DateTime first)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            foreach (var wall in In(first, step))
                if (wall >= first) yield return wall;
        }
        throw _line.Wrong("it repeats too long.");
    }

    private IEnumerable<DateTime> In(DateTime first, int step)
    {
        switch (_frequency)
        {
            case "DAILY":
                var day = first.AddDays((double)step * _interval);
                return _days.Count == 0 || _days.Contains(day.DayOfWeek) ? [day] : [];
            case "WEEKLY":
                if (_days.Count == 0) return [first.AddDays(7.0 * step * _interval)];
                var week = first.AddDays(-(((int)first.DayOfWeek - (int)_weekStart + 7) % 7)).AddDays(7.0 * step * _interval);
                return Enumerable.Range(0, 7).Select(d => week.AddDays(d)).Where(d => _days.Contains(d.DayOfWeek));
            default:
                // A month that lacks the day is left out (RFC 5545 §3.3.10).
                var months = step * _interval * (_frequency == "YEARLY" ? 12 : 1);
                var at = first.AddMonths(months);
                return at.Day == first.Day ? [at] : [];
        }
    }

    private int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100_000
        ? number : throw _line.Wrong("a number of this rule cannot be read.");

    private DayOfWeek Day(string text) => Array.IndexOf(DayNames, text.Trim().ToUpper(CultureInfo.InvariantCulture)) is >= 0 and var day
        ? (DayOfWeek)day : throw _line.Wrong("a day of this rule is not understood.");
}
