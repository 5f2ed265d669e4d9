using System.Net.Mime;
using MesoBot.Data;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Shell;
using Microsoft.AspNetCore.Identity;

namespace MesoBot.Staff.SignIn;

/// <summary>
/// Keys that a phone or a computer keeps (WebAuthn). The device asks for finger, face or its own code, so one is both proofs at once. The
/// framework makes and checks what is exchanged.
/// </summary>
internal static class PasskeyEndpoints
{
    private const int MaxPasskeys = 10;

    public static void MapPasskeys(this RouteGroupBuilder all)
    {
        var tries = all.MapGroup("/sign-in/passkey").AddEndpointFilter(SignInLimits.FilterAsync);
        tries.MapPost("/options", RequestOptionsAsync);
        tries.MapPost("", SignInAsync);
    }

    public static async Task<IResult> CreationOptionsAsync(HttpContext context, SignInManager<StaffMember> manager)
    {
        if (await AccountEndpoints.ConfirmedAsync(context) is not { } user) return Refused(context, "AccountPasswordWrong");
        return Results.Content(await manager.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id, Name = user.UserName!, DisplayName = user.DisplayName }), MediaTypeNames.Application.Json);
    }

    public static async Task<IResult> AddAsync(HttpContext context, SignInManager<StaffMember> manager, StaffDirectory directory)
    {
        var users = manager.UserManager;
        var made = await manager.PerformPasskeyAttestationAsync(context.Request.Form["credential"].ToString());
        var user = await users.FindByIdAsync(SignedInStaff.In(context).Id);
        if (!made.Succeeded || user is null || made.UserEntity.Id != user.Id || (await users.GetPasskeysAsync(user)).Count >= MaxPasskeys) return await AccountEndpoints.BackAsync(context, "AccountPasskeyFailed");
        made.Passkey.Name = StaffNames.Tidy(context.Request.Form["name"]) is { Length: > 0 and <= 60 } name ? name : "1";
        if (!(await users.AddOrUpdatePasskeyAsync(user, made.Passkey)).Succeeded) return await AccountEndpoints.BackAsync(context, "AccountPasskeyFailed");
        await directory.NoteAsync(user.Id, "staff.passkey");
        return AccountEndpoints.Done("AccountPasskeyAdded");
    }

    public static async Task<IResult> RemoveAsync(HttpContext context, UserManager<StaffMember> users, StaffDirectory directory)
    {
        var id = new byte[1024];
        if (!Convert.TryFromBase64String(context.Request.Form["id"].ToString(), id, out var length)) return StaffMessages.OldForm.Result();
        var user = await users.FindByIdAsync(SignedInStaff.In(context).Id);
        if (user is not null && await users.GetPasskeyAsync(user, id[..length]) is not null)
        {
            await users.RemovePasskeyAsync(user, id[..length]);
            await directory.NoteAsync(user.Id, "staff.passkey_removed");
        }
        return AccountEndpoints.Done("AccountPasskeyGone");
    }

    /// <summary>Without a name: which keys an account has is nobody's business before it is opened.</summary>
    private static async Task<IResult> RequestOptionsAsync(SignInManager<StaffMember> manager) =>
        Results.Content(await manager.MakePasskeyRequestOptionsAsync(null), MediaTypeNames.Application.Json);

    private static async Task<IResult> SignInAsync(HttpContext context, SignInManager<StaffMember> manager, StaffSessions sessions, PasswordDoor door)
    {
        var back = StaffPaths.Own(context.Request.Form["back"]);
        var shown = await manager.PerformPasskeyAssertionAsync(context.Request.Form["credential"].ToString());
        if (!shown.Succeeded || await door.ProveAsync(shown.User.Id, user => Task.FromResult<StaffMember?>(user)) is not { } who) return SignInEndpoints.SignInPage(context, back, "SignInPasskeyFailed");
        await manager.UserManager.AddOrUpdatePasskeyAsync(who, shown.Passkey);
        await sessions.BeginAsync(context, who.Id, "passkey");
        return Results.LocalRedirect(back);
    }

    private static IResult Refused(HttpContext context, string key) =>
        Results.Text(Text.StaffStrings.Get(key, StaffLanguage.Of(context)), MediaTypeNames.Text.Plain, statusCode: StatusCodes.Status400BadRequest);
}
