using MesoBot.Answers;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Text;

namespace MesoBot.Staff.Talk;

/// <summary>What staff keep beside a conversation: drafts, notes, who opened it, and what went to the wrong person.</summary>
internal sealed class TalkDesk(DeskWriter desk, StoreWriter writer, FieldSeal seal)
{
    public const int MaxNote = 2000;

    private const long Hour = 3_600_000;

    private static readonly Sql InsertNote = new("INSERT INTO staff_notes (conversation_id, staff_id, at, sealed) VALUES (@t_id, @t_staff, @n_at, @t_sealed)");

    private static readonly Sql KeepDraft = new("""
        INSERT INTO staff_drafts (conversation_id, staff_id, sealed, at) VALUES (@t_id, @t_staff, @t_sealed, @n_at)
        ON CONFLICT (conversation_id, staff_id) DO UPDATE SET sealed = excluded.sealed, at = excluded.at
        """);

    private static readonly Sql DropDraft = new("DELETE FROM staff_drafts WHERE conversation_id = @t_id AND staff_id = @t_staff");

    private static readonly Sql OpenedSince = new("SELECT 1 FROM audit WHERE actor = @t_staff AND action = 'talk.opened' AND subject = @t_id AND at > @n_since LIMIT 1");

    private static readonly Sql StaffMessage = new("SELECT 1 FROM activities WHERE conversation_id = @t_id AND sequence = @n_sequence AND role = 'staff'");
    private static readonly Sql HasIncident = new("SELECT 1 FROM incidents WHERE conversation_id = @t_id AND sequence = @n_sequence");

    private static readonly Sql InsertIncident = new("""
        INSERT INTO incidents (id, conversation_id, staff_id, sequence, kind, at) VALUES (@t_id, @t_conversation, @t_staff, @n_sequence, 'wrong_person', @n_at)
        """);

    private static readonly Sql SentText = new("SELECT sealed FROM staff_sends WHERE id = @t_id AND staff_id = @t_staff");
    private static readonly Sql CanExist = new("SELECT 1 FROM conversations WHERE id = @t_id");

    /// <summary>Told once per person, conversation and hour: enough to know who read what, without an entry for each look.</summary>
    public async Task OpenedAsync(string conversationId, string staffId)
    {
        if (desk.Read(s => s.Any(OpenedSince, staffId, conversationId, desk.Now.ToUnixTimeMilliseconds() - Hour))) return;
        await desk.WriteAsync(conversationId, act =>
        {
            if (!act.Session.Any(OpenedSince, staffId, conversationId, act.At - Hour)) act.Audit(staffId, "talk.opened", conversationId);
            return true;
        });
    }

    /// <returns>False when it is empty or too long.</returns>
    public async Task<bool> NoteAsync(string conversationId, string staffId, string text)
    {
        if (text.Trim() is not { Length: > 0 and <= MaxNote } words) return false;
        return await desk.WriteAsync(conversationId, act =>
        {
            act.Session.Execute(InsertNote, conversationId, staffId, act.At, seal.Seal(words));
            act.Audit(staffId, "note.written", conversationId);
            return true;
        });
    }

    /// <summary>Not told to anybody: a draft is nobody's business, and pages need not be asked for again for a letter.</summary>
    public Task DraftAsync(string conversationId, string staffId, string text) => writer.WriteAsync(session =>
    {
        if (text.Trim().Length == 0) return session.Execute(DropDraft, conversationId, staffId);
        return session.Any(CanExist, conversationId) ? session.Execute(KeepDraft, conversationId, staffId, seal.Seal(text), desk.Now.ToUnixTimeMilliseconds()) : 0;
    }, conversationId);

    /// <summary>The words of a reply on its way; null when it is not theirs, or gone.</summary>
    public string? WordsOf(string sendId, string staffId) =>
        desk.Read(s => s.First(SentText, r => r.GetString(0), sendId, staffId)) is { Length: > 0 } kept && seal.Open(kept) is { } payload ? TalkParts.Read(payload, isPatient: false).Plain : null;

    /// <summary>Tells the patient that the message was not meant for them, and opens an incident: once for a message.</summary>
    public async Task<DeskResult> WrongPersonAsync(string conversationId, long sequence, StaffIdentity who) => await desk.WriteAsync<DeskResult>(conversationId, act =>
    {
        if (!act.Session.Any(StaffMessage, conversationId, sequence)) return DeskOutcome.NotFound;
        if (act.Talk.Owner != Owners.Staff || act.Talk.OwnerId != who.Id) return DeskOutcome.NotYours;
        if (act.Session.Any(HasIncident, conversationId, sequence)) return DeskOutcome.Closed;
        var (id, language) = (Guid.CreateVersion7(act.Now).ToString("N"), act.Talk.Language);
        act.Session.Execute(InsertIncident, id, conversationId, who.Id, sequence, act.At);
        act.Append(Roles.Staff, StaffActivity.Payload(who.Name, StaffTitles.Of(who.Role, language), ConsoleStrings.Get("CorrectionToPatient", language), language, act.Talk.ChannelId));
        act.Audit(who.Id, "incident.opened", id, ("kind", "wrong_person"), ("conversation", conversationId));
        return DeskResult.Done(id) with { ConversationId = conversationId };
    }) ?? DeskOutcome.NotFound;
}
