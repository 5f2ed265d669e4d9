using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>Who holds a conversation at this moment; the staff id is null when nobody does.</summary>
internal sealed record Held(string? StaffId, string Language, string ChannelId)
{
    private static readonly Sql OwnerOf = new("SELECT owner, owner_id, locale, channel_id FROM conversations WHERE id = @t_id");

    public static Held? By(StoreSession session, string conversationId) => session.First(OwnerOf, r => new Held(
        r.GetString(0) == Owners.Staff && !r.IsDBNull(1) ? r.GetString(1) : null,
        !r.IsDBNull(2) && r.GetString(2).StartsWith("ar", StringComparison.OrdinalIgnoreCase) ? "ar" : "en", r.GetString(3)), conversationId);
}
