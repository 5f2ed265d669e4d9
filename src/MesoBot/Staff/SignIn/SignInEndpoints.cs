using MesoBot.Data;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Shell;
using Microsoft.Extensions.Options;

namespace MesoBot.Staff.SignIn;

/// <summary>The way in: name and password, then the second proof; or the short code of somebody known on this browser.</summary>
internal static class SignInEndpoints
{
    private const string HalfCookie = "mesobot-staff-half";
    private const string HalfPurpose = "half";

    /// <summary>What somebody may take to look for the phone.</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromMinutes(5);

    public static void MapSignIn(this RouteGroupBuilder all)
    {
        all.MapGet("/sign-in", (HttpContext context, string? back, string? said) => SignInPage(context, back, said == "provider" ? "SignInProviderFailed" : null, isIdle: said == "idle"));
        all.MapGet("/sign-in/code", (HttpContext context) => Half(context) is null ? Results.LocalRedirect(StaffPaths.SignIn) : CodePage(null));
        all.MapPost("/sign-out", SignOutAsync);
        all.MapPost("/lock", LockAsync);
        var tries = all.MapGroup("").AddEndpointFilter(SignInLimits.FilterAsync);
        tries.MapPost("/sign-in", PasswordAsync);
        tries.MapPost("/sign-in/code", CodeAsync);
        tries.MapPost("/sign-in/pin", PinAsync);
        tries.MapGet("/sign-in/provider", Provider);
    }

    private static async Task<IResult> PasswordAsync(HttpContext context, PasswordDoor door, SealedState seal)
    {
        var form = context.Request.Form;
        var (name, back) = (Limit(form["name"]), StaffPaths.Own(form["back"]));
        if (await door.OpenAsync(name, form["password"].ToString()) is not { } user) return SignInPage(context, back, "SignInWrong", name);
        StaffCookies.Set(context, HalfCookie, seal.Seal(HalfPurpose, new HalfSignedIn(user.Id, user.SecurityStamp ?? "", back), StaffJson.Default.HalfSignedIn, HalfLife), HalfLife);
        return Results.LocalRedirect(StaffPaths.Code);
    }

    private static async Task<IResult> CodeAsync(HttpContext context, PasswordDoor door, SecondFactor proof, StaffSessions sessions)
    {
        if (Half(context) is not { } half) return SignInPage(context, null, "SignInTooLate");
        StaffMember? who = null;
        // A password that was changed in these minutes is no proof any more.
        var way = await door.ProveAsync(half.UserId, async user => user.SecurityStamp == half.Stamp ? await proof.ProveAsync((who = user).Id, context.Request.Form["code"].ToString()) : null);
        if (way is null || who is null) return CodePage("SignInWrongCode");
        StaffCookies.Delete(context, HalfCookie);
        await sessions.BeginAsync(context, who.Id, way);
        return Results.LocalRedirect(StaffPaths.Own(half.Back));
    }

    private static async Task<IResult> PinAsync(HttpContext context, PasswordDoor door, KnownBrowser browser, StaffSessions sessions)
    {
        var form = context.Request.Form;
        var back = StaffPaths.Own(form["back"]);
        if (browser.Find(context, Limit(form["person"])) is not { } person || browser.EndOf(person) is not { } end) return SignInPage(context, back, "SignInPinOver");
        var pin = SecondFactor.Tidy(form["pin"]);
        var user = await door.ProveAsync(person.UserId, user => Task.FromResult(user.PinHash is { } hash && PasswordDoor.IsRight(user, hash, pin) ? user : null));
        if (user is null)
        {
            await browser.CountWrongAsync(person);
            return SignInPage(context, back, browser.EndOf(person) is null ? "SignInPinOver" : "SignInWrongPin");
        }
        await browser.ClearWrongAsync(person, end);
        // The colleague who sat here is gone from the desk, not from the shift.
        await sessions.EndAsync(context, isLeaving: false);
        await sessions.BeginAsync(context, user.Id, "pin", end);
        return Results.LocalRedirect(back);
    }

    private static IResult Provider(IOptions<StaffOptions> options) =>
        options.Value.OpenIdConnect.IsOn ? Results.Challenge(authenticationSchemes: [StaffSchemes.OpenIdConnect]) : StaffMessages.NotFound.Result();

    private static async Task<IResult> SignOutAsync(HttpContext context, StaffSessions sessions, Presence.Shift shift)
    {
        // Patients in hand are given to somebody first.
        if (SignedInStaff.Of(context.User) is { } who && !shift.MayLeave(who.Id)) return Results.LocalRedirect(Presence.PresenceEndpoints.LeavePath + "?then=sign-out");
        await sessions.EndAsync(context, isLeaving: true);
        return Results.LocalRedirect(StaffPaths.SignIn);
    }

    private static async Task<IResult> LockAsync(HttpContext context, StaffSessions sessions)
    {
        await sessions.EndAsync(context, isLeaving: false);
        return Results.LocalRedirect(StaffPaths.SignIn);
    }

    public static IResult SignInPage(HttpContext context, string? back, string? error, string name = "", bool isIdle = false)
    {
        var services = context.RequestServices;
        var people = services.GetRequiredService<KnownBrowser>().People(context);
        var provider = services.GetRequiredService<IOptions<StaffOptions>>().Value.OpenIdConnect;
        return StaffPage.Of<SignInPage>(error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Back", StaffPaths.Own(back)), ("Error", error), ("IsIdle", isIdle), ("Name", name), ("Provider", provider.IsOn ? provider.Name : null),
            ("People", people.ConvertAll(p => new SignInPage.Known(p.Person.UserId, p.Account.DisplayName))));
    }

    private static IResult CodePage(string? error) => StaffPage.Of<CodePage>(error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, ("Error", error));

    private static HalfSignedIn? Half(HttpContext context) => context.RequestServices.GetRequiredService<SealedState>()
        .Open(HalfPurpose, context.Request.Cookies[SchemeCookies.NameFor(context, HalfCookie)], StaffJson.Default.HalfSignedIn);

    private static string Limit(string? text) => text is null ? "" : text.Length <= 200 ? text : text[..200];
}
