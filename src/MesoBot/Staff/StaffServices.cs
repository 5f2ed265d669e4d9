using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.OpenId;
using MesoBot.Staff.Shell;
using MesoBot.Staff.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MesoBot.Staff;

internal static class StaffServices
{
    /// <summary>No longer than a shift: whoever signed in signs in again after it.</summary>
    public static readonly TimeSpan Shift = TimeSpan.FromHours(12);

    /// <summary>The console. Its pages are drawn on the server, request by request: nothing of them lives between two.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StaffOptions>().Bind(configuration.GetSection(StaffOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<StaffOptions>, StaffOptionsValidator>();
        services.AddStaffAccounts();
        services.AddRazorComponents();
        services.AddConsole(configuration);
        services.AddSingleton<StaffAssets>().AddSingleton<StaffSessions>().AddSingleton<KnownBrowser>().AddSingleton<IdleLock>().AddSingleton<SealedState>();
        services.AddSingleton<SignInLimits>().AddSingleton<SignInTurns>().AddScoped<PasswordDoor>();
        AddIdentity(services);
        services.AddOpenId();
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
        services.AddAuthentication().AddCookie(StaffSchemes.Session, SessionCookie)
            // The framework keeps here what a passkey has to sign.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
            {
                options.Cookie.Name = "mesobot-staff-passkey";
                Guard(options);
                options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        services.AddAuthorizationBuilder()
            .AddPolicy(StaffPolicies.Staff, policy => policy.AddAuthenticationSchemes(StaffSchemes.Session).RequireAuthenticatedUser())
            .AddPolicy(StaffPolicies.Clinician, policy => policy.AddAuthenticationSchemes(StaffSchemes.Session).RequireRole(StaffRoles.Clinician))
            .AddPolicy(StaffPolicies.Administrator, policy => policy.AddAuthenticationSchemes(StaffSchemes.Session).RequireRole(StaffRoles.Administrator));
        return services;
    }

    /// <summary>Accounts and invitations, for the console and for the command line.</summary>
    public static IServiceCollection AddStaffAccounts(this IServiceCollection services) =>
        services.AddSingleton<StaffDirectory>().AddSingleton<StaffInvites>().AddSingleton<SecondFactor>();

    /// <summary>In the order in which requests pass; after what catches the last errors.</summary>
    public static void UseStaff(this WebApplication app)
    {
        app.UseOpenId();
        app.UseMiddleware<StaffGate>();
        // Patients carry no cookie of staff: their requests do without what looks for one. The framework would add both by itself in front
        // of everything else, unless it is told that it has been done.
        foreach (var done in (string[])["__AuthenticationMiddlewareSet", "__AuthorizationMiddlewareSet"]) ((IApplicationBuilder)app).Properties[done] = true;
        app.UseWhen(context => context.Request.Path.StartsWithSegments(StaffPaths.Root, StringComparison.OrdinalIgnoreCase), staff =>
        {
            staff.UseAuthentication();
            staff.UseAuthorization();
            staff.UseMiddleware<StaffForms>();
        });
    }

    private static void AddIdentity(IServiceCollection services)
    {
        // Made when somebody signs in: building the model takes time and memory that a server without a console does not need.
        services.AddScoped<MesoBotDbContext>(s => s.GetRequiredService<StoreDatabase>().CreateContext());
        services.AddHttpContextAccessor();
        services.AddIdentityCore<StaffMember>(options =>
        {
            options.User.AllowedUserNameCharacters = "";
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddEntityFrameworkStores<MesoBotDbContext>().AddSignInManager();
        services.AddScoped<ILookupNormalizer, StaffNames>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<Web.WebOptions>>((passkeys, web) =>
        {
            // The key is both proofs at once only if the device asks who holds it.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AuthenticatorTimeout = TimeSpan.FromMinutes(2);
            if (web.Value.PublicUrl is { Length: > 0 } url) passkeys.ServerDomain = new Uri(url).Host;
        });
    }

    private static void Guard(CookieAuthenticationOptions options)
    {
        options.CookieManager = new SchemeCookies();
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.SlidingExpiration = false;
    }

    private static void SessionCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "mesobot-staff";
        Guard(options);
        // The end of the shift stays where it is, however busy it was.
        options.ExpireTimeSpan = Shift;
        options.Events.OnValidatePrincipal = async context =>
        {
            var state = context.Principal is null ? SessionState.Over
                : await context.HttpContext.RequestServices.GetRequiredService<StaffSessions>().StateAsync(context.Principal, IdleLock.IsDeed(context.Request));
            if (state == SessionState.Good) return;
            if (state == SessionState.Locked) context.HttpContext.Items[typeof(IdleLock)] = state;
            context.RejectPrincipal();
        };
        options.Events.OnRedirectToLogin = context =>
        {
            var said = context.HttpContext.Items.ContainsKey(typeof(IdleLock)) ? "&said=idle" : "";
            if (WantsPage(context.Request)) context.Response.Redirect(StaffPaths.SignIn + QueryString.Create("back", StaffPaths.Own(Back(context.Request))) + said);
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = context => StaffMessages.NotAllowed.WriteAsync(context.HttpContext);
    }

    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    // After a form nobody saw, its page is a better place than its address, which may take posts alone.
    private static string Back(HttpRequest request) => HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : StaffPaths.Root;
}
