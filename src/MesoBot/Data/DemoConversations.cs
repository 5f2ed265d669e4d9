using MesoBot.Activities;

namespace MesoBot.Data;

/// <summary>
/// Invented conversations among real ones. On Direct Line the server gives patients ids that begin with "dl_", so an id that begins
/// with "demo_" there is no patient's.
/// </summary>
internal sealed class DemoConversations(StoreDatabase database)
{
    public const string UserPrefix = "demo_";

    private static readonly string IsDemo = $"channel_id = '{ChannelIds.DirectLine}' AND substr(user_id, 1, {UserPrefix.Length}) = '{UserPrefix}'";

    private static readonly Sql FindReal = new($"SELECT 1 FROM conversations WHERE NOT ({IsDemo}) LIMIT 1");
    private static readonly Sql FindPeople = new($"SELECT person_id FROM channel_identities WHERE {IsDemo}");

    private static readonly Sql RemoveStaff = new("DELETE FROM asp_net_users WHERE id LIKE 'demo-staff-%'");
    private static readonly Sql RemovePresence = new("DELETE FROM staff_presence WHERE staff_id LIKE 'demo-staff-%'");

    /// <summary>What stands beside a conversation, a handoff or a request without a key to it; served texts and the audit log stay.</summary>
    private static readonly Sql[] RemoveBeside =
    [
        .. new[] { "staff_notes", "staff_drafts", "staff_sends", "suggestions", "incidents", "patient_seen", "ratings", "privacy_requests" }
            .Select(table => new Sql($"DELETE FROM {table} WHERE conversation_id NOT IN (SELECT id FROM conversations)")),
        new("DELETE FROM handoff_events WHERE handoff_id NOT IN (SELECT id FROM handoffs)"),
        new("DELETE FROM alert_deliveries WHERE alert_id NOT IN (SELECT id FROM alerts)"),
        .. new[] { "booking_events", "calendar_links", "slots" }.Select(table => new Sql($"DELETE FROM {table} WHERE booking_id IS NOT NULL AND booking_id NOT IN (SELECT id FROM bookings)")),
    ];

    // What belongs to a person goes with them: the schema says so.
    private static readonly Sql RemovePerson = new("DELETE FROM people WHERE id = @t_id");

    public bool IsAmongReal()
    {
        using var session = database.Open();
        return session.Any(FindReal);
    }

    /// <returns>How many there were.</returns>
    public int Remove(CancellationToken cancellationToken)
    {
        using var session = database.Open();
        var people = session.All(FindPeople, r => r.GetString(0));
        // One at a time: each is gone whole, and a long list holds nobody up.
        foreach (var person in people)
        {
            cancellationToken.ThrowIfCancellationRequested();
            session.Execute(RemovePerson, person);
        }
        foreach (var beside in RemoveBeside) session.Execute(beside);
        session.Execute(RemovePresence);
        session.Execute(RemoveStaff);
        return people.Count;
    }
}
