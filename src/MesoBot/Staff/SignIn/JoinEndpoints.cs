using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Shell;
using Microsoft.AspNetCore.Identity;

namespace MesoBot.Staff.SignIn;

/// <summary>
/// The page behind a one-time link. The secret stands after the #, where no server, proxy or log sees it; the page's script puts it into the
/// form, and without scripts it is typed. Nothing is made before password and second proof are both there.
/// </summary>
internal static class JoinEndpoints
{
    private const string Purpose = "join";

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public static void MapJoin(this RouteGroupBuilder all)
    {
        all.MapGet("/join", () => StaffPage.Of<JoinPage>());
        var tries = all.MapGroup("").AddEndpointFilter(SignInLimits.FilterAsync);
        tries.MapPost("/join", Open);
        tries.MapPost("/join/account", MakeAsync);
    }

    private static IResult Open(HttpContext context, StaffInvites invites, SealedState seal)
    {
        var secret = context.Request.Form["secret"].ToString().Trim();
        // A whole link was pasted.
        if (secret.LastIndexOf('#') is >= 0 and var hash) secret = secret[(hash + 1)..];
        if (secret.Length is 0 or > 100 || invites.Find(secret) is not { } invite) return Bad();
        var bytes = Totp.NewSecret();
        var kept = seal.Seal(Purpose, new Joining(invite.Hash, Convert.ToBase64String(bytes)), StaffJson.Default.Joining, Life);
        return Form(context, invite, bytes, kept, invite.Name, null);
    }

    private static async Task<IResult> MakeAsync(HttpContext context, StaffInvites invites, SealedState seal, StaffSessions sessions, UserManager<StaffMember> users, TimeProvider time)
    {
        var form = context.Request.Form;
        var kept = form["kept"].ToString();
        if (seal.Open(Purpose, kept, StaffJson.Default.Joining) is not { } joining || invites.FindByHash(joining.InviteHash) is not { } invite) return Bad();
        var (secret, displayName, password) = (Convert.FromBase64String(joining.Secret), StaffNames.Tidy(form["display"]), form["password"].ToString());
        var step = Totp.StepOf(secret, SecondFactor.Tidy(form["code"]), time.GetUtcNow());
        var error = !StaffNames.IsGood(displayName) ? "SignInDisplayNameBad"
            : PasswordRules.Refusal(password, invite.Name, displayName) is { } refusal ? refusal
            : password != form["again"].ToString() ? "SignInPasswordsDiffer"
            : step is null ? "SignInEnrolWrong" : null;
        if (error is not null) return Form(context, invite, secret, kept, displayName, error);

        var codes = SecondFactor.NewCodes();
        var hash = users.PasswordHasher.HashPassword(new StaffMember(), password);
        if (await invites.JoinAsync(invite, new NewAccount(displayName, hash, secret, step!.Value, codes)) is not { } id) return Bad();
        await sessions.BeginAsync(context, id, "join");
        return StaffPage.Of<CodesPage>(("Codes", codes));
    }

    private static IResult Bad() => StaffPage.Of<JoinPage>(StatusCodes.Status400BadRequest, ("Error", "SignInLinkBad"));

    private static IResult Form(HttpContext context, Invite invite, byte[] secret, string kept, string displayName, string? error)
    {
        var issuer = context.RequestServices.GetRequiredService<ClinicFacts>().Options.Name.En ?? "MesoBot";
        var link = Totp.Link(secret, issuer, invite.Name);
        return StaffPage.Of<JoinFormPage>(error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Name", invite.Name), ("IsReset", invite.IsReset), ("DisplayName", displayName), ("Kept", kept), ("Error", error), ("Link", link), ("Picture", QrCode.PathOf(link) ?? QrCode.PathOf(Totp.Link(secret, "", "MesoBot"))),
            ("Secret", string.Join(' ', Totp.Base32(secret).Chunk(4).Select(part => new string(part)))));
    }
}
