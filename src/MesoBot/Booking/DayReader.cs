using System.Collections.Frozen;
using System.Globalization;
using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>A day that was said, or the open days of a stretch such as "next week".</summary>
internal readonly record struct SaidDays(IReadOnlyList<DateOnly> Days, int Words);

/// <summary>Reads one day at a place in a message, as of today in the clinic's own time.</summary>
internal sealed class DayReader(OpeningHours hours, DateOnly today, bool expectsDay)
{
    private const int DaysOfWeek = 7;

    /// <summary>A date of the last weeks is a slip; one further back is meant for the next year.</summary>
    private const int PastDays = 60;

    private static readonly FrozenSet<string> Today = Vocabulary.Of("today tonight اليوم الليله elyom elyoum elyoom lyom 2day");
    private static readonly FrozenSet<string> Tomorrow = Vocabulary.Of("tomorrow tomorow tommorow tommorrow tomorro tmw tomoro بكرا بكره باكر باجر غدا الغد bukra bokra bacher bachir baker ghadan");
    private static readonly Phrases DayAfterTomorrow = new("day after tomorrow|the day after tomorrow|بعد بكرا|بعد بكره|بعد غد|بعد الغد|عقب باكر|عقب باجر|عقب بكره|ba3d bukra|ba3d bokra|3ogob bacher");
    private static readonly Phrases NextWeek = new("next week|coming week|the week after|following week|الاسبوع الجاي|الاسبوع القادم|الاسبوع الياي|الاسبوع المقبل|اسبوع الجاي|الاسبوع اللي بعده|elusboo3 eljay|el osboo3 el jay|next wk");
    private static readonly Phrases ThisWeek = new("this week|later this week|هالاسبوع|هذا الاسبوع|الاسبوع هذا|haleusboo3");
    private static readonly Phrases Weekend = new("weekend|this weekend|the weekend|الويكند|نهايه الاسبوع|عطله نهايه الاسبوع|weekends");
    private static readonly Phrases InTwoWeeks = new("in two weeks|in 2 weeks|after two weeks|after 2 weeks|two weeks from now|2 weeks from now|بعد اسبوعين");
    private static readonly Phrases InOneWeek = new("in a week|in one week|after a week|after one week|a week from now|بعد اسبوع");
    private static readonly FrozenSet<string> NextWords = Vocabulary.Of("next coming القادم الجاي الياي المقبل");

    public SaidDays? At(Said said, int index)
    {
        if (said.IsUsed(index)) return null;
        return Relative(said, index) ?? Written(said, index) ?? Weekday(said, index);
    }

    private SaidDays? Relative(Said said, int index)
    {
        if (DayAfterTomorrow.LengthAt(said, index) is > 0 and var after) return One(today.AddDays(2), after);
        if (InTwoWeeks.LengthAt(said, index) is > 0 and var two) return Open(MondayAfter(2), DaysOfWeek, two);
        if (InOneWeek.LengthAt(said, index) is > 0 and var one) return Open(MondayAfter(1), DaysOfWeek, one);
        if (NextWeek.LengthAt(said, index) is > 0 and var next) return WeekdayOfNextWeek(said, index, next) ?? Open(MondayAfter(1), DaysOfWeek, next);
        if (ThisWeek.LengthAt(said, index) is > 0 and var week) return Open(today, MondayAfter(1).DayNumber - today.DayNumber, week);
        if (Weekend.LengthAt(said, index) is > 0 and var weekend) return Open(MondayAfter(1).AddDays(-2), 2, weekend);
        var word = said[index];
        if (Today.Contains(word)) return One(today, 1);
        return Tomorrow.Contains(word) || word.Length > 3 && Tomorrow.Contains(DayNames.WithoutPrefix(word)) ? One(today.AddDays(1), 1) : null;
    }

    /// <summary>"next week Sunday".</summary>
    private SaidDays? WeekdayOfNextWeek(Said said, int index, int length)
    {
        var at = said[index + length] is "on" ? index + length + 1 : index + length;
        return said.IsSameClause(index, at) && DayNames.DayAt(said, at, expectsDay: true) is { } day ? One(InWeekOf(MondayAfter(1), day), at + 1 - index) : null;
    }

