using System.Globalization;
using System.Text.Json;
using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Knowledge;
using MesoBot.Staff.Queue;
using MesoBot.Staff.Requests;
using MesoBot.Staff.Shared;
using MesoBot.Text;

namespace MesoBot.Staff.Talk;

/// <summary>What the address of a conversation's page asks for.</summary>
/// <param name="Before">Older messages than this.</param>
/// <param name="Use">The suggestion to put into the reply box.</param>
/// <param name="Canned">The ready-made reply to put into it.</param>
/// <param name="Check">The draft was held back: say why.</param>
internal sealed record TalkAsk(long? Before = null, long? Use = null, string? Canned = null, bool Check = false);

/// <summary>Makes a conversation's page of what stands in the store.</summary>
internal sealed class TalkReader(
    TalkTable table, Colleagues directory, PatientNames patients, RequestReader requests, QueueReader queue, CannedReplies canned, OtherPatients others, FieldSeal seal,
    KnowledgeStore knowledge, ConsoleClock clock)
{
    /// <summary>Characters of one message of staff.</summary>
    public const int MaxLength = 4000;

    /// <summary>A reply that could not be sent is shown so long, with its words.</summary>
    private const long RefusedShown = 3_600_000;

    /// <summary>Null when there is no such conversation.</summary>
    public TalkView? Read(string id, ConsoleUser me, TalkAsk ask)
    {
        if (table.Read(id, me.Id, ask.Before ?? long.MaxValue, clock.Now - RefusedShown) is not { } rows) return null;
        var (talk, names) = (rows.Talk, directory.Names());
        var form = talk.HasBookings ? patients.FormOf(id) : null;
        var name = PatientNames.NameOf(form);
        var holder = HolderOf(talk, me);
        var view = new TalkView
        {
            Me = me,
            Id = id,
            PatientName = name is { Length: > 0 } ? name : PatientNames.Visitor(id, me.Lang),
            Channel = talk.ChannelId,
            LastDigits = form?.Phone is { } phone ? PhoneNumber.LastDigits(phone) : null,
            PatientLang = talk.Language,
            Holder = holder,
            HolderName = talk.OwnerId is { } owner ? names.GetValueOrDefault(owner, "") : null,
            Reason = rows.Handoff?.Reason,
            Entries = Entries(rows, names, me, holder),
            EarlierBefore = rows.Spoken.Count > TalkTable.PageSize ? rows.Spoken[1].Sequence : null,
            Pending = [.. rows.Sends.Select(Pending)],
            Notes = [.. rows.Notes.Select(n => new NoteView(names.GetValueOrDefault(n.StaffId, ""), clock.At(n.At, me.Lang), seal.Open(n.Sealed) ?? ConsoleStrings.Get("NotReadable", me.Lang)))],
            Bookings = talk.HasBookings ? requests.Of(id, me.Lang) : [],
            Alerts = queue.Alerts(me.Lang, id),
            Colleagues = holder == TalkHolder.Mine ? directory.Others(me.Id) : [],
            Canned = holder == TalkHolder.Mine ? canned.All(talk.Language) : [],
            Composer = Composer(rows, ask, me),
            MaxLength = MaxLength,
        };
        return rows.Handoff is { State: HandoffStates.Waiting } waiting ? Waiting(view, waiting) : view;
    }

    private TalkView Waiting(TalkView view, OpenHandoff waiting) => view with
    {
        Age = clock.AgeOf(waiting.RequestedAt, view.Me.Lang),
        Due = clock.At(waiting.DueAt, view.Me.Lang),
        IsOverdue = waiting.DueAt < clock.Now,
    };

    private PendingView Pending(SendRow send)
    {
        var text = seal.Open(send.Sealed) is { } payload ? TalkParts.Read(payload, isPatient: false).Plain : "";
        var seconds = (int)Math.Max(0, (send.SendAt - clock.Now + 999) / 1000);
        return new PendingView(send.Id, text, seconds, send.State == SendStates.Refused);
    }

    private static TalkHolder HolderOf(TalkRow talk, ConsoleUser me) => talk.Owner switch
    {
        Owners.Staff => talk.OwnerId == me.Id ? TalkHolder.Mine : TalkHolder.Colleague,
        Owners.Waiting => TalkHolder.Waiting,
        _ => TalkHolder.Bot,
    };

    private ComposerView Composer(TalkRows rows, TalkAsk ask, ConsoleUser me)
    {
        var draft = rows.Draft is { } kept ? seal.Open(kept) ?? "" : "";
        var added = ask.Use is { } sequence && rows.Suggestions.TryGetValue(sequence, out var suggestion) ? TalkParts.Read(suggestion.Payload, isPatient: false).Plain
            : ask.Canned is { } id ? canned.Find(id)?.Text : null;
        var text = added is null ? draft : draft.Length > 0 ? draft.TrimEnd() + "\n\n" + added : added;
        return new ComposerView(text, ask.Check && text.Length > 0 ? others.Warnings(text, rows.Talk.Id, me) : [], null);
    }

    private List<TalkEntry> Entries(TalkRows rows, IReadOnlyDictionary<string, string> names, ConsoleUser me, TalkHolder holder)
    {
        var titles = knowledge.Current.Base?.Articles.GroupBy(a => a.Id).ToDictionary(g => g.Key, g => (g.FirstOrDefault(a => a.Language == me.Lang) ?? g.First()).Title, StringComparer.Ordinal) ?? [];
        var (entries, day) = (new List<TalkEntry>(), "");
        foreach (var spoken in rows.Spoken.Skip(rows.Spoken.Count > TalkTable.PageSize ? 1 : 0))
        {
            var today = clock.DateField(spoken.At);
            entries.Add(Entry(spoken, rows, me, holder, titles) with { NewDay = today == day ? null : clock.Appointment(spoken.At, me.Lang).Text.Split(',')[0] });
            day = today;
        }
        return entries;
    }

    private TalkEntry Entry(SpokenRow spoken, TalkRows rows, ConsoleUser me, TalkHolder holder, Dictionary<string, string> titles)
    {
        var isPatient = spoken.Role == Roles.User;
        var message = TalkParts.Read(spoken.Payload, isPatient);
        var trace = spoken is { Role: Roles.Bot, ReplyTo: { } to } ? rows.Traces.GetValueOrDefault(to) : null;
        var suggestion = isPatient && holder == TalkHolder.Mine && rows.Suggestions.TryGetValue(spoken.Sequence, out var made) ? Suggestion(made, me.Lang) : null;
        return new TalkEntry(
            spoken.Sequence, spoken.Role, WhoOf(spoken, message, me.Lang), clock.At(spoken.At, me.Lang) with { Text = clock.TimeField(spoken.At) }, message,
            isPatient ? null : Delivery(spoken, rows), trace is null ? null : Why(trace, titles), suggestion, spoken.Role == Roles.Staff && holder == TalkHolder.Mine,
            rows.Incidents.Contains(spoken.Sequence), null);
    }

    private static string WhoOf(SpokenRow spoken, MessageView message, string lang) => spoken.Role switch
    {
        Roles.User => ConsoleStrings.Get("Patient", lang),
        Roles.Staff => message.StaffName ?? ConsoleStrings.Get("Team", lang),
        _ => ConsoleStrings.Get("Assistant", lang),
    };

    /// <summary>Reviewed words alone: what speaks of the bot's own steps helps nobody who writes by hand.</summary>
    private static SuggestionView? Suggestion(SuggestedRow row, string lang)
    {
        var message = TalkParts.Read(row.Payload, isPatient: false);
        if (message.Kind == ReplyKinds.Abstain) return new SuggestionView(row.Sequence, null);
        if (message.Kind is not (ReplyKinds.Answer or ReplyKinds.Practical or ReplyKinds.Clinician or ReplyKinds.Minor)) return null;
        if (message.Lang == lang) return new SuggestionView(row.Sequence, message);
        var other = row.OtherPayload is { } payload ? TalkParts.Read(payload, isPatient: false) : null;
        return new SuggestionView(row.Sequence, message, other, other is null);
    }

    private static string? Delivery(SpokenRow spoken, TalkRows rows) =>
        spoken.Sequence <= rows.Talk.Seen ? "seen"
        : rows.Outbox.TryGetValue(spoken.Sequence, out var status) ? status
        : spoken.Role == Roles.Staff ? "delivered" : null;

    private static WhyView Why(TraceRow trace, Dictionary<string, string> titles)
    {
        var shown = CountOf(trace.Texts);
        var articles = Articles(trace.Articles);
        return new WhyView(
            trace.Kind, trace.Topic, trace.Level, trace.Rule, trace.Category, Locales.LanguageOf(trace.Language),
            [.. articles.Select((a, i) => new ArticleScore(a.Id, titles.GetValueOrDefault(a.Id, a.Id), a.Score, i < shown))], trace.Knowledge is { Length: > 12 } hash ? hash[..12] : trace.Knowledge,
            trace.Kind == ReplyKinds.Abstain, (trace.Microseconds / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + " ms");
    }

    private static int CountOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetArrayLength();
    }

    private static List<(string Id, double Score)> Articles(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(a => (a.GetProperty("id").GetString() ?? "", a.GetProperty("score").GetDouble()))];
    }
}
