using MesoBot.Handoff;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Shell;

namespace MesoBot.Staff.SignIn;

/// <summary>The team, for administrators: who is in it, who may come in, links for new ones.</summary>
internal static class TeamEndpoints
{
    public static void MapTeam(this RouteGroupBuilder all)
    {
        var team = all.MapGroup("/team").RequireAuthorization(StaffPolicies.Administrator);
        team.MapGet("", (HttpContext context) => Page(context));
        team.MapPost("/invite", InviteAsync);
        team.MapPost("/{id}/reset", ResetAsync);
        team.MapPost("/{id}/role", RoleAsync);
        team.MapPost("/{id}/disable", DisableAsync);
        team.MapPost("/{id}/enable", EnableAsync);
    }

    private static async Task<IResult> InviteAsync(HttpContext context, StaffInvites invites, StaffDirectory directory)
    {
        var form = context.Request.Form;
        var (name, role, email) = (StaffNames.Tidy(form["name"]), form["role"].ToString(), form["email"].ToString().Trim());
        if (!StaffNames.IsGood(name)) return Page(context, "TeamNameBad");
        if (!StaffRoles.All.Contains(role)) return Page(context, "TeamRoleBad");
        if (email.Length > 0 && (!StaffNames.IsEmail(email) || directory.FindByEmail(email) is not null)) return Page(context, "TeamEmailBad");
        return await invites.InviteAsync(name, role, SignedInStaff.In(context).Id, email.Length > 0 ? email : null) is { } secret
            ? Page(context, link: LinkTo(context, secret), linkFor: name)
            : Page(context, "TeamNameTaken");
    }

    private static async Task<IResult> ResetAsync(HttpContext context, string id, StaffInvites invites, StaffDirectory directory) =>
        directory.Find(id) is { } account && await invites.ResetAsync(account.Name, SignedInStaff.In(context).Id) is { } secret
            ? Page(context, link: LinkTo(context, secret), linkFor: account.Name)
            : Page(context, "TeamGone");

    private static async Task<IResult> RoleAsync(HttpContext context, string id, StaffDirectory directory)
    {
        var role = context.Request.Form["role"].ToString();
        if (!StaffRoles.All.Contains(role)) return Page(context, "TeamRoleBad");
        return await directory.ChangeRoleAsync(id, role, SignedInStaff.In(context).Id) ? Results.LocalRedirect(StaffPaths.Team) : Page(context, "TeamLast");
    }

    private static async Task<IResult> DisableAsync(HttpContext context, string id, StaffDirectory directory) =>
        await directory.DisableAsync(id, SignedInStaff.In(context).Id) ? Results.LocalRedirect(StaffPaths.Team) : Page(context, "TeamLast");

    private static async Task<IResult> EnableAsync(HttpContext context, string id, StaffDirectory directory)
    {
        await directory.EnableAsync(id, SignedInStaff.In(context).Id);
        return Results.LocalRedirect(StaffPaths.Team);
    }

    private static string LinkTo(HttpContext context, string secret) => $"{context.Request.Scheme}://{context.Request.Host}{StaffPaths.Join}#{secret}";

    private static IResult Page(HttpContext context, string? error = null, string? link = null, string? linkFor = null)
    {
        var services = context.RequestServices;
        var me = SignedInStaff.In(context).Id;
        var members = services.GetRequiredService<StaffDirectory>().All().ConvertAll(a => new TeamPage.Member(a.Id, a.Name, a.DisplayName, a.Role, a.IsDisabled, a.Id == me));
        var invited = services.GetRequiredService<StaffInvites>().Open().ConvertAll(i => i.Name);
        return StaffPage.Of<TeamPage>(error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Members", members), ("Invited", invited), ("Error", error), ("Link", link), ("LinkFor", linkFor));
    }
}
