using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>A stretch of time that is not free.</summary>
/// <param name="Until">A hold counts up to this moment; null: for good.</param>
/// <param name="HeldBy">The conversation that holds it: there it is still free.</param>
internal sealed record TakenTime(string Branch, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? Until = null, string? HeldBy = null);

/// <summary>
/// The free times of the branches whose diary is known, as they were when it was made. Pure: what is shown may be taken meanwhile, and
/// only the store decides who gets it.
/// </summary>
internal sealed class SlotBoard
{
    private readonly OpeningHours _hours;
    private readonly BookingOptions _options;
    private readonly Dictionary<string, TakenTime[]> _taken;
    private readonly IReadOnlyList<string> _branches;

    /// <param name="branches">Those of which all appointments are known; the others have no free times to show.</param>
    public SlotBoard(OpeningHours hours, BookingOptions options, IReadOnlyList<string> branches, IEnumerable<TakenTime> taken)
    {
        (_hours, _options, _branches) = (hours, options, branches);
        _taken = taken.GroupBy(t => t.Branch, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.OrderBy(t => t.From).ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The branches whose free times are known.</summary>
    public IReadOnlyList<string> Branches => _branches;

    public bool Has(string? branch) => Diary.BranchOf(_branches, branch) is not null;

    /// <summary>The next free times in order, from a day on when one is named. In the clinic's own offset.</summary>
    /// <param name="heldBy">The conversation that asks: what it holds itself is free.</param>
    public IReadOnlyList<DateTimeOffset> Free(string? branch, DateTimeOffset now, int max, DateOnly? from = null, string? heldBy = null)
    {
        if (Diary.BranchOf(_branches, branch) is not { } known) return [];
        var (today, free) = (_hours.Today(now), new List<DateTimeOffset>());
        var taken = _taken.GetValueOrDefault(known, []);
        for (var day = from > today ? from.Value : today; day <= today.AddDays(_options.MaxDaysAhead) && free.Count < max; day = day.AddDays(1))
            free.AddRange(Starts(day).Where(start => start >= now.AddHours(_options.LeadHours) && !IsTaken(taken, start, now, heldBy)).Take(max - free.Count));
        return free;
    }

    /// <summary>True for a time that could be among <see cref="Free"/>.</summary>
    public bool IsFree(string? branch, DateTimeOffset start, DateTimeOffset now, string? heldBy = null)
    {
        if (Diary.BranchOf(_branches, branch) is not { } known) return false;
        var day = DateOnly.FromDateTime(_hours.At(start));
        return start >= now.AddHours(_options.LeadHours) && day <= _hours.Today(now).AddDays(_options.MaxDaysAhead)
            && Starts(day).Contains(start) && !IsTaken(_taken.GetValueOrDefault(known, []), start, now, heldBy);
    }

    /// <summary>Those that lie on this day of the calendar: after midnight they belong to the hours of the evening before.</summary>
    private IEnumerable<DateTimeOffset> Starts(DateOnly day) =>
        Of(day.AddDays(-1)).Concat(Of(day)).Where(start => DateOnly.FromDateTime(start) == day).Select(_hours.Moment);

    private IEnumerable<DateTime> Of(DateOnly day)
    {
        var step = TimeSpan.FromMinutes(_options.SlotMinutes);
        foreach (var open in _hours.On(day))
            for (var start = open.BeginOn(day); start + step <= open.EndOn(day); start += step) yield return start;
    }

    private bool IsTaken(TakenTime[] taken, DateTimeOffset start, DateTimeOffset now, string? heldBy)
    {
        var end = start.AddMinutes(_options.SlotMinutes);
        foreach (var time in taken)
        {
            if (time.From >= end) return false;
            if (time.To > start && (time.Until is not { } until || until > now && (heldBy is null || time.HeldBy != heldBy))) return true;
        }
        return false;
    }
}
