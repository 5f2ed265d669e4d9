using System.Collections.Concurrent;
using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Audit;
using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Knowledge;
using MesoBot.Language;
using MesoBot.Privacy;
using MesoBot.Triage;
using MesoBot.Turns;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MesoBot.Tests.Support;

/// <summary>The desk and the turns of one instance over a real store, taken step by step: nothing runs by itself.</summary>
internal sealed class DeskRoom : IDisposable
{
    private static readonly TriageOutcome Danger = new(TriageLevel.Emergency, "r", "airway", []);

    /// <summary>A session keeps what it prepared: the same text must be the same statement.</summary>
    private static readonly ConcurrentDictionary<string, Sql> Known = new(StringComparer.Ordinal);

    private readonly StoreDatabase _database;
    private readonly KnowledgeLoader _loader;
    private readonly OutboxWorker _outbox;

    public DeskRoom(StoreDatabase database, StoreWriter writer, StoreReader reader, Instance instance, TimeProvider clock, FieldSeal? seal = null, HandoffOptions? options = null)
    {
        _database = database;
        (Writer, Reader) = (writer, reader);
        Seal = seal ?? new FieldSeal(new EphemeralDataProtectionProvider());
        Options = options ?? new HandoffOptions();
        Store = new ConversationStore(database, writer, reader, instance, clock);
        Clinic = new ClinicFacts(new Fixed<ClinicOptions>(OpenClinic()));
        var (settings, audit) = (new Fixed<HandoffOptions>(Options), new AuditLog(database, clock));
        var notices = new HandoffNotices(Clinic);
        Requests = new HandoffRequests(reader, notices, Clinic, audit, settings, clock);
        var (bookings, kept) = Bookings(clock, audit);
        var changes = new TurnChanges(Requests, bookings, new PrivacyWishes(reader, kept, new Erasure(Seal, kept, audit, clock), audit, Clinic, clock));
        var knowledge = new KnowledgeStore(
            new RootFolder(database.Folder), Microsoft.Extensions.Options.Options.Create(new KnowledgeOptions { Path = "no-articles" }), NullLogger<KnowledgeStore>.Instance);
        _loader = new KnowledgeLoader(knowledge, NullLogger<KnowledgeLoader>.Instance);
        var bot = new ConsultationBot(knowledge, Clinic, new Fixed<KnowledgeOptions>(new KnowledgeOptions()));
        IInternalTurn[] turns =
        [
            new StaffReplyTurn(reader, Seal), new HandoffOverdueTurn(reader, notices, Clinic, audit, settings), new HandoffSilenceTurn(reader, notices, Clinic, audit, settings),
        ];
        Taking = new TurnTaking(
            Store, Queue, Signals, knowledge, _loader, new GivenUpTurn(bot, knowledge, Clinic, clock), Think, new StoredStates(new SealedForms(Seal), changes), changes, turns, clock, NullLogger<TurnTaking>.Instance);
        _outbox = new OutboxWorker(new OutboxStore(database, writer, reader, instance, clock), [], clock, NullLogger<OutboxWorker>.Instance);
        Writes = new DeskWriter(database, writer, reader, audit, Wake, clock);
        Desk = new HandoffDesk(Writes, notices, Clinic, Seal, new TypingSignals([], clock), settings);
        Alerts = new AlertDesk(Writes, ConversationStateJson.WithoutEmergency);
        Lines = new HandoffQueue(reader, clock);
        Events = new HandoffEventReader(reader);
        Notices = notices;
    }

    private void Wake(string conversation)
    {
        Signals.Changed(conversation);
        Queue.Wake(conversation, isUrgent: false);
        _outbox.Wake();
    }

    private (BookingRequests, BookingsOfPerson) Bookings(TimeProvider clock, AuditLog audit)
    {
        var options = Microsoft.Extensions.Options.Options.Create(new BookingOptions());
        var import = new CalendarImport(
            new RootFolder(_database.Folder), Clinic, Microsoft.Extensions.Options.Options.Create(new DiaryOptions()), options, Writer, Reader, clock, NullLogger<CalendarImport>.Instance);
        var boards = new SlotBoards(Reader, import, Clinic, options, clock, NullLogger<SlotBoards>.Instance);
        var (store, forms) = (new BookingStore(audit, clock), new SealedForms(Seal));
        return (new BookingRequests(store, new BookingSlots(_database), boards, forms, new Reminders(Clinic, options, clock), Reader, options), new BookingsOfPerson(forms, store, boards));
    }

    public StoreWriter Writer { get; }

    public StoreReader Reader { get; }

    public FieldSeal Seal { get; }

    public HandoffOptions Options { get; }

    public ClinicFacts Clinic { get; }

    public ConversationStore Store { get; }

    public ConversationSignals Signals { get; } = new();

    public TurnQueue Queue { get; } = new();

    public TurnTaking Taking { get; }

    public HandoffRequests Requests { get; }

    public HandoffNotices Notices { get; }

    public DeskWriter Writes { get; }

    public HandoffDesk Desk { get; }

    public AlertDesk Alerts { get; }

    public HandoffQueue Lines { get; }

    public HandoffEventReader Events { get; }

    public static StaffIdentity Sara { get; } = new("s1", "Sara", StaffRoles.Reception);

    public static StaffIdentity Omar { get; } = new("s2", "Omar", StaffRoles.Reception);

    public static StaffIdentity DrLina { get; } = new("s3", "Dr Lina", StaffRoles.Clinician);

