using MesoBot.Data;

namespace MesoBot.Staff.Presence;

/// <summary>
/// Who was disabled and still counts as here, or still holds somebody: disabled in the terminal, or by a server that ended in between. The
/// running server gives back what they held, whoever disabled them and wherever.
/// </summary>
internal sealed class DisabledStaff(StoreReader reader)
{
    private static readonly Sql Holding = new("""
        SELECT u.id FROM asp_net_users u WHERE u.is_disabled AND (
            EXISTS (SELECT 1 FROM staff_presence p WHERE p.staff_id = u.id AND p.state <> 'off')
            OR EXISTS (SELECT 1 FROM handoffs h WHERE h.staff_id = u.id AND h.state = 'live')
            OR EXISTS (SELECT 1 FROM alerts a WHERE a.acknowledged_by = u.id AND a.closed_at IS NULL))
        """);

    public IReadOnlyList<string> StillHolding() => reader.Read(s => s.All(Holding, r => r.GetString(0)));
}
