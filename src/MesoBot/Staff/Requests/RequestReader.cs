using System.Globalization;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Staff.Shared;
using MesoBot.Text;

namespace MesoBot.Staff.Requests;

/// <summary>Requests for appointments with what the patient said, opened to be read.</summary>
internal sealed class RequestReader(StoreReader reader, PatientNames patients, ConsoleClock clock)
{
    private const int MaxRows = 200;

    private const string Columns = """
        SELECT b.reference, b.conversation_id, b.state, b.sealed, b.branch, b.start_at, b.created_at, b.notice_sequence, COALESCE(s.sequence, 0), b.changed_at
        FROM bookings b LEFT JOIN patient_seen s ON s.conversation_id = b.conversation_id
        """;

    private static readonly Sql InState = new($"{Columns} WHERE b.state = @t_state ORDER BY COALESCE(b.start_at, b.created_at), b.id LIMIT {MaxRows}");
    private static readonly Sql OfConversation = new($"{Columns} WHERE b.conversation_id = @t_id ORDER BY b.created_at DESC LIMIT 20");
    private static readonly Sql PerState = new("SELECT state, COUNT(*) FROM bookings GROUP BY state");

    public IReadOnlyDictionary<string, int> Counts() =>
        reader.Read(s => s.All(PerState, r => (State: r.GetString(0), Count: (int)r.GetInt64(1)))).ToDictionary(c => c.State, c => c.Count, StringComparer.Ordinal);

    public IReadOnlyList<RequestView> In(string state, string language) => [.. reader.Read(s => s.All(InState, Read, state)).Select(r => View(r, language))];

    public IReadOnlyList<RequestView> Of(string conversationId, string language) => [.. reader.Read(s => s.All(OfConversation, Read, conversationId)).Select(r => View(r, language))];

    private RequestView View(Row row, string language)
    {
        var form = patients.Open(row.Sealed);
        var name = PatientNames.NameOf(form) is { Length: > 0 } known ? known : PatientNames.Visitor(row.ConversationId, language);
        var wished = row.StartAt is { } at ? at : FirstWish(form);
        return new RequestView(
            row.Reference, row.ConversationId, row.State, name, Readable(form?.Phone), form is null ? [] : [.. Fields(form, row.Branch, language)],
            row.StartAt is { } start ? clock.Appointment(start, language) : null, clock.At(row.CreatedAt, language), clock.AgeOf(row.CreatedAt, language),
            row.Notice is { } notice && notice > row.Seen, form is not null, wished is { } day ? clock.DateField(day) : "", wished is { } time ? clock.TimeField(time) : "");
    }

    /// <summary>What the form for a time begins with: the patient's first wish, when it names a day and an hour.</summary>
    private long? FirstWish(BookingForm? form) => form?.Slot is { } slot ? slot.ToUnixTimeMilliseconds()
        : form?.Times.FirstOrDefault(t => t is { Day: not null, Time: not null }) is { } wish
            ? clock.Read(wish.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), wish.Time!.Value.ToString("HH:mm", CultureInfo.InvariantCulture))?.ToUnixTimeMilliseconds()
            : null;

    private static IEnumerable<FieldView> Fields(BookingForm form, string? branch, string language)
    {
        string T(string key) => ConsoleStrings.Get(key, language);
        if (form.Treatment is { } treatment) yield return new(T("FieldFor"), treatment == "consultation" ? T("FieldConsultation") : treatment);
        if (form.IsForSomeoneElse && form.Name is { } patient) yield return new(T("FieldPatient"), patient);
        if (form.IsForMinor) yield return new(T("FieldMinor"), T(form.GuardianConfirmed ? "FieldGuardianYes" : "FieldGuardianNo"));
        if ((branch ?? form.Branch) is { } place) yield return new(T("Branch"), place);
        if (form.Times.Count > 0) yield return new(T("FieldTimes"), string.Join(Strings.Get("ListSeparator", language), form.Times.Select(t => Wish(t, language))));
        if (form.Phone is { } phone) yield return new(T("FieldPhone"), Readable(phone), IsLtr: true);
        if (form.Reach is { } reach) yield return new(T("FieldReach"), (ConsoleStrings.Find("Reach_" + reach, language) ?? reach) + (form.ReachWhen is { Length: > 0 } when ? ", " + when : ""));
        if (form.Language is { } spoken) yield return new(T("FieldLanguage"), ConsoleStrings.Find("Lang_" + spoken, language) ?? spoken);
        if (form.WantsFemaleDoctor is { } female) yield return new(T("FieldFemale"), T(female ? "Yes" : "No"));
        if (form.WantsReminders is { } reminders) yield return new(T("FieldReminders"), T(reminders ? "Yes" : "No"));
        foreach (var (question, answer) in form.Screening) yield return new(question, answer);
    }

    private static string Wish(PreferredTime time, string language)
    {
        var day = time.Day is { } d ? $"{Strings.Get("Day" + d.DayOfWeek, language)} {d.Day} {ConsoleStrings.Get("Month" + d.Month, language)}" : ConsoleStrings.Get("AnyDay", language);
        var part = time.Time is { } clock ? clock.ToString("HH:mm", CultureInfo.InvariantCulture) : time.PartOfDay is { } code ? ConsoleStrings.Find("Part_" + code, language) ?? code : "";
        return part.Length > 0 ? day + " " + part : day;
    }

    private static string Readable(string? phone) => phone is null ? "" : PhoneNumber.Display(phone);

    private static Row Read(System.Data.Common.DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : r.GetInt64(5), r.GetInt64(6),
        r.IsDBNull(7) ? null : r.GetInt64(7), r.GetInt64(8));

    private sealed record Row(string Reference, string ConversationId, string State, string Sealed, string? Branch, long? StartAt, long CreatedAt, long? Notice, long Seen);
}
