using System.Globalization;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Handoff;

namespace MesoBot.Cli;

/// <summary>
/// Invented colleagues, who answered what was asked on the days before, and invented requests for appointments in each state: what the console
/// has to show. Names of people who do not exist, numbers that nobody has.
/// </summary>
internal sealed class DemoDesk(IServiceProvider services, WalkingTime time)
{
    public const string StaffPrefix = "demo-staff-";

    /// <summary>What is younger waits in the console for whoever looks at it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(20);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly StaffIdentity Nurse = new(StaffPrefix + "nurse", "Demo Nurse Salwa", StaffRoles.Clinician);
    private static readonly StaffIdentity Reception = new(StaffPrefix + "reception", "Demo Rami", StaffRoles.Reception);

    private static readonly Sql InsertMember = new("""
        INSERT INTO asp_net_users (id, display_name, languages, is_disabled, created_at, user_name, normalized_user_name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
        VALUES (@t_id, @t_name, 'en,ar', FALSE, @n_now, @t_id, @t_key, FALSE, FALSE, FALSE, TRUE, 0) ON CONFLICT DO NOTHING
        """);

    private static readonly Sql InsertRole = new("INSERT INTO asp_net_roles (id, name, normalized_name) VALUES (@t_role, @t_role, @t_key) ON CONFLICT DO NOTHING");
    private static readonly Sql InsertUserRole = new("INSERT INTO asp_net_user_roles (user_id, role_id) VALUES (@t_id, @t_role) ON CONFLICT DO NOTHING");

    // Seen far ahead: no console of theirs is ever closed.
    private static readonly Sql InsertPresence = new("INSERT INTO staff_presence (staff_id, state, since_at, last_seen_at) VALUES (@t_id, 'here', @n_now, @n_seen) ON CONFLICT DO NOTHING");

    private static readonly Sql LastOfStaff = new("SELECT COALESCE(MAX(sequence), 0) FROM activities WHERE conversation_id = @t_id AND role = 'staff'");
    private static readonly Sql InsertIncident = new("""
        INSERT INTO incidents (id, conversation_id, staff_id, sequence, kind, at) VALUES (@t_id, @t_conversation, @t_staff, @n_sequence, 'wrong_person', @n_at)
        """);

    private static readonly Sql PersonOf = new("SELECT person_id FROM conversations WHERE id = @t_id");

    private readonly StoreWriter _writer = services.GetRequiredService<StoreWriter>();
    private readonly StoreReader _reader = services.GetRequiredService<StoreReader>();
    private readonly HandoffDesk _desk = services.GetRequiredService<HandoffDesk>();
    private readonly AlertDesk _alerts = services.GetRequiredService<AlertDesk>();
    private readonly HandoffQueue _queue = services.GetRequiredService<HandoffQueue>();
    private readonly BookingDesk _bookings = services.GetRequiredService<BookingDesk>();
    private readonly BookingList _list = services.GetRequiredService<BookingList>();

