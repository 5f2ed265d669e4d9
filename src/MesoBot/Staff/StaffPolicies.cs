namespace MesoBot.Staff;

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
