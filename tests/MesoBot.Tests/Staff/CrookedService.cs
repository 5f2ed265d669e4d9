using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace MesoBot.Tests.Staff;

/// <summary>A sign-in service that says of the identity token whatever a test wants.</summary>
internal sealed class CrookedService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _otherKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, string> _nonces = new(StringComparer.Ordinal);

    private CrookedService(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>What is changed of a right token; the claims, and what is said about them.</summary>
    public Action<Dictionary<string, object>, SecurityTokenDescriptor> Change { get; set; } = (_, _) => { };

    /// <summary>Signed by a key that the service does not publish.</summary>
    public bool SignsWithAnotherKey { get; set; }

    public bool SignsNothing { get; set; }

    /// <summary>What it calls itself.</summary>
    public string? CallsItself { get; set; }

    public static async Task<CrookedService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var service = new CrookedService(builder.Build());
        service.Map();
        await service._app.StartAsync();
        return service;
    }

    /// <summary>What the browser would be sent back with.</summary>
    public string Answer(string challenge)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(challenge).Query);
        Assert.Equal("S256", query["code_challenge_method"]);
        var code = Guid.NewGuid().ToString("N");
        _nonces[code] = query["nonce"]!;
        return $"/staff/sign-in/provider/callback?code={code}&state={Uri.EscapeDataString(query["state"]!)}";
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _otherKey.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Text($$"""
            {"issuer":"{{CallsItself ?? Address}}","authorization_endpoint":"{{Address}}/auth","token_endpoint":"{{Address}}/token","jwks_uri":"{{Address}}/jwks","response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
            """, "application/json"));
        _app.MapGet("/jwks", () =>
        {
            var key = _key.ExportParameters(false);
            return Results.Text($$"""{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"one","n":"{{Base64UrlEncoder.Encode(key.Modulus)}}","e":"{{Base64UrlEncoder.Encode(key.Exponent)}}"}]}""", "application/json");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return Results.Text($$"""{"access_token":"an access token","token_type":"Bearer","id_token":"{{Token(_nonces[form["code"]!])}}"}""", "application/json");
        });
    }

    private string Token(string nonce)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = "person-1",
            ["nonce"] = nonce,
            ["email"] = "sara@clinic.example",
            ["email_verified"] = true,
            ["at_hash"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes("an access token"))[..16]),
        };
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "mesobot",
            IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime,
            NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1),
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            SigningCredentials = SignsNothing ? null : new SigningCredentials(new RsaSecurityKey(SignsWithAnotherKey ? _otherKey : _key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        };
        Change(claims, descriptor);
        descriptor.Claims = claims;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }
}
