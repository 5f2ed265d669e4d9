using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace MesoBot.Staff.OpenId;

internal static class OpenIdServices
{
    private const string Callback = "/staff/sign-in/provider/callback";

    public static void AddOpenId(this IServiceCollection services)
    {
        services.AddTransient<OpenIdHandler>();
        services.AddScoped<OpenIdArrival>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdSettings>, OAuthPostConfigureOptions<OpenIdSettings, OpenIdHandler>>());
        services.AddOptions<OpenIdSettings>(StaffSchemes.OpenIdConnect).Configure<IOptions<StaffOptions>, TimeProvider>((settings, staff, time) => Configure(settings, staff.Value.OpenIdConnect, time));
    }

    /// <summary>Only where a service is set: without one, nothing asks and nothing leaves.</summary>
    public static void UseOpenId(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<StaffOptions>>().Value.OpenIdConnect.IsOn)
            app.Services.GetRequiredService<IAuthenticationSchemeProvider>().AddScheme(new AuthenticationScheme(StaffSchemes.OpenIdConnect, null, typeof(OpenIdHandler)));
    }

    private static void Configure(OpenIdSettings settings, OpenIdConnectOptions choice, TimeProvider time)
    {
        settings.TimeProvider = time;
        settings.Choice = choice;
        settings.Authority = choice.Authority!;
        settings.ClientId = choice.ClientId!;
        // A public client has none; the framework wants a text.
        settings.ClientSecret = choice.ClientSecret ?? "";
        settings.UsePkce = true;
        settings.CallbackPath = Callback;
        settings.AccessDeniedPath = Shell.StaffPaths.SignIn;
        settings.Scope.Clear();
        foreach (var scope in (string[])["openid", "email", "profile"]) settings.Scope.Add(scope);
        settings.BackchannelTimeout = TimeSpan.FromSeconds(10);
        settings.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(10);
        settings.SignInScheme = StaffSchemes.Session;
        // The service sends the browser back: a strict cookie would not come with it. This one names no session.
        settings.CorrelationCookie.Name = "mesobot-staff-openid.";
        settings.CorrelationCookie.SameSite = SameSiteMode.Lax;
        settings.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        settings.CorrelationCookie.Path = Callback;
        settings.Service = new ConfigurationManager<OpenIdConnectConfiguration>(
            choice.Authority!.TrimEnd('/') + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever { RequireHttps = choice.Authority.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) });
        settings.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<OpenIdArrival>().ReceiveAsync(context);
        settings.Events.OnRemoteFailure = context =>
        {
            OpenIdArrival.Refuse(context);
            return Task.CompletedTask;
        };
    }
}
