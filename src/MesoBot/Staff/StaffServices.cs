using MesoBot.Staff.Shell;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MesoBot.Staff;

internal static class StaffServices
{
    /// <summary>No longer than a shift: whoever signed in signs in again after it.</summary>
    public static readonly TimeSpan Shift = TimeSpan.FromHours(12);

    /// <summary>The console. Its pages are drawn on the server, request by request: nothing of them lives between two.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddRazorComponents();
        services.AddConsole(configuration);
        services.AddSingleton<StaffAssets>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "mesobot-staff-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.Path = StaffPaths.Root;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // Our policy forbids every frame, its own included.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthentication().AddCookie(StaffSchemes.Session, SessionCookie);
        services.AddAuthorizationBuilder()
            .AddPolicy(StaffPolicies.Staff, policy => policy.AddAuthenticationSchemes(StaffSchemes.Session).RequireAuthenticatedUser())
            .AddPolicy(StaffPolicies.Clinician, policy => policy.AddAuthenticationSchemes(StaffSchemes.Session).RequireRole(StaffRoles.Clinician))
            .AddPolicy(StaffPolicies.Administrator, policy => policy.AddAuthenticationSchemes(StaffSchemes.Session).RequireRole(StaffRoles.Administrator));
        return services;
    }

    /// <summary>In the order in which requests pass; after what catches the last errors.</summary>
    public static void UseStaff(this WebApplication app)
    {
        app.UseMiddleware<StaffGate>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<StaffForms>();
    }

    private static void SessionCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "mesobot-staff";
        options.CookieManager = new SchemeCookies();
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Shift;
        // The end of the shift stays where it is, however busy it was.
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = context =>
        {
            if (WantsPage(context.Request)) context.Response.Redirect(StaffPaths.SignIn + QueryString.Create("back", StaffPaths.Own(Back(context.Request))));
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context => StaffMessages.NotAllowed.WriteAsync(context.HttpContext);
    }

    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    // After a form nobody saw, its page is a better place than its address, which may take posts alone.
    private static string Back(HttpRequest request) => HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : StaffPaths.Root;
}
