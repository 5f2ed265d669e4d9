namespace MesoBot.Booking;

/// <summary>A stretch of time in which the calendar has something.</summary>
internal readonly record struct BusyTime(DateTimeOffset From, DateTimeOffset To);

/// <summary>What an .ics file says of busy times; with a problem, nothing of it counts.</summary>
/// <param name="Problem">A sentence for the person who looks after the file; null when all was read.</param>
internal sealed record IcsReading(IReadOnlyList<BusyTime> Busy, string? Problem);

/// <summary>
/// Reads when a calendar is busy: never what for. A file that is not understood as a whole is refused, because a busy time that is
/// overlooked would be offered to a patient. What is free (TRANSPARENT) or cancelled does not count.
/// </summary>
internal static class IcsReader
{
    public const int MaxCharacters = 8_000_000;

    private const int MaxEvents = 20_000;
    private const int MaxBusy = 100_000;

    /// <param name="home">Of times that name no zone.</param>
    public static IcsReading Read(string text, TimeZoneInfo home, DateTimeOffset from, DateTimeOffset to)
    {
        if (text.Length > MaxCharacters) return new IcsReading([], "The file is too large.");
        try
        {
            return new IcsReading(Busy(Events(text), home, from, to), null);
        }
        catch (IcsFormatException e)
        {
            return new IcsReading([], e.Message);
        }
        catch (ArgumentOutOfRangeException)
        {
            return new IcsReading([], "A time lies outside the years that can be counted.");
        }
    }

    private static List<Event> Events(string text)
    {
        var (events, open, depth, last, isWhole) = (new List<Event>(), (Event?)null, 0, 1, false);
        foreach (var line in IcsLines.Read(text))
        {
            last = line.Number;
            if (depth == 0 && !line.Value.Equals("VCALENDAR", StringComparison.OrdinalIgnoreCase)) throw line.Wrong("this is no calendar file.");
            if (line.Name == "BEGIN")
            {
                depth++;
                if (depth == 2 && line.Value.Equals("VEVENT", StringComparison.OrdinalIgnoreCase)) open = new Event(line);
            }
            else if (line.Name == "END")
            {
                depth--;
                isWhole = depth == 0;
                if (depth != 1 || open is null) continue;
                events.Add(open);
                open = null;
                if (events.Count > MaxEvents) throw line.Wrong("the file has too many appointments.");
            }
            // A reminder inside an appointment has times of its own.
            else if (depth == 2) open?.Lines.Add(line);
        }
        return isWhole ? events : throw new IcsFormatException(last, "the file ends before the calendar does.");
    }

    private static List<BusyTime> Busy(List<Event> events, TimeZoneInfo home, DateTimeOffset from, DateTimeOffset to)
    {
        // One appointment of a row that was moved or cancelled stands for itself.
        var moved = events.Where(e => e.Line("RECURRENCE-ID") is not null).ToLookup(e => e.Value("UID"), e => IcsTime.Read(e.Line("RECURRENCE-ID")!, home).Moment, StringComparer.Ordinal);
        var busy = new List<BusyTime>();
        foreach (var one in events.Where(e => !e.IsFree))
        {
            var isMoved = one.Line("RECURRENCE-ID") is not null;
            foreach (var time in one.Times(home, to, isMoved ? [] : moved[one.Value("UID")].ToHashSet()))
                if (time.To > from && time.From < to && time.To > time.From) busy.Add(time);
            if (busy.Count > MaxBusy) throw one.Begin.Wrong("the file has too many appointments.");
        }
        return [.. busy.Distinct().OrderBy(b => b.From).ThenBy(b => b.To)];
    }

    private sealed record Event(IcsLine Begin)
    {
        public List<IcsLine> Lines { get; } = [];

        public bool IsFree => Value("TRANSP").Equals("TRANSPARENT", StringComparison.OrdinalIgnoreCase) || Value("STATUS").Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);

        public IcsLine? Line(string name) => Lines.FirstOrDefault(l => l.Name == name);

        public string Value(string name) => Line(name)?.Value ?? "";

        public IEnumerable<BusyTime> Times(TimeZoneInfo home, DateTimeOffset end, HashSet<DateTimeOffset> moved)
        {
            var first = IcsTime.Read(Line("DTSTART") ?? throw Begin.Wrong("the appointment has no beginning."), home);
            var (excluded, excludedDays) = Excluded(home);
            foreach (var wall in Starts(first, home, end))
            {
                var start = first.MomentOf(wall);
                if (excluded.Contains(start) || moved.Contains(start) || excludedDays.Contains(DateOnly.FromDateTime(wall))) continue;
                yield return new BusyTime(start, End(first, wall, start, home));
            }
        }

        private IEnumerable<DateTime> Starts(IcsTime first, TimeZoneInfo home, DateTimeOffset end)
        {
            IEnumerable<DateTime> ruled = Line("RRULE") is { } rule ? IcsRule.Read(rule, home).Starts(first, end) : [first.Wall];
            var added = Lines.Where(l => l.Name == "RDATE").SelectMany(l => l.Value.Split(',').Select(v => TimeZoneInfo.ConvertTime(IcsTime.Read(l, v, home).Moment, first.Zone).DateTime));
            return ruled.Concat(added).Distinct();
        }

        private (HashSet<DateTimeOffset> Moments, HashSet<DateOnly> Days) Excluded(TimeZoneInfo home)
        {
            var times = Lines.Where(l => l.Name == "EXDATE").SelectMany(l => l.Value.Split(',').Select(v => IcsTime.Read(l, v, home))).ToList();
            return ([.. times.Where(t => !t.IsDay).Select(t => t.Moment)], [.. times.Where(t => t.IsDay).Select(t => DateOnly.FromDateTime(t.Wall))]);
        }

        /// <summary>A whole day ends at the next midnight on the clock; anything else lasts as long as it lasts.</summary>
        private DateTimeOffset End(IcsTime first, DateTime wall, DateTimeOffset start, TimeZoneInfo home)
        {
            if (Line("DTEND") is { } line)
            {
                var end = IcsTime.Read(line, home);
                return first.IsDay ? first.MomentOf(wall + (end.Wall - first.Wall)) : start + (end.Moment - first.Moment);
            }
            if (Line("DURATION") is { } duration) return first.IsDay ? first.MomentOf(wall + IcsTime.ReadDuration(duration)) : start + IcsTime.ReadDuration(duration);
            return first.IsDay ? first.MomentOf(wall.AddDays(1)) : start;
        }
    }
}