    private SaidDays? Weekday(Said said, int index)
    {
        if (DayNames.DayAt(said, index, expectsDay) is not { } day) return null;
        if (NextWeek.LengthAt(said, index + 1) is > 0 and var length) return One(InWeekOf(MondayAfter(1), day), 1 + length);
        var date = today.AddDays((day - today.DayOfWeek + DaysOfWeek) % DaysOfWeek);
        // On a Sunday people who mean today say "today".
        if (date == today && said[index - 1] != "this") date = date.AddDays(DaysOfWeek);
        var words = NextWords.Contains(said[index + 1]) ? 2 : 1;
        // "Sunday 29 November": the date says which one.
        if (Written(said, index + words) is { } written && said.IsSameClause(index, index + words)) return written with { Words = written.Words + words };
        return One(date, words);
    }

    private SaidDays? Written(Said said, int index) => Iso(said, index) ?? Slashed(said, index) ?? WithMonth(said, index) ?? DayOfMonth(said, index);

    private static SaidDays? Iso(Said said, int index)
    {
        if (said[index].Length != 4 || Number(said[index]) is not { } year || said.Between(index) != "-" || said.Between(index + 1) != "-") return null;
        return Number(said[index + 1]) is { } month && Number(said[index + 2]) is { } day && Date(year, month, day) is { } date ? One(date, 3) : null;
    }

    private SaidDays? Slashed(Said said, int index)
    {
        if (said.Between(index) != "/" || Number(said[index]) is not { } first || Number(said[index + 1]) is not { } second) return null;
        var hasYear = said.Between(index + 1) is "/" && Number(said[index + 2]) is not null;
        var year = hasYear ? Number(said[index + 2]) : null;
        // The day comes first in the Emirates; where it cannot, it comes second.
        return (OfYear(year, second, first) ?? OfYear(year, first, second)) is { } date ? One(date, hasYear ? 3 : 2) : null;
    }

    private SaidDays? WithMonth(Said said, int index)
    {
        if (Ordinal(said[index]) is { } day)
        {
            var at = said[index + 1] is "of" ? index + 2 : index + 1;
            if (DayNames.MonthOf(said[at]) is { } month && Dated(said, month, day, at) is { } date) return One(date.Day, date.End - index);
        }
        if (DayNames.MonthOf(said[index]) is { } named && Ordinal(said[index + 1]) is { } number && number <= 31 && Dated(said, named, number, index + 1) is { } dated) return One(dated.Day, dated.End - index);
        return null;
    }

    private (DateOnly Day, int End)? Dated(Said said, int month, int day, int last)
    {
        var year = said[last + 1].Length == 4 && Number(said[last + 1]) is >= 2000 and < 2100 and var written ? written : (int?)null;
        return OfYear(year, month, day) is { } date ? (date, last + (year is null ? 1 : 2)) : null;
    }

    /// <summary>"the 24th", "on the 24", "يوم 24".</summary>
    private SaidDays? DayOfMonth(Said said, int index)
    {
        var isOrdinal = said[index] is { Length: > 2 } word && !char.IsAsciiDigit(word[^1]) && Ordinal(word) is not null;
        var isNamed = said[index - 1] == "the" && said[index - 2] == "on" || said[index - 1] is "يوم" or "بيوم";
        if (!isOrdinal && !isNamed || Ordinal(said[index]) is not { } day) return null;
        for (var months = 0; months < 3; months++)
        {
            var month = new DateOnly(today.Year, today.Month, 1).AddMonths(months);
            if (Date(month.Year, month.Month, day) is { } date && date >= today) return One(date, 1);
        }
        return null;
    }

    private DateOnly? OfYear(int? year, int month, int day)
    {
        if (year is not null) return Date(year < 100 ? year.Value + 2000 : year.Value, month, day);
        if (Date(today.Year, month, day) is not { } date) return null;
        return date.DayNumber < today.DayNumber - PastDays ? Date(today.Year + 1, month, day) : date;
    }

    private DateOnly MondayAfter(int weeks) => today.AddDays(DaysOfWeek * weeks - ((int)today.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek);

    private static DateOnly InWeekOf(DateOnly monday, DayOfWeek day) => monday.AddDays(((int)day + DaysOfWeek - 1) % DaysOfWeek);

    private SaidDays? Open(DateOnly from, int days, int words)
    {
        var open = Enumerable.Range(0, days).Select(from.AddDays).Where(d => d >= today && hours.On(d).Count > 0).ToList();
        return open.Count > 0 ? new SaidDays(open, words) : One(from, words);
    }

    private static SaidDays One(DateOnly day, int words) => new([day], words);

    private static DateOnly? Date(int year, int month, int day) =>
        year is >= 2000 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int? Ordinal(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && word[digits..] is "" or "st" or "nd" or "rd" or "th" ? Number(word[..digits]) : null;
    }

    private static int? Number(string word) =>
        word.Length is >= 1 and <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
