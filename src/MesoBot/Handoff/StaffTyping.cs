using MesoBot.Answers;
using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>Shows in a patient's open chat that the one who holds the conversation writes, whichever instance they sit at.</summary>
internal sealed class StaffTyping(ConversationSignals signals, StoreReader reader)
{
    private static readonly Sql Holder = new("""
        SELECT u.display_name, COALESCE(r.role_id, '') FROM conversations c JOIN asp_net_users u ON u.id = c.owner_id LEFT JOIN asp_net_user_roles r ON r.user_id = u.id
        WHERE c.id = @t_id AND c.owner = 'staff' AND c.owner_id = @t_staff
        """);

    public void Heard(TypingNote note)
    {
        if (note.StaffId is not { } staffId || !signals.HasListeners(note.ConversationId)) return;
        try
        {
            if (reader.Read(session => Payload(session, note.ConversationId, staffId)) is { } payload) signals.Pass(note.ConversationId, payload);
        }
        catch (StoreUnavailableException)
        {
            // Dots are not worth an error.
        }
    }

    private static string? Payload(StoreSession session, string conversationId, string staffId)
    {
        if (session.First(Holder, r => new { Name = r.GetString(0), Role = r.GetString(1) }, conversationId, staffId) is not { } writer) return null;
        return Held.By(session, conversationId) is { } held ? StaffActivity.Typing(writer.Name, StaffTitles.Of(writer.Role, held.Language), held.ChannelId) : null;
    }
}