    /// <summary>They cannot sign in: nobody knows a password that was never set.</summary>
    public Task HireAsync(DateTimeOffset to) => _writer.WriteAsync(session =>
    {
        foreach (var who in (StaffIdentity[])[Nurse, Reception])
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            session.Execute(InsertMember, who.Id, who.Name, now, who.Id.ToUpperInvariant());
            session.Execute(InsertRole, who.Role, who.Role.ToUpperInvariant());
            session.Execute(InsertUserRole, who.Id, who.Role);
            session.Execute(InsertPresence, who.Id, now, to.AddYears(1).ToUnixTimeMilliseconds());
        }
        return true;
    });

    /// <summary>Everything older than a few minutes has been answered; times move with the requests.</summary>
    public async Task AnswerOldAsync(DateTimeOffset to)
    {
        foreach (var alert in _queue.Alerts().Where(a => DateTimeOffset.FromUnixTimeMilliseconds(a.CreatedAt) < to - Fresh))
        {
            time.Put(DateTimeOffset.FromUnixTimeMilliseconds(alert.CreatedAt).AddMinutes(3));
            await _alerts.AcknowledgeAsync(alert.Id, Nurse);
            await _alerts.CloseAsync(alert.Id, Nurse, alert.Kind == HandoffReasons.Emergency ? AlertOutcomes.Hospital : AlertOutcomes.Reached);
        }
        foreach (var entry in _queue.All().Where(e => DateTimeOffset.FromUnixTimeMilliseconds(e.RequestedAt) < to - Fresh))
        {
            var who = entry.IsUrgent ? Nurse : Reception;
            time.Put(DateTimeOffset.FromUnixTimeMilliseconds(entry.RequestedAt).AddMinutes(4));
            await _desk.AcceptAsync(entry.HandoffId, who);
            await _desk.ReplyAsync(entry.ConversationId, who, entry.Language == "ar" ? "مرحبًا، قرأت ما كتبته وسأتصل بك اليوم." : "Hello, I have read what you wrote and will call you today.");
            await _desk.ResolveAsync(entry.HandoffId, who);
        }
    }

    /// <summary>Takes one conversation, so that the console shows what it is like when a colleague has one.</summary>
    public async Task TakeOneAsync(string conversationId, DateTimeOffset at)
    {
        if (_queue.Find(conversationId) is not { State: HandoffStates.Waiting } entry) return;
        time.Put(at);
        await _desk.AcceptAsync(entry.HandoffId, Reception);
        var sent = await _desk.ReplyAsync(conversationId, Reception, "Hello, this is Rami at the reception. Yes, the doctor can see you before you decide. Which day suits you?");
        time.Put(at.AddMinutes(1));
        for (var begun = System.Diagnostics.Stopwatch.GetTimestamp(); System.Diagnostics.Stopwatch.GetElapsedTime(begun) < Patience; await Task.Delay(20))
            if (_reader.Read(s => StaffSends.Find(s, sent.Id ?? "")) is not { State: SendStates.Pending }) return;
    }

    /// <summary>A reply that went to the wrong person, for an administrator to look after.</summary>
    public Task MistakeAsync(string conversationId, DateTimeOffset at)
    {
        var sequence = _reader.Read(s => s.First(LastOfStaff, r => r.GetInt64(0), conversationId));
        return sequence == 0 ? Task.CompletedTask
            : _writer.WriteAsync(session => session.Execute(InsertIncident, "demo-" + conversationId, conversationId, Reception.Id, sequence, at.ToUnixTimeMilliseconds()), conversationId);
    }

    /// <param name="conversations">Of different patients, oldest first, with the times of their last words.</param>
    public async Task BookAsync(IReadOnlyList<(string Id, string Name, string Locale, DateTimeOffset At)> conversations, DateTimeOffset to)
    {
        string[] states = [BookingStates.Arrived, BookingStates.Missed, BookingStates.Declined, BookingStates.Cancelled, BookingStates.Confirmed, BookingStates.Proposed, BookingStates.Requested, BookingStates.Requested];
        for (var i = 0; i < Math.Min(states.Length, conversations.Count); i++)
        {
            var talk = conversations[conversations.Count - Math.Min(states.Length, conversations.Count) + i];
            time.Put(talk.At.AddMinutes(1));
            await RequestAsync(talk.Id, talk.Name, talk.Locale, i, to);
            if (_list.OfConversation(talk.Id) is [var made, ..]) await MoveAsync(made, states[i], i, to);
        }
    }

    private Task<bool> RequestAsync(string conversationId, string name, string locale, int i, DateTimeOffset to)
    {
        var person = _reader.Read(s => s.First(PersonOf, r => r.GetString(0), conversationId)) ?? "";
        var day = DateOnly.FromDateTime(to.UtcDateTime.AddDays(2 + i));
        var form = new BookingForm
        {
            Treatment = "consultation",
            Name = name,
            Phone = string.Create(CultureInfo.InvariantCulture, $"+9715000001{i:00}"),
            Times = [new PreferredTime(day, new TimeOnly(10 + i, 0)), new PreferredTime(day.AddDays(1), null, "evening")],
            Reach = i % 2 == 0 ? ReachWays.Chat : ReachWays.Call,
            Language = locale,
            WantsFemaleDoctor = i % 3 == 0,
            WantsReminders = false,
        };
        var turn = new DueTurn(0, conversationId, "demo", 1, null, 0, false, 0, null, locale, Owners.Bot, "", "", 1, 0, 0, null) { PersonId = person };
        var apply = services.GetRequiredService<BookingRequests>().Apply(turn, new BookingAsk(BookingAskKind.Send, form), locale);
        return _writer.WriteAsync(session =>
        {
            apply(session);
            return true;
        }, conversationId);
    }

    private async Task MoveAsync(BookingView made, string state, int i, DateTimeOffset to)
    {
        var (id, who) = (made.Id, Reception.Id);
        // Half hours of their own, so that no two are at one time; what is over lies behind the day before yesterday.
        var past = made.CreatedAt.AddHours(1).AddMinutes(30 * i);
        var start = state is BookingStates.Arrived or BookingStates.Missed ? past : new DateTimeOffset(to.UtcDateTime.Date, TimeSpan.Zero).AddDays(2 + i).AddHours(7);
        switch (state)
        {
            case BookingStates.Arrived or BookingStates.Missed:
                await _bookings.ConfirmAsync(id, made.Version, who, start);
                time.Put(start.AddHours(1));
                await (state == BookingStates.Arrived ? _bookings.ArrivedAsync(id, Version(id), who) : _bookings.MissedAsync(id, Version(id), who));
                break;
            case BookingStates.Declined:
                await _bookings.DeclineAsync(id, made.Version, who, made.Language == "ar" ? "لا توجد أوقات في هذا الأسبوع." : "There are no times left in that week.");
                break;
            case BookingStates.Cancelled:
                await _bookings.CancelAsync(id, made.Version, who);
                break;
            case BookingStates.Confirmed:
                await _bookings.ConfirmAsync(id, made.Version, who, start);
                break;
            case BookingStates.Proposed:
                await _bookings.ProposeAsync(id, made.Version, who, start);
                break;
            default:
                break;
        }
    }

    private long Version(string id) => _list.Find(id)?.Version ?? 0;
}
