using MesoBot.Text;

namespace MesoBot.Handoff;

/// <summary>The roles of staff, and how patients read them.</summary>
internal static class StaffTitles
{
    public const string Reception = "reception";
    public const string Clinician = "clinician";
    public const string Administrator = "administrator";

    public static string Of(string role, string language) => HandoffStrings.Of(role switch
    {
        Reception => "RoleReception",
        Clinician => "RoleClinician",
        _ => "RoleTeam",
    }, language);
}
