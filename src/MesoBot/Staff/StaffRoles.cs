namespace MesoBot.Staff;

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

/// <summary>Names for <c>RequireAuthorization</c>.</summary>
internal static class StaffPolicies
{
    /// <summary>Everybody who is signed in.</summary>
    public const string Staff = "Staff";
    public const string Clinician = "Clinician";
    public const string Administrator = "Administrator";
}

/// <summary>Names of the ways to prove who one is.</summary>
internal static class StaffSchemes
{
    public const string Session = "Staff";
    public const string OpenIdConnect = "StaffOpenIdConnect";
}
