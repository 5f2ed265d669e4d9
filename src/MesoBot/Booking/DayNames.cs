using System.Collections.Frozen;
using MesoBot.Language;

namespace MesoBot.Booking;

/// <summary>What people call days and months, in English, Arabic and Arabic in Latin letters.</summary>
internal static class DayNames
{
    private static readonly FrozenDictionary<string, DayOfWeek> Days = Table<DayOfWeek>(
        (DayOfWeek.Sunday, "sunday sundays sundey sunady الاحد elahad el7ad ela7ad la7ad al7ad alahad a7ad"),
        (DayOfWeek.Monday, "monday mondays munday monady الاثنين الاتنين etnein etneen elatnein eletnein ethnain ethnein itnein itneen eletneen"),
        (DayOfWeek.Tuesday, "tuesday tuesdays tues tusday teusday tuseday الثلاثاء الثلاثا الثلوث ثلاثاء talata eltalat eltalata tholatha thulatha ettlata eltlata"),
        (DayOfWeek.Wednesday, "wednesday wednesdays weds wensday wednsday wendesday الاربعاء الاربعا الربوع اربعاء arba3a elarba3 elarb3a el2arba3 arbi3a larb3a"),
        (DayOfWeek.Thursday, "thursday thursdays thurs thur thrusday thursaday thirsday الخميس خميس khamees 5amees khamis el5amees elkhamees elkhamis 5amis"),
        (DayOfWeek.Friday, "friday fridays firday fri الجمعه جمعه jom3a gom3a jum3a jumua eljom3a elgom3a eljum3a joma3a"),
        (DayOfWeek.Saturday, "saturday saturdays satarday saterday saturaday السبت sabt elsabt essabt sabet"));

    /// <summary>Short forms that are words or numbers of their own: they count beside another sign of a day.</summary>
    private static readonly FrozenDictionary<string, DayOfWeek> ShortDays = Table<DayOfWeek>(
        (DayOfWeek.Sunday, "sun احد"), (DayOfWeek.Monday, "mon اثنين"), (DayOfWeek.Tuesday, "tue ثلاث"), (DayOfWeek.Wednesday, "wed اربع"), (DayOfWeek.Thursday, "thu"), (DayOfWeek.Saturday, "sat سبت"));

    private static readonly FrozenDictionary<string, int> Months = Table<int>(
        (1, "january jan يناير"), (2, "february feb فبراير"), (3, "march mar مارس"), (4, "april apr ابريل"), (5, "may مايو"), (6, "june jun يونيو"), (7, "july jul يوليو"),
        (8, "august aug اغسطس"), (9, "september sep sept سبتمبر"), (10, "october oct اكتوبر"), (11, "november nov نوفمبر novamber"), (12, "december dec ديسمبر"));

    private static readonly FrozenSet<string> DayWords = Vocabulary.Of("on this next coming every يوم يومين ليوم بيوم yom youm el al");

    public static DayOfWeek? DayAt(Said said, int index, bool expectsDay)
    {
        var word = said[index];
        if (Find(Days, word) is { } day) return day;
        if (Find(ShortDays, word) is not { } shortDay) return null;
        var stands = expectsDay || DayWords.Contains(said[index - 1]) || Find(ShortDays, said[index + 1]) is not null || Find(Days, said[index + 1]) is not null
            || said[index + 1] is "or" or "and" && Find(ShortDays, said[index + 2]) is not null || said[index + 1] is { Length: > 0 } next && char.IsAsciiDigit(next[0]);
        return stands ? shortDay : null;
    }

    public static int? MonthOf(string word) => Months.TryGetValue(word, out var month) || word.Length > 3 && Months.TryGetValue(WithoutPrefix(word), out month) ? month : null;

    private static DayOfWeek? Find(FrozenDictionary<string, DayOfWeek> days, string word) =>
        days.TryGetValue(word, out var day) || word.Length > 3 && days.TryGetValue(WithoutPrefix(word), out day) ? day : null;

    /// <summary>"والخميس", "بالخميس" and "للخميس" are الخميس with a small word before it.</summary>
    public static string WithoutPrefix(string word) =>
        word.StartsWith("لل", StringComparison.Ordinal) ? "ال" + word[2..] : word[0] is 'و' or 'ب' or 'ف' or 'ل' or 'ع' ? word[1..] : word;

    private static FrozenDictionary<string, T> Table<T>(params (T Value, string Words)[] rows) => rows
        .SelectMany(r => r.Words.Split(' ').Select(w => (Word: TextFold.Fold(w), r.Value))).DistinctBy(p => p.Word).ToFrozenDictionary(p => p.Word, p => p.Value, StringComparer.Ordinal);
}
