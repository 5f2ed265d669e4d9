using System.Globalization;
using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Staff.Shared;
using MesoBot.Text;
using Microsoft.Extensions.Options;

namespace MesoBot.Staff.Requests;

/// <summary>Requests for appointments with what the patient said, opened to be read.</summary>
internal sealed class RequestReader(BookingList list, ForgottenBookings forgotten, ConsoleClock clock, ClinicFacts clinic, IOptionsMonitor<BookingOptions> options, TimeProvider time)
{
    private const int MaxRows = 200;

    public IReadOnlyDictionary<string, int> Counts() => list.Counts();

    public IReadOnlyList<RequestView> In(string state, string language) => [.. list.In(state, MaxRows).Select(b => View(b, language))];

    public IReadOnlyList<RequestView> Of(string conversationId, string language) => [.. list.OfConversation(conversationId).Select(b => View(b, language))];

    public IReadOnlyList<ForgottenView> Forgotten(string language) => [.. forgotten.All().Select(b => new ForgottenView(
        b.Reference, b.Branch is { } branch ? WordsIn(language).Branch(branch) ?? branch : null,
        b.StartAt is { } start ? clock.Appointment(start.ToUnixTimeMilliseconds(), language) : null, clock.At(b.At.ToUnixTimeMilliseconds(), language)))];

    private RequestView View(BookingView booking, string language)
    {
        var form = booking.Form;
        var isForgotten = PatientNames.IsErased(form);
        var name = isForgotten ? ConsoleStrings.Get("ForgottenName", language)
            : PatientNames.NameOf(form) is { Length: > 0 } known ? known : PatientNames.Visitor(booking.ConversationId, language);
        var wished = booking.StartAt?.ToUnixTimeMilliseconds() ?? FirstWish(form);
        var created = booking.CreatedAt.ToUnixTimeMilliseconds();
        return new RequestView(
            booking.Reference, booking.ConversationId, booking.State, name, Readable(form?.Phone), form is null || isForgotten ? [] : [.. Fields(form, booking.Branch, language)],
            booking.StartAt is { } start ? clock.Appointment(start.ToUnixTimeMilliseconds(), language) : null, clock.At(created, language), clock.AgeOf(created, language),
            booking.NotSeenYet && !isForgotten, form is not null, isForgotten, booking.State == BookingStates.Proposed && booking.StartAt <= time.GetUtcNow(), wished is { } day ? clock.DateField(day) : "", wished is { } hour ? clock.TimeField(hour) : "", booking.Version);
    }

    /// <summary>What the form for a time begins with: the patient's first wish, when it names a day and an hour.</summary>
    private long? FirstWish(BookingForm? form) => form?.Slot is { } slot ? slot.ToUnixTimeMilliseconds()
        : form?.Times.FirstOrDefault(t => t is { Day: not null, Time: not null }) is { } wish
            ? clock.Read(wish.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), wish.Time!.Value.ToString("HH:mm", CultureInfo.InvariantCulture))?.ToUnixTimeMilliseconds()
            : null;

    /// <summary>In the words in which the patient read them back, in the language of staff.</summary>
    private IEnumerable<FieldView> Fields(BookingForm form, string? branch, string language)
    {
        string T(string key) => ConsoleStrings.Get(key, language);
        var words = WordsIn(language);
        if (form.Treatment is { } treatment) yield return new(T("FieldFor"), words.Treatment(treatment));
        if (form.IsForSomeoneElse && form.Name is { } patient) yield return new(T("FieldPatient"), patient);
        if (form.IsForMinor) yield return new(T("FieldMinor"), T(form.GuardianConfirmed ? "FieldGuardianYes" : "FieldGuardianNo"));
        if ((branch ?? form.Branch) is { } place) yield return new(T("Branch"), words.Branch(place) ?? place);
        if (form.Times.Count > 0) yield return new(T("FieldTimes"), words.Times(form.Times));
        if (form.ReplacesOther) yield return new(T("FieldReplaces"), T("Yes"));
        if (form.Phone is { } phone) yield return new(T("FieldPhone"), Readable(phone), IsLtr: true);
        if (form.Reach is { } reach) yield return new(T("FieldReach"), (ConsoleStrings.Find("Reach_" + reach, language) ?? reach) + (form.ReachWhen is { Length: > 0 } when ? ", " + when : ""));
        if (form.Language is { } spoken) yield return new(T("FieldLanguage"), ConsoleStrings.Find("Lang_" + spoken, language) ?? spoken);
        if (form.WantsFemaleDoctor is { } female) yield return new(T("FieldFemale"), T(female ? "Yes" : "No"));
        if (form.WantsReminders is { } reminders) yield return new(T("FieldReminders"), T(reminders ? "Yes" : "No"));
        foreach (var (id, answer) in form.Screening) yield return new(options.CurrentValue.Screening.FirstOrDefault(q => q.Id == id)?.Question.In(language) ?? id, answer);
    }

    private BookingWords WordsIn(string language) => new BookingContext(language, time.GetUtcNow(), clinic, options.CurrentValue, Free: null).Words;

    private static string Readable(string? phone) => phone is null ? "" : PhoneNumber.Display(phone);
}
