namespace MesoBot.Handoff;

/// <summary>What a member of staff may do. One role each.</summary>
internal static class StaffRoles
{
    public const string Reception = "reception";

    /// <summary>Also closes alerts.</summary>
    public const string Clinician = "clinician";

    /// <summary>Also invites and disables colleagues.</summary>
    public const string Administrator = "administrator";

    public static readonly IReadOnlyList<string> All = [Reception, Clinician, Administrator];
}
