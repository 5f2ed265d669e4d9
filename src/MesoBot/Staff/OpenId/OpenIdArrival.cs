using System.Security.Claims;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Shell;
using MesoBot.Staff.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MesoBot.Staff.OpenId;

/// <summary>
/// Somebody whom the sign-in service knows. Nobody joins by that alone: the first time, the email must be one that was invited; from then on
/// the service's own id for the person counts, because addresses are given to others one day.
/// </summary>
internal sealed class OpenIdArrival(UserManager<StaffMember> users, StaffDirectory directory, StaffSessions sessions, IOptions<StaffOptions> options)
{
    /// <summary>The sign-in page, which then says that the service did not confirm who somebody is.</summary>
    public const string Refused = StaffPaths.SignIn + "?said=provider";

    public async Task ReceiveAsync(TicketReceivedContext context)
    {
        if (context.Principal is not { } person || await AccountOfAsync(person) is not { IsDisabled: false } account || !await HasRoleAsync(person, account))
        {
            Refuse(context);
            return;
        }
        context.HandleResponse();
        await sessions.BeginAsync(context.HttpContext, account.Id, "openid");
        // Not a redirection: it would still be the other site's navigation, on which a strict cookie is not sent.
        await StaffPage.Of<ArrivedPage>().ExecuteAsync(context.HttpContext);
    }

    public static void Refuse(HandleRequestContext<RemoteAuthenticationOptions> context)
    {
        context.HandleResponse();
        context.Response.Redirect(Refused);
    }

    private async Task<StaffAccount?> AccountOfAsync(ClaimsPrincipal person)
    {
        var (issuer, subject) = (person.FindFirstValue("iss"), person.FindFirstValue("sub"));
        if (issuer is null || subject is null) return null;
        if (await users.FindByLoginAsync(issuer, subject) is { } known) return directory.Find(known.Id);
        if (person.FindFirstValue("email") is not { } email || person.FindFirstValue("email_verified") == "false") return null;
        if (directory.FindByEmail(email) is not { } invited || await users.FindByIdAsync(invited.Id) is not { } user) return null;
        // The account belongs to another person of this service already.
        if ((await users.GetLoginsAsync(user)).Any(l => l.LoginProvider == issuer)) return null;
        if (!(await users.AddLoginAsync(user, new UserLoginInfo(issuer, subject, null))).Succeeded) return null;
        await directory.NoteAsync(invited.Id, "staff.linked");
        return invited;
    }

    /// <summary>Where the service says the role, it says it at each sign-in.</summary>
    private async Task<bool> HasRoleAsync(ClaimsPrincipal person, StaffAccount account)
    {
        var provider = options.Value.OpenIdConnect;
        if (string.IsNullOrWhiteSpace(provider.RoleClaim)) return true;
        var roles = person.FindAll(provider.RoleClaim).Select(c => provider.Roles.GetValueOrDefault(c.Value)).ToHashSet(StringComparer.Ordinal);
        return StaffRoles.All.LastOrDefault(roles.Contains) is { } role && await directory.ChangeRoleAsync(account.Id, role, "openid");
    }
}
