using MesoBot.Text;

namespace MesoBot.Handoff;

/// <summary>The roles of staff, as patients read them.</summary>
internal static class StaffTitles
{
    public static string Of(string role, string language) => HandoffStrings.Get(role switch
    {
        StaffRoles.Reception => "RoleReception",
        StaffRoles.Clinician => "RoleClinician",
        _ => "RoleTeam",
    }, language);
}
