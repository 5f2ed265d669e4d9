using System.Net.Mime;
using System.Text;
using MesoBot.Handoff;
using MesoBot.Staff.Presence;
using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Talk;

internal static class TalkEndpoints
{
    /// <summary>Kept of a draft; more than can be sent, so that nobody loses words for being long.</summary>
    private const int MaxDraft = 20_000;

    public static void MapTalk(this RouteGroupBuilder desk)
    {
        var talk = desk.MapGroup("/talk/{id}");
        talk.MapGet("", ShowAsync);
        talk.MapGet("/events", EventsAsync);
        talk.MapPost("/accept", (HttpContext context, TalkServices of, string id) => BeginAsync(context, of, id, mayStepIn: false));
        talk.MapPost("/step-in", (HttpContext context, TalkServices of, string id) => BeginAsync(context, of, id, mayStepIn: true));
        talk.MapPost("/release", (HttpContext context, TalkServices of, string id) => EndAsync(context, of, id, of.Desk.ReleaseAsync, "released"));
        talk.MapPost("/resolve", (HttpContext context, TalkServices of, string id) => EndAsync(context, of, id, of.Desk.ResolveAsync, "resolved"));
        talk.MapPost("/hand-on", (HttpContext context, TalkServices of, string id) =>
            EndAsync(context, of, id, (handoff, who) => of.Desk.HandOnAsync(handoff, who, ConsolePages.Field(context, "to") is { Length: > 0 } to ? to : null), "handed-on"));
        talk.MapPost("/reply", ReplyAsync);
        talk.MapPost("/undo", UndoAsync);
        talk.MapPost("/note", async (HttpContext context, TalkServices of, string id) =>
            of.Table.Find(id) is null ? StaffMessages.NotFound.Result()
            : await of.Beside.NoteAsync(id, ConsolePages.Me(context).Id, Clean(ConsolePages.Field(context, "text"))) ? ConsolePages.Back(PathOf(id), "noted") : ConsolePages.Back(PathOf(id), bad: "note"));
        talk.MapPost("/draft", async (HttpContext context, TalkServices of, string id) =>
        {
            await of.Beside.DraftAsync(id, ConsolePages.Me(context).Id, Draft(ConsolePages.Field(context, "text")));
            return Results.NoContent();
        });
        talk.MapPost("/typing", (HttpContext context, TalkServices of, string id) =>
        {
            of.Desk.Typing(id, ConsolePages.Desk(context));
            return Results.NoContent();
        });
        talk.MapPost("/wrong-person", WrongPersonAsync);
    }

    private static string PathOf(string id) => "/staff/talk/" + Uri.EscapeDataString(id);

    private static async Task<IResult> ShowAsync(HttpContext context, TalkServices of, string id, long? before, long? use, string? canned, string? check, string? said, string? bad)
    {
        var me = ConsolePages.Me(context);
        if (of.Reader.Read(id, me, new TalkAsk(before, use, canned, check is "1")) is not { } view) return StaffMessages.NotFound.Result();
        await of.Beside.OpenedAsync(id, me.Id);
        var words = ConsolePages.Words(said, bad, me.Lang);
        if (bad is "empty" or "too-long" or "lost") return ConsolePages.Page<TalkPage>(view with { Composer = view.Composer with { Error = words } });
        return ConsolePages.Page<TalkPage>(view with { Said = words, IsBad = bad is not null });
    }

    /// <summary>For hubs outside. Whoever asks has read the conversation, as one who opens its page.</summary>
    private static async Task<IResult> EventsAsync(HttpContext context, TalkServices of, string id)
    {
        if (of.Events.Of(id) is not { } events) return StaffMessages.NotFound.Result();
        await of.Beside.OpenedAsync(id, ConsolePages.Me(context).Id);
        return Results.Text($"[{string.Join(',', events)}]", MediaTypeNames.Application.Json, Encoding.UTF8);
    }

    private static async Task<IResult> BeginAsync(HttpContext context, TalkServices of, string id, bool mayStepIn)
    {
        if (of.Table.Find(id) is null) return StaffMessages.NotFound.Result();
        var who = ConsolePages.Desk(context);
        var waiting = of.Queue.Find(id);
        // Who is taken back to an old page may find the bot answering again: that is stepping in, and asked for by its own button.
        if (!mayStepIn && waiting is null) return ConsolePages.Back(PathOf(id), bad: "closed");
        var result = waiting is not null ? await of.Desk.AcceptAsync(waiting.HandoffId, who) : await of.Desk.StepInAsync(id, who);
        if (!result.IsDone) return ConsolePages.Back(PathOf(id), bad: ConsolePages.CodeOf(result.Outcome));
        await of.Shift.WorksAsync(who.Id);
        return ConsolePages.Back(PathOf(id), "accepted", anchor: "#end");
    }

