using MesoBot.Data;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Shell;
using Microsoft.AspNetCore.Identity;

namespace MesoBot.Staff.SignIn;

/// <summary>One's own account. Whatever opens the account later is set with the password in hand: an open screen is not enough.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this RouteGroupBuilder all)
    {
        var account = all.MapGroup("/account").RequireAuthorization(StaffPolicies.Staff);
        account.MapGet("", (HttpContext context, string? done) => PageAsync(context, done: done));
        account.MapPost("/profile", ProfileAsync);
        var tries = account.MapGroup("").AddEndpointFilter(SignInLimits.FilterAsync);
        tries.MapPost("/pin", PinAsync);
        tries.MapPost("/password", PasswordAsync);
        tries.MapPost("/codes", CodesAsync);
        tries.MapPost("/passkeys/options", PasskeyEndpoints.CreationOptionsAsync);
        tries.MapPost("/passkeys", PasskeyEndpoints.AddAsync);
        tries.MapPost("/passkeys/remove", PasskeyEndpoints.RemoveAsync);
    }

    /// <returns>The signed-in person, if the form holds the right password; wrong ones count.</returns>
    public static async Task<StaffMember?> ConfirmedAsync(HttpContext context) => await context.RequestServices.GetRequiredService<PasswordDoor>().ProveAsync(
        SignedInStaff.In(context).Id,
        user => Task.FromResult(user.PasswordHash is { } hash && PasswordDoor.IsRight(user, hash, context.Request.Form["current"].ToString()) ? user : null));

    public static Task<IResult> BackAsync(HttpContext context, string error) => PageAsync(context, error);

    public static IResult Done(string done) => Results.LocalRedirect($"{StaffPaths.Account}?done={done}");

    private static async Task<IResult> ProfileAsync(HttpContext context, StaffDirectory directory)
    {
        var form = context.Request.Form;
        var display = StaffNames.Tidy(form["display"]);
        if (!StaffNames.IsGood(display)) return await PageAsync(context, "SignInDisplayNameBad");
        var languages = AccountPage.AllLanguages.Where(l => form["language"].Contains(l)).ToList();
        if (languages.Count == 0) return await PageAsync(context, "AccountLanguagesBad");
        await directory.ChangeProfileAsync(SignedInStaff.In(context).Id, display, string.Join(',', languages));
        await StaffSessions.RenameAsync(context, display);
        return Done("AccountSaved");
    }

    private static async Task<IResult> PinAsync(HttpContext context, StaffDirectory directory, UserManager<StaffMember> users)
    {
        if (await ConfirmedAsync(context) is not { } user) return await PageAsync(context, "AccountPasswordWrong");
        var pin = SecondFactor.Tidy(context.Request.Form["pin"]);
        if (pin.Length > 0 && !Pins.IsGood(pin)) return await PageAsync(context, "AccountPinBad");
        await directory.ChangePinAsync(user.Id, pin.Length == 0 ? null : users.PasswordHasher.HashPassword(user, pin));
        return Done(pin.Length == 0 ? "AccountPinRemoved" : "AccountPinSet");
    }

    private static async Task<IResult> PasswordAsync(HttpContext context, StaffDirectory directory, StaffSessions sessions, UserManager<StaffMember> users)
    {
        if (await ConfirmedAsync(context) is not { } user) return await PageAsync(context, "AccountPasswordWrong");
        var password = context.Request.Form["password"].ToString();
        if (PasswordRules.Refusal(password, user.UserName ?? "", user.DisplayName) is { } refusal) return await PageAsync(context, refusal);
        if (password != context.Request.Form["again"].ToString()) return await PageAsync(context, "SignInPasswordsDiffer");
        await directory.ChangePasswordAsync(user.Id, users.PasswordHasher.HashPassword(user, password));
        return await sessions.BeginAgainAsync(context, user.Id) ? Done("AccountPasswordSet") : Results.LocalRedirect(StaffPaths.SignIn);
    }

    private static async Task<IResult> CodesAsync(HttpContext context, SecondFactor proof, StaffDirectory directory)
    {
        if (await ConfirmedAsync(context) is not { } user) return await PageAsync(context, "AccountPasswordWrong");
        var codes = await proof.RenewCodesAsync(user.Id);
        await directory.NoteAsync(user.Id, "staff.codes");
        return StaffPage.Of<CodesPage>(("Codes", codes));
    }

    private static async Task<IResult> PageAsync(HttpContext context, string? error = null, string? done = null)
    {
        var services = context.RequestServices;
        var id = SignedInStaff.In(context).Id;
        var account = services.GetRequiredService<StaffDirectory>().Find(id)!;
        var users = services.GetRequiredService<UserManager<StaffMember>>();
        var user = await users.FindByIdAsync(id);
        var passkeys = (await users.GetPasskeysAsync(user!)).Select(p => new AccountPage.Passkey(Convert.ToBase64String(p.CredentialId), p.Name ?? "", p.CreatedAt)).ToList();
        return StaffPage.Of<AccountPage>(error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            ("Name", account.Name), ("DisplayName", account.DisplayName), ("Role", account.Role), ("Languages", account.Languages.Split(',')), ("HasPin", user!.PinHash is not null),
            ("CodesLeft", services.GetRequiredService<SecondFactor>().CodesLeft(id)), ("Passkeys", passkeys), ("Error", error),
            ("Done", AccountPage.Notices.Contains(done) ? done : null));
    }
}

/// <summary>Six digits, and not those that everybody tries.</summary>
internal static class Pins
{
    public const int Length = 6;

    public static bool IsGood(string pin) => pin.Length == Length && pin.All(char.IsAsciiDigit) && pin.Distinct().Count() >= 3
        && !"01234567890".Contains(pin, StringComparison.Ordinal) && !"09876543210".Contains(pin, StringComparison.Ordinal);
}
