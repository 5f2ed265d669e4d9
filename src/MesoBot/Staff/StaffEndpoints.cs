using MesoBot.Staff.Shell;
using MesoBot.Staff.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace MesoBot.Staff;

internal static class StaffEndpoints
{
    /// <summary>Bytes of a form. A page that takes files says its own limit.</summary>
    private const long MaxForm = 128 * 1024;

    /// <summary>Everything under /staff. What is mapped on <c>desk</c> is for those who are signed in.</summary>
    public static IEndpointRouteBuilder MapStaff(this IEndpointRouteBuilder routes)
    {
        // StaffForms checks every form of the console, so no endpoint has to be told.
        var all = routes.MapGroup(StaffPaths.Root).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxForm));
        all.MapGet("/assets/{name}", (HttpContext context, StaffAssets assets, string name) => assets.Serve(context, name));
        all.MapGet("/language/{language}", (HttpContext context, string language, string? back) => StaffLanguage.Choose(context, language, back));
        RequestDelegate notFound = context => StaffMessages.NotFound.Result().ExecuteAsync(context);
        all.MapFallback("{*path}", notFound);

        all.MapSignIn();
        all.MapPasskeys();
        all.MapJoin();
        all.MapTeam();
        all.MapAccount();

        var desk = all.MapGroup("").RequireAuthorization(StaffPolicies.Staff);
        desk.MapConsole();
        return routes;
    }
}
