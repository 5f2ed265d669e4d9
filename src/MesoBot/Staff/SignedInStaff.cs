using System.Security.Claims;
using MesoBot.Handoff;

namespace MesoBot.Staff;

/// <summary>Who is signed in, as the ticket in the cookie says; the ticket was compared with the store before any page ran.</summary>
/// <param name="Id">Goes into rows and the audit log.</param>
/// <param name="Name">As patients and colleagues read it.</param>
/// <param name="Session">This sign-in; it ends with sign-out, also for whoever copied the cookie.</param>
internal sealed record SignedInStaff(string Id, string Name, string Role, string Session)
{
    public const string SessionClaim = "mesobot:session";
    public const string StampClaim = "mesobot:stamp";

    public bool IsAdministrator => Role == StaffRoles.Administrator;

    public bool IsClinician => Role == StaffRoles.Clinician;

    /// <summary>Null when nobody is signed in.</summary>
    public static SignedInStaff? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true, AuthenticationType: StaffSchemes.Session } && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new SignedInStaff(id, user.FindFirstValue(ClaimTypes.Name) ?? "", user.FindFirstValue(ClaimTypes.Role) ?? "", user.FindFirstValue(SessionClaim) ?? "")
            : null;

    /// <summary>For pages behind the policy "Staff", where somebody always is.</summary>
    public static SignedInStaff In(HttpContext context) => Of(context.User) ?? throw new InvalidOperationException("This page is for those who are signed in.");
}