    public async Task<DeskRoom> OpenAsync()
    {
        await _loader.StartAsync(CancellationToken.None);
        await _loader.Loaded;
        return this;
    }

    public async Task<string> StartAsync(string? locale = "en")
    {
        var id = Guid.NewGuid().ToString("N");
        await Store.StartAsync(id, ChannelIds.DirectLine, "dl_" + id, locale);
        return id;
    }

    /// <summary>"ask asked", "ask emergency": the turn wants a person for that reason. "danger": the bot speaks whoever holds the conversation.</summary>
    public Task<AcceptedActivity?> SayAsync(string conversation, string text) => Store.AcceptAsync(new IncomingActivity(
        conversation, ActivityTypes.Message, null, $$"""{"type":"message","from":{"id":"somebody"},"text":"{{text}}"}""", NeedsTurn: true, IsUrgent: false));

    /// <summary>Says it and takes every turn that is due.</summary>
    public async Task TellAsync(string conversation, string text)
    {
        await SayAsync(conversation, text);
        await WorkAsync(conversation);
    }

    /// <summary>Takes every turn that is due, as a worker does.</summary>
    public async Task WorkAsync(string conversation)
    {
        var hand = new WorkerHand(this, conversation);
        while (true)
        {
            await hand.LoadAsync();
            if (!hand.HasTurn) return;
            await hand.ThinkAsync();
            await hand.CommitAsync();
        }
    }

    /// <summary>What patients read, in order.</summary>
    public IReadOnlyList<string> Texts(string conversation) => [.. Store.ReadAfter(conversation, 0, 10_000).Select(a => TextOf(a.Payload))];

    public T? First<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, params object?[] values) =>
        Reader.Read(session => session.First(Known.GetOrAdd(sql, text => new Sql(text)), read, values));

    public long Count(string sql, params object?[] values) => First(sql, r => r.GetInt64(0), values);

    /// <summary>The open handoff of a conversation.</summary>
    public HandoffRecord? Open(string conversation) => Reader.Read(session => HandoffTable.FindOpen(session, conversation));

    public string Owner(string conversation) => First("SELECT owner FROM conversations WHERE id = @t_id", r => r.GetString(0), conversation)!;

    public void Change(string sql, params object?[] values)
    {
        using var session = _database.Open();
        session.Execute(new Sql(sql), values);
    }

    public void Dispose()
    {
        _outbox.Dispose();
        _loader.Dispose();
        Queue.Dispose();
    }

    private static string TextOf(string payload)
    {
        using var json = System.Text.Json.JsonDocument.Parse(payload);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    private static ValueTask<TurnResult> Think(ConversationState state, PatientMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var text = message.Text;
        var ask = text.StartsWith("ask ", StringComparison.Ordinal) ? new HandoffAsk(text[4..], text == "ask emergency" ? "airway" : "") : null;
        var isDanger = text.StartsWith("danger", StringComparison.Ordinal) || text == "ask emergency";
        var kind = isDanger ? ReplyKinds.Emergency : ask is null ? ReplyKinds.Answer : ReplyKinds.Human;
        var reply = new Reply(kind, state.Language?.Code == "ar" ? "ar" : "en", [new TextBlock("re: " + text)]);
        var trace = new TurnTrace(kind, null, [], isDanger ? Danger : TriageOutcome.None, MessageLanguage.English, text == "texts" ? ["hash-1", "hash-2"] : []);
        var after = isDanger ? state with { OpenEmergency = "airway" } : state;
        return ValueTask.FromResult(new TurnResult(after, reply, trace) { Handoff = ask, Rating = state.IsAskedToRate ? RatingWords.Read(text) : null });
    }

    /// <summary>Open from 8 to 22 on every day, in Dubai.</summary>
    public static ClinicOptions OpenClinic()
    {
        var clinic = new ClinicOptions { Name = new() { En = "Bare Clinic" }, Phone = "+971 4 111 1111" };
        foreach (var day in Enum.GetNames<DayOfWeek>()) clinic.Hours[day] = "08:00-22:00";
        return clinic;
    }

    private sealed class Fixed<T>(T value) : IOptionsMonitor<T>
    {
        public T CurrentValue => value;

        public T Get(string? name) => value;

        public IDisposable? OnChange(Action<T, string?> listener) => null;
    }
}

/// <summary>A worker of an instance, one call of the store after the other.</summary>
internal sealed class WorkerHand(DeskRoom room, string conversation)
{
    private DueTurn? _turn;
    private TurnCommit? _commit;

    public bool HasTurn => _turn is not null;

    public async Task LoadAsync()
    {
        _commit = null;
        _turn = room.Store.Next(conversation);
        if (_turn is null && await room.Store.ClaimAsync(conversation)) _turn = room.Store.Next(conversation);
    }

    public async Task ThinkAsync()
    {
        if (_turn is null) return;
        room.Queue.Wake(conversation, isUrgent: false);
        while (await room.Queue.NextAsync(isUrgent: false, CancellationToken.None) is { } next && next != conversation) room.Queue.Done(next);
        room.Queue.Look(conversation);
        _commit = await room.Taking.TakeAsync(_turn, CancellationToken.None);
        room.Queue.Done(conversation);
    }

    /// <summary>Null when there was nothing to commit.</summary>
    public async Task<CommitResult?> CommitAsync()
    {
        if (_commit is not { } commit) return null;
        (_turn, _commit) = (null, null);
        return await room.Store.CommitAsync(commit);
    }

    /// <summary>The process ends: what was thought is gone.</summary>
    public void Forget() => (_turn, _commit) = (null, null);
}