    private static async Task<IResult> EndAsync(HttpContext context, TalkServices of, string id, Func<string, StaffIdentity, Task<DeskResult>> end, string said)
    {
        if (of.Table.Find(id) is null) return StaffMessages.NotFound.Result();
        if (of.Queue.Find(id) is not { } open) return ConsolePages.Back(PathOf(id), bad: "closed");
        var result = await end(open.HandoffId, ConsolePages.Desk(context));
        return result.IsDone ? ConsolePages.Back(PathOf(id), said) : ConsolePages.Back(PathOf(id), bad: ConsolePages.CodeOf(result.Outcome));
    }

    private static async Task<IResult> ReplyAsync(HttpContext context, TalkServices of, string id)
    {
        if (of.Table.Find(id) is null) return StaffMessages.NotFound.Result();
        var (me, text) = (ConsolePages.Me(context), Clean(ConsolePages.Field(context, "text")).Trim());
        if (text.Length == 0) return ConsolePages.Back(PathOf(id), bad: "empty", anchor: "#reply");
        // Kept first: whatever happens to the sending, the words are there.
        await of.Beside.DraftAsync(id, me.Id, Draft(text));
        if (text.Length > TalkReader.MaxLength) return ConsolePages.Back(PathOf(id), bad: "too-long", anchor: "#reply");
        if (ConsolePages.Field(context, "confirmed") != OtherPatients.Confirmation(text) && of.Others.Warnings(text, id, me).Count > 0)
            return ConsolePages.Back(PathOf(id) + "?check=1", anchor: "#reply-warning");
        var result = await of.Desk.ReplyAsync(id, ConsolePages.Desk(context), text);
        if (!result.IsDone) return ConsolePages.Back(PathOf(id), bad: result.Outcome == DeskOutcome.NotYours ? "lost" : ConsolePages.CodeOf(result.Outcome), anchor: "#composer");
        await of.Beside.DraftAsync(id, me.Id, "");
        return ConsolePages.Back(PathOf(id), anchor: "#end");
    }

    private static async Task<IResult> UndoAsync(HttpContext context, TalkServices of, string id)
    {
        var (who, send) = (ConsolePages.Desk(context), ConsolePages.Field(context, "send"));
        var words = of.Beside.WordsOf(send, who.Id);
        var result = await of.Desk.UndoAsync(send, who);
        if (result.Outcome == DeskOutcome.NotFound) return StaffMessages.NotFound.Result();
        if (!result.IsDone) return ConsolePages.Back(PathOf(id), bad: ConsolePages.CodeOf(result.Outcome));
        if (words is not null) await of.Beside.DraftAsync(result.ConversationId ?? id, who.Id, words);
        return ConsolePages.Back(PathOf(result.ConversationId ?? id), "undone", anchor: "#reply");
    }

    private static async Task<IResult> WrongPersonAsync(HttpContext context, TalkServices of, string id)
    {
        if (!long.TryParse(ConsolePages.Field(context, "sequence"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var sequence))
            return StaffMessages.NotFound.Result();
        var result = await of.Beside.WrongPersonAsync(id, sequence, ConsolePages.Desk(context));
        return result.Outcome switch
        {
            DeskOutcome.Done => ConsolePages.Back(PathOf(id), "wrong-person", anchor: "#end"),
            DeskOutcome.NotFound => StaffMessages.NotFound.Result(),
            DeskOutcome.Closed => ConsolePages.Back(PathOf(id), bad: "corrected"),
            _ => ConsolePages.Back(PathOf(id), bad: ConsolePages.CodeOf(result.Outcome)),
        };
    }

    private static string Draft(string text) => text.Length > MaxDraft ? text[..MaxDraft] : text;

    /// <summary>Without what no keyboard writes: control characters, halves of characters.</summary>
    private static string Clean(string text) => new([.. text.ReplaceLineEndings("\n").EnumerateRunes()
        .Where(r => r.Value == '\n' || r.Value == '\t' || !Rune.IsControl(r)).Where(r => r != Rune.ReplacementChar).SelectMany(r => r.ToString())]);
}

/// <summary>What a conversation's endpoints work with.</summary>
internal sealed record TalkServices(TalkReader Reader, TalkTable Table, TalkDesk Beside, HandoffDesk Desk, HandoffQueue Queue, HandoffEventReader Events, OtherPatients Others, Shift Shift);
