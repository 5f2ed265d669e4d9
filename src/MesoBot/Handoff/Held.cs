using MesoBot.Data;
using MesoBot.Text;

namespace MesoBot.Handoff;

/// <summary>Who holds a conversation at this moment; the staff id is null when nobody does.</summary>
internal sealed record Held(string? StaffId, string Language, string ChannelId)
{
    private static readonly Sql OwnerOf = new("SELECT owner, owner_id, locale, channel_id FROM conversations WHERE id = @t_id");

    public static Held? By(StoreSession session, string conversationId) => session.First(OwnerOf, r => new Held(
        r.GetString(0) == Owners.Staff && !r.IsDBNull(1) ? r.GetString(1) : null,
        Locales.LanguageOf(r.TextOrNull(2)), r.GetString(3)), conversationId);
}
