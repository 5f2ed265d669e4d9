using MesoBot.Answers;
using MesoBot.Clinic;
using MesoBot.Text;

namespace MesoBot.Booking;

/// <summary>
/// What patients are told of their requests: when, where, and what they can do. Never what for: telephones are shared in families.
/// </summary>
internal sealed class BookingMessages(ClinicFacts clinic)
{
    public Reply Confirmed(StoredBooking booking, DateTimeOffset start, string locale, string address)
    {
        var language = LanguageOf(locale);
        var isMoved = Standing(booking) is { } before && before != start;
        return Reply(language, [
            Say(isMoved ? "ConfirmedAgain" : "Confirmed", language, ClinicName(language)),
            Facts(booking, start, language),
            // The address stands at the end of a line of its own: no sign of the sentence becomes a part of it.
            Say("CalendarFile", language) + "\n" + address,
            Say("IfNot", language, Ltr(clinic.Options.Phone, language)),
        ]);
    }

    public Reply Proposed(StoredBooking booking, DateTimeOffset start, string locale)
    {
        var language = LanguageOf(locale);
        var first = Standing(booking) is { } before ? Say("ProposedInstead", language, ClinicName(language), When(before, language)) : Say("Proposed", language, ClinicName(language));
        return Reply(language, [first, Facts(booking, start, language)], Say("DoesItSuit", language), "ChoiceAccept", "ChoiceOther", "ChoiceCancel");
    }

    /// <summary>The wish to move it is declined: the appointment stands as it was.</summary>
    public Reply NotMoved(StoredBooking booking, DateTimeOffset start, string? reason, string locale)
    {
        var language = LanguageOf(locale);
        return Reply(language, [Say("NotMoved", language), Facts(booking, start, language), .. Reason(reason, language), Say("IfNot", language, Ltr(clinic.Options.Phone, language))]);
    }

    /// <param name="reason">In the clinic's own words; may be left out.</param>
    public Reply Declined(StoredBooking booking, string? reason, string locale)
    {
        var language = LanguageOf(locale);
        return Reply(language, [Say("Declined", language, Ltr(booking.Reference, language)), .. Reason(reason, language), Say("AskAgain", language, Ltr(clinic.Options.Phone, language))]);
    }

    public Reply Cancelled(StoredBooking booking, string? reason, string locale)
    {
        var language = LanguageOf(locale);
        var text = Standing(booking) is { } start
            ? Say("CancelledAppointment", language, When(start, language), Ltr(booking.Reference, language))
            : Say("CancelledRequest", language, Ltr(booking.Reference, language));
        return Reply(language, [text, .. Reason(reason, language), Say("AskAgain", language, Ltr(clinic.Options.Phone, language))]);
    }

    public Reply Reminder(StoredBooking booking, DateTimeOffset start, DateTimeOffset now, string locale)
    {
        var language = LanguageOf(locale);
        var days = clinic.Hours.Today(start).DayNumber - clinic.Hours.Today(now).DayNumber;
        var key = days switch { 0 => "ReminderToday", 1 => "ReminderTomorrow", _ => "Reminder" };
        // While another time is asked for, the answer is the clinic's.
        if (booking.State == BookingStates.Requested) return Reply(language, [Say(key, language, ClinicName(language)), Facts(booking, start, language), Say("StillMoving", language)]);
        return Reply(language, [Say(key, language, ClinicName(language)), Facts(booking, start, language)], Say("WillYouCome", language), "ChoiceComing", "ChoiceMove", "ChoiceCancel");
    }

    /// <summary>The time that is agreed, also while another one is asked for.</summary>
    public static DateTimeOffset? Standing(StoredBooking booking) => booking.State is BookingStates.Confirmed or BookingStates.Requested ? booking.Start : null;

    public string Summary(string locale) => Say("CalendarSummary", LanguageOf(locale), ClinicName(LanguageOf(locale)));

    public string? Location(StoredBooking booking, string locale) => Place(booking, LanguageOf(locale));

    public static string LanguageOf(string? locale) => locale?.StartsWith("ar", StringComparison.OrdinalIgnoreCase) == true ? "ar" : "en";

    private string Facts(StoredBooking booking, DateTimeOffset start, string language)
    {
        var place = Place(booking, language) is { } named ? $"- {named}\n" : "";
        return $"- **{When(start, language)}**\n{place}- {Say("Reference", language, Ltr(booking.Reference, language))}";
    }

    private string When(DateTimeOffset start, string language)
    {
        var local = clinic.Hours.At(start);
        return Say("DayAndTime", language, Dates.WithDay(DateOnly.FromDateTime(local), language), Dates.Clock(TimeOnly.FromDateTime(local)));
    }

    private string? Place(StoredBooking booking, string language)
    {
        var branches = clinic.Options.Branches;
        var branch = branches.FirstOrDefault(b => b.Name.En?.Equals(booking.Branch, StringComparison.OrdinalIgnoreCase) == true) ?? (branches.Count == 1 ? branches[0] : null);
        var parts = new[] { branch?.Name.In(language), branch?.Address.In(language) }.Where(p => !string.IsNullOrWhiteSpace(p)).ToList();
        return parts.Count == 0 ? null : string.Join(Say("Comma", language), parts);
    }

    private string ClinicName(string language) => clinic.Options.Name.In(language) ?? "";

    private static IEnumerable<string> Reason(string? reason, string language) => reason is { Length: > 0 } ? [Say("ClinicWrites", language, reason)] : [];

    private static Reply Reply(string language, IReadOnlyList<string> parts, string? question = null, params ReadOnlySpan<string> choices)
    {
        var blocks = new List<Block> { new TextBlock(string.Join("\n\n", parts)) };
        var offered = new List<Choice>();
        foreach (var key in choices)
        {
            // Pressing it and typing it are the same.
            var title = Say(key, language);
            offered.Add(new Choice(title, title, title));
        }
        if (question is not null) blocks.Add(new ChoicesBlock(question, offered));
        return new Reply(ReplyKinds.Book, language, blocks);
    }

    private static string Say(string key, string language, params object[] values) => values.Length == 0 ? DiaryStrings.Get(key, language) : DiaryStrings.Format(key, language, values);

    /// <summary>Codes and numbers are read from left to right inside Arabic too.</summary>
    private static string Ltr(string text, string language) => language == "ar" ? "\u2066" + text + "\u2069" : text;
}
