using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>Why a wished time cannot be.</summary>
internal enum TimeProblem
{
    None,
    Past,
    TooSoon,
    TooFar,
    Holiday,
    ClosedDay,
    OutsideHours,
}

/// <summary>Puts what was said of times beside what was said before, and says what cannot be.</summary>
internal sealed class TimeWishes(OpeningHours hours, BookingOptions options, DateTime localNow)
{
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);
    private static readonly TimeSpan EveningBegins = TimeSpan.FromHours(17);

    public const int Most = 10;

    /// <summary>So many days were said as a stretch, not one by one.</summary>
    public const int Stretch = 4;

    /// <summary>A time alone belongs to the days known; a day alone keeps the time known; otherwise the new takes the place of the old.</summary>
    public static IReadOnlyList<PreferredTime> Merge(IReadOnlyList<PreferredTime> known, TimesHeard heard)
    {
        var kept = known.Where(k => k.Day is null || !heard.Excluded.Contains(k.Day.Value)).ToList();
        heard = heard with { Wishes = [.. heard.Wishes.Select(w => Within(kept, w))] };
        if (heard.IsAny) return [new PreferredTime(null, null)];
        if (heard.Wishes.Count == 0) return kept;
        if (heard.Adds && heard.Wishes.All(w => w.Day is not null)) return [.. kept.Concat(heard.Wishes).Distinct().Take(Most)];
        if (heard.Wishes.All(w => w.Day is null) && known.Any(k => k.Day is not null))
            return [.. (from day in (kept.Count > 0 ? kept : known).Select(k => k.Day).Distinct() from wish in heard.Wishes select wish with { Day = day }).Distinct().Take(Most)];
        // "Thursday" after "Monday 5 pm" is Thursday 5 pm, and the summary shows it.
        if (heard.Wishes.All(w => w.Time is null && w.PartOfDay is null) && known.Select(k => k with { Day = null }).Distinct().ToList() is [var time] && (time.Time is not null || time.PartOfDay is not null))
            return [.. heard.Wishes.Select(w => time with { Day = w.Day })];
        return heard.Wishes;
    }

    /// <summary>"Tuesday" after "next week" is the Tuesday of that week.</summary>
    private static PreferredTime Within(List<PreferredTime> known, PreferredTime wish) =>
        wish.Day is { } day && known.Count >= Stretch && known.All(k => k.Day != day) && known.FirstOrDefault(k => k.Day?.DayOfWeek == day.DayOfWeek) is { } meant ? wish with { Day = meant.Day } : wish;

    public TimeProblem ProblemOf(PreferredTime wish)
    {
        var today = DateOnly.FromDateTime(localNow);
        if (wish.Day is not { } day) return wish.Time is null || Fitting(wish, [.. hours.Week().SelectMany(d => d.Times)]).Count > 0 ? TimeProblem.None : TimeProblem.OutsideHours;
        if (day < today) return TimeProblem.Past;
        if (day.DayNumber - today.DayNumber > options.MaxDaysAhead) return TimeProblem.TooFar;
        var open = hours.On(day);
        var fitting = Fitting(wish, open);
        if (open.Count == 0 && fitting.Count == 0) return hours.Week().Any(d => d.IsOpen && Covers(d, day.DayOfWeek)) ? TimeProblem.Holiday : TimeProblem.ClosedDay;
        if (fitting.Count == 0) return day == today && wish.Time is { } gone && day.ToDateTime(gone) < localNow ? TimeProblem.Past : TimeProblem.OutsideHours;
        var isOpenEnded = wish.PartOfDay == DayParts.After || wish.Time is null;
        var last = day.ToDateTime(TimeOnly.MinValue) + (isOpenEnded ? wish.Until?.ToTimeSpan() ?? fitting.Max(o => Latest(wish, o)) : wish.Time!.Value.ToTimeSpan());
        if (last < localNow) return TimeProblem.Past;
        return last < localNow.AddHours(options.LeadHours) ? TimeProblem.TooSoon : TimeProblem.None;
    }

    /// <summary>What stays of a wish that cannot be: the time of a closed day, the day of a time outside the hours.</summary>
    public static PreferredTime? LeftOf(PreferredTime wish, TimeProblem problem) => problem switch
    {
        TimeProblem.OutsideHours => wish.Day is null ? null : new PreferredTime(wish.Day, null),
        _ => wish.Time is null && wish.PartOfDay is null ? null : wish with { Day = null },
    };

    /// <summary>What begins that day; what is still open since the evening before only for a clock time that lies in it.</summary>
    private List<OpenTime> Fitting(PreferredTime wish, IReadOnlyList<OpenTime> open) =>
        [.. open.Where(o => Fits(wish, o)), .. hours.AfterMidnight(wish.Day).Where(late => wish is { Time: not null, PartOfDay: not DayParts.Before } && Fits(wish, late))];

    private bool Fits(PreferredTime wish, OpenTime open)
    {
        var lastStart = open.End.Subtract(TimeSpan.FromMinutes(options.SlotMinutes));
        var time = wish.Time?.ToTimeSpan();
        return wish switch
        {
            { Time: not null, PartOfDay: DayParts.After } => time <= lastStart && (wish.Until is not { } until || until.ToTimeSpan() > open.Begin),
            { Time: not null, PartOfDay: DayParts.Before } => time > open.Begin,
            { Time: not null } => time >= open.Begin && time <= lastStart,
            { PartOfDay: DayParts.Morning } => open.Begin < Noon,
            { PartOfDay: DayParts.Afternoon } => open.End > Noon && open.Begin < EveningBegins,
            { PartOfDay: DayParts.Evening } => lastStart >= EveningBegins,
            _ => true,
        };
    }

    private TimeSpan Latest(PreferredTime wish, OpenTime open) => wish.PartOfDay == DayParts.Morning && open.End > Noon ? Noon : open.End.Subtract(TimeSpan.FromMinutes(options.SlotMinutes));

    private static bool Covers(OpenDays days, DayOfWeek day)
    {
        static int Place(DayOfWeek d) => ((int)d + 6) % 7;
        return Place(day) >= Place(days.First) && Place(day) <= Place(days.Last);
    }
}
