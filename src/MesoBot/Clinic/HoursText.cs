using MesoBot.Text;

namespace MesoBot.Clinic;

/// <summary>Opening hours as patients read them.</summary>
internal static class HoursText
{
    /// <summary>"open today 10:00 to 16:00 and 20:00 to 24:00"; after midnight first what is still open since the evening.</summary>
    public static string Today(OpeningHours hours, DateTimeOffset now, string language)
    {
        var today = hours.Today(now);
        var times = hours.On(today);
        var text = times.Count > 0 ? Strings.Format("OpenToday", language, Spoken(times, language)) : Strings.Get("ClosedToday", language);
        return hours.StillOpen(now) is { } late ? Strings.Format("OpenUntil", language, late.EndClock) + Strings.Get("ListSeparator", language) + text : text;
    }

    /// <summary>"10:00 to 16:00 and 20:00 to 24:00".</summary>
    public static string Spoken(IEnumerable<OpenTime> times, string language) =>
        string.Join(Strings.Get("AndHours", language), times.Select(t => Strings.Format("FromTo", language, t.BeginClock, t.EndClock)));

    /// <summary>"Monday to Thursday 10:00–16:00, 20:00–24:00; Saturday 10:00–18:00".</summary>
    public static string Week(IEnumerable<OpenDays> week, string language) => string.Join(Strings.Get("ListSeparator", language),
        week.Where(d => d.IsOpen).Select(d => Days(d, language) + " " + string.Join(Strings.Get("HoursComma", language), d.Times.Select(t => t.BeginClock + "–" + t.EndClock))));

    /// <summary>"Monday to Thursday".</summary>
    public static string Days(OpenDays days, string language) =>
        days.First == days.Last ? Day(days.First, language) : Strings.Format("DayRange", language, Day(days.First, language), Day(days.Last, language));

    private static string Day(DayOfWeek day, string language) => Strings.Get("Day" + day, language);
}
