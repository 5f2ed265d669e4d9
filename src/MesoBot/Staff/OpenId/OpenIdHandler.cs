using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace MesoBot.Staff.OpenId;

/// <summary>
/// OpenID Connect over the framework's OAuth handler, which brings state, PKCE and the exchange of the code. What OpenID Connect adds is here:
/// the service's own description, a nonce, and the identity token, of which every part is checked (<see cref="IdToken"/>).
/// </summary>
internal sealed class OpenIdHandler(IOptionsMonitor<OpenIdSettings> options, ILoggerFactory logger, UrlEncoder encoder) : OAuthHandler<OpenIdSettings>(options, logger, encoder)
{
    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            await DiscoverAsync();
        }
        catch (Exception e) when (e is AuthenticationFailureException or InvalidOperationException)
        {
            // Away, or not the one that is named in the settings. No message: it repeats addresses.
            StaffLog.ServiceFailed(Logger, e.GetType().Name);
            Response.Redirect(OpenIdArrival.Refused);
            return;
        }
        properties.Items[Nonce] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), Nonce, properties.Items[Nonce]!);

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        await DiscoverAsync();
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var service = await Options.Service.GetConfigurationAsync(Context.RequestAborted);
        var token = tokens.Response?.RootElement.TryGetProperty("id_token", out var text) is true ? text.GetString() : null;
        var claims = await IdToken.ReadAsync(token, tokens.AccessToken, properties.Items[Nonce], Options.ClientId, service);
        if (claims is null)
        {
            // Keys may have been changed since they were read; the next try finds the new ones.
            Options.Service.RequestRefresh();
            throw new AuthenticationFailureException("The identity token is not what was asked for.");
        }
        identity.AddClaims(claims);
        if (!claims.Exists(c => c.Type == "email")) identity.AddClaims(await AskAsync(service, tokens.AccessToken!, claims));
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private async Task DiscoverAsync()
    {
        var service = await Options.Service.GetConfigurationAsync(Context.RequestAborted);
        if (service.Issuer?.TrimEnd('/') != Options.Authority.TrimEnd('/')) throw new AuthenticationFailureException("The service calls itself otherwise than Staff:OpenIdConnect:Authority.");
        (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (service.AuthorizationEndpoint, service.TokenEndpoint);
    }

    /// <summary>Many services tell the email only when asked with the access token.</summary>
    private async Task<IEnumerable<Claim>> AskAsync(OpenIdConnectConfiguration service, string accessToken, List<Claim> known)
    {
        if (string.IsNullOrEmpty(service.UserInfoEndpoint)) return [];
        using var request = new HttpRequestMessage(HttpMethod.Get, service.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await Backchannel.SendAsync(request, Context.RequestAborted);
        if (!answer.IsSuccessStatusCode) return [];
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Context.RequestAborted));
        var told = IdToken.ClaimsOf(json.RootElement);
        // An answer about somebody else is none.
        return told.Find(c => c.Type == "sub")?.Value == known.Find(c => c.Type == "sub")!.Value
            ? told.Where(c => c.Type == "email" || c.Type == "email_verified" || c.Type == Options.Choice.RoleClaim)
            : [];
    }
}
