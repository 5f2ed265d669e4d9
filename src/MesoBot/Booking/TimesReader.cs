using System.Collections.Frozen;
using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>What a message says of days and times.</summary>
/// <param name="Wishes">In the order in which they were said.</param>
/// <param name="Excluded">Days that were taken back: "not Monday".</param>
internal sealed record TimesHeard(IReadOnlyList<PreferredTime> Wishes, IReadOnlyList<DateOnly> Excluded)
{
    public static readonly TimesHeard Nothing = new([], []);

    /// <summary>A prayer stands in place of a clock time; prayers move through the year.</summary>
    public bool NeedsClock { get; init; }

    /// <summary>"or", "also": beside what was said before.</summary>
    public bool Adds { get; init; }

    /// <summary>"any time".</summary>
    public bool IsAny { get; init; }

    public bool IsSameTime { get; init; }

    public bool IsAnything => Wishes.Count > 0 || Excluded.Count > 0 || NeedsClock || IsAny || IsSameTime;
}

/// <summary>Reads the wished days and times of a message. Marks the words that it has understood.</summary>
internal sealed class TimesReader(OpeningHours hours, DateOnly today, bool expectsTime)
{
    private const int MaxWishes = 10;

    private static readonly FrozenSet<string> Mornings = Vocabulary.Of("morning mornings early صباحا الصبح صبح الصباح بدري sob7 elsob7");
    private static readonly FrozenSet<string> Afternoons = Vocabulary.Of("afternoon afternoons noonish lunch lunchtime الظهر ظهرا الظهيره eldohr dohr");
    private static readonly FrozenSet<string> Evenings = Vocabulary.Of("evening evenings tonight night مساء مساءا المسا المساء بالليل الليل ليلا masa bellayl elmasa");
    private static readonly Phrases AfterNoon = new("بعد الظهر|ba3d eldohr");
    private static readonly FrozenSet<string> Prayers = Vocabulary.Of("asr 3asr el3asr fajr dhuhr zuhr duhr maghrib maghreb isha taraweeh iftar ftoor suhoor العصر عصرا المغرب المغربيه العشاء العشا الفجر الافطار الفطور السحور التراويح elmaghreb el3isha");
    private static readonly Phrases Any = new(
        "any time|anytime|any day|whenever|whichever day|i am flexible|im flexible|flexible|doesnt matter when|earliest|as soon as possible|asap|soonest|first available|earliest possible|" +
        "اي وقت|اي يوم|ما يفرق|مايفرق|باسرع وقت|اقرب موعد|اقرب وقت|اول موعد|في اقرب وقت|ay wa2t|ay yom");
    private static readonly Phrases Same = new("same time|same hour|at the same time|نفس الوقت|بنفس الوقت|نفس الساعه|nafs elwa2t|nafs el wa2t");

