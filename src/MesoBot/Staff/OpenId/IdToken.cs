using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MesoBot.Staff.OpenId;

/// <summary>The identity token (OpenID Connect Core 3.1.3.7): signed by the service's keys, meant for us, asked for just now, and not over.</summary>
internal static class IdToken
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    // No symmetric ones, and never "none": whoever knows the client's secret is not the service.
    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <returns>Its claims; null when anything about it is wrong.</returns>
    public static async Task<List<Claim>?> ReadAsync(string? token, string? accessToken, string? nonce, string clientId, OpenIdConnectConfiguration service)
    {
        if (string.IsNullOrEmpty(token) || string.IsNullOrEmpty(nonce)) return null;
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = service.Issuer,
            ValidAudience = clientId,
            IssuerSigningKeys = service.SigningKeys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = Slack,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken read) return null;
        if (string.IsNullOrEmpty(read.Subject) || Text(read, "nonce") is not { } told || !Same(told, nonce)) return null;
        if (read.Audiences.Skip(1).Any() && Text(read, "azp") is null) return null;
        if (Text(read, "azp") is { } party && party != clientId) return null;
        if (Text(read, "at_hash") is { } hash && (accessToken is null || !Same(hash, HashOf(accessToken, read.Alg)))) return null;
        using var json = JsonDocument.Parse(Base64UrlEncoder.Decode(read.EncodedPayload));
        return ClaimsOf(json.RootElement);
    }

    /// <summary>Texts, truths and lists of texts.</summary>
    public static List<Claim> ClaimsOf(JsonElement json) =>
        [.. from property in json.EnumerateObject()
            from value in property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().AsEnumerable() : [property.Value]
            where value.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False
            select new Claim(property.Name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())];

    private static string? Text(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));

    /// <summary>The left half of the hash that the signature uses.</summary>
    private static string HashOf(string accessToken, string algorithm)
    {
        var bytes = Encoding.ASCII.GetBytes(accessToken);
        var hash = algorithm[^3..] switch { "384" => SHA384.HashData(bytes), "512" => SHA512.HashData(bytes), _ => SHA256.HashData(bytes) };
        return Base64Url.EncodeToString(hash.AsSpan(0, hash.Length / 2));
    }
}
