using MesoBot.Data;

namespace MesoBot.Staff.Shared;

/// <summary>Who works here, as colleagues see them.</summary>
internal sealed class Colleagues(StoreReader reader)
{
    private static readonly Sql Members = new("""
        SELECT u.id, u.display_name, u.languages, u.is_disabled, r.name, p.state FROM asp_net_users u
        LEFT JOIN asp_net_user_roles m ON m.user_id = u.id LEFT JOIN asp_net_roles r ON r.id = m.role_id LEFT JOIN staff_presence p ON p.staff_id = u.id
        ORDER BY u.display_name, u.id
        """);

    /// <summary>Also those who left: their names stand in transcripts.</summary>
    public IReadOnlyList<Colleague> All() => reader.Read(s => s.All(Members, r => (IsDisabled: r.GetBoolean(3), Colleague: new Colleague(
        r.GetString(0), r.GetString(1), r.IsDBNull(4) ? "" : r.GetString(4), r.GetString(2).Replace(",", ", ", StringComparison.Ordinal),
        r.GetBoolean(3) || r.IsDBNull(5) ? "off" : r.GetString(5)))))
        .DistinctBy(m => m.Colleague.Id).Select(m => m.IsDisabled ? m.Colleague with { Role = "" } : m.Colleague).ToList();

    /// <summary>To whom a conversation can be handed on: those who are there first.</summary>
    public IReadOnlyList<Colleague> Others(string id) =>
        [.. All().Where(c => c.Id != id && c.Role.Length > 0 && c.Presence != "off").OrderBy(c => c.Presence == "here" ? 0 : 1)];

    public IReadOnlyDictionary<string, string> Names() => All().ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal);
}