    public TimesHeard Read(Said said)
    {
        var days = new DayReader(hours, today, expectsTime);
        var groups = new WishGroups();
        var excluded = new List<DateOnly>();
        var needsClock = false;
        var lastEnd = -1;
        for (var i = 0; i < said.Count; i++)
        {
            if (days.At(said, i) is { } day)
            {
                if (IsExcluded(said, i)) excluded.AddRange(day.Days);
                else if (!IsOfOldAppointment(said, i, day.Words))
                {
                    if (groups.HasDays && IsCorrected(said, lastEnd, i)) groups.Clear();
                    groups.Add(day.Days);
                }
                // "tonight" is a day and a part of it.
                if (said[i] is "tonight" or "الليله") groups.Add(DayParts.Evening);
                i = lastEnd = Use(said, i, day.Words);
            }
            else if (AfterNoon.LengthAt(said, i) is > 0 and var noon)
            {
                groups.Add(DayParts.Afternoon);
                i = lastEnd = Use(said, i, noon);
            }
            else if (ClockReader.ReadAt(said, i, IsClockPlace(said, i, lastEnd)) is { } clock)
            {
                if (IsExcluded(said, i)) said.Use(i, clock.Words);
                else
                {
                    if (groups.HasClock && IsCorrected(said, lastEnd, i)) groups.ForgetClock();
                    groups.Add(clock);
                }
                i = lastEnd = Use(said, i, clock.Words);
            }
            else if (Part(said[i]) is { } part && !said.IsUsed(i))
            {
                groups.Add(part);
                i = lastEnd = Use(said, i, 1);
            }
            else if (Prayers.Contains(said[i]))
            {
                needsClock = true;
                // The "after" before it belongs to it.
                said.Use(i - 1, 2);
                lastEnd = i;
            }
        }
        var isSame = Same.Take(said);
        var isAny = Any.Take(said);
        var wishes = groups.Wishes(hours).Where(w => w.Day is null || !excluded.Contains(w.Day.Value)).Distinct().Take(MaxWishes).ToList();
        return new TimesHeard(wishes, excluded)
        {
            NeedsClock = needsClock && !groups.HasAnyClock,
            IsSameTime = isSame,
            IsAny = isAny && wishes.Count == 0,
            Adds = wishes.Count > 0 && said.Tokens.Take(3).Any(t => Vocabulary.Additions.Contains(t.Text)) && !said.Has(Instead),
        };
    }

    private static readonly FrozenSet<string> Instead = Vocabulary.Of("instead change not بدل غير");

    private bool IsClockPlace(Said said, int index, int lastEnd) =>
        lastEnd >= 0 && lastEnd + 1 == index || said[index - 1] is "it" or "do" or "or" or "خليها" or "خليه" or "خلها" && index > 0 && (lastEnd >= 0 || expectsTime || said[index - 1] != "or")
        || expectsTime && said.Count <= 4;

    private static int Use(Said said, int from, int count)
    {
        said.Use(from, count);
        return from + count - 1;
    }

    private static string? Part(string word) => Mornings.Contains(word) ? DayParts.Morning : Afternoons.Contains(word) ? DayParts.Afternoon : Evenings.Contains(word) ? DayParts.Evening : null;

    /// <summary>"not Monday", "instead of Monday", "مو الخميس"; but "no, Monday" wants it.</summary>
    private static bool IsExcluded(Said said, int index)
    {
        for (var at = index - 1; at >= 0 && at >= index - 4 && said.IsSameClause(at, index); at--)
        {
            var word = said[at];
            if (word == "of" && said[at - 1] == "instead" || word == "than" && said[at - 1] == "rather") return true;
            // "no Monday" after other words is a slip corrected; "not Monday" is not wanted.
            if (word is not "no" && Vocabulary.Not.Contains(word)) return true;
            if (!Link.Contains(word)) return false;
        }
        return false;
    }

    /// <summary>"my Friday appointment to next week": the day that is to be left.</summary>
    private static bool IsOfOldAppointment(Said said, int index, int words)
    {
        if (said[index - 1] == "from" && Enumerable.Range(index + words, 3).Any(i => said[i] == "to" && i > index)) return true;
        if (said[index - 1] is "my" or "our" or "the" && Appointments.Contains(said[index + words])) return true;
        return Appointments.Contains(said[index - 2]) && said[index - 1] is "on" or "for" or "of" && Enumerable.Range(index, Math.Max(0, said.Count - index)).Any(i => said[i] is "to");
    }

    private static readonly FrozenSet<string> Appointments = Vocabulary.Of("appointment appt booking visit session slot consultation reservation request");
    private static readonly FrozenSet<string> Link = Vocabulary.Of("on the this next at do make come يوم اقدر of for ال anymore");

    private static bool IsCorrected(Said said, int from, int to) => Enumerable.Range(from + 1, Math.Max(0, to - from - 1)).Any(i => Vocabulary.Corrections.Contains(said[i]));
}
