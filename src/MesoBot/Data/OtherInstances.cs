namespace MesoBot.Data;

/// <summary>
/// The one place that tells the other instances on the same database that consoles and patients' pages must look again. It is a part of the
/// change's own commit: they hear of it when it is on disk, and never of one that was undone. On SQLite there is nobody else.
/// </summary>
internal static class OtherInstances
{
    /// <summary>No conversation, or more than one: the queue, who is there, anything.</summary>
    public const string Anything = "";

    public const string ChannelName = "mesobot_conversation";

    private static readonly Sql Notify = new($"SELECT pg_notify('{ChannelName}', @t_id)");

    /// <summary>Within a write. This instance's own readers are woken by <see cref="ConversationSignals"/>, after it.</summary>
    public static void Tell(StoreSession session, string conversationId = Anything)
    {
        if (session.IsPostgres) session.Any(Notify, conversationId);
    }
}
