using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace MesoBot.Channels.DirectLine;

/// <summary>What a caller may do.</summary>
/// <param name="ConversationId">The one conversation of a token; null for the secret, which opens all.</param>
/// <param name="UserId">The user bound into the token; null when none is.</param>
internal sealed record DirectLineCaller(string? ConversationId, string? UserId)
{
    public bool HasSecret => ConversationId is null;
}

internal enum TokenState
{
    Valid,
    Expired,
    Invalid,
}

/// <summary>What stood in a token.</summary>
internal readonly record struct TokenReading(TokenState State, string ConversationId, string? UserId);

/// <summary>What stood in a stream ticket.</summary>
/// <param name="Id">Used once.</param>
/// <param name="Watermark">The socket begins after it.</param>
internal sealed record StreamTicket(string Id, string ConversationId, long Watermark, DateTimeOffset Expires);

/// <summary>
/// Makes and reads tokens and stream tickets. They carry what they grant, sealed with the server's own keys, so that checking one
/// asks no database.
/// </summary>
internal sealed class DirectLineTokens(IDataProtectionProvider protection, IOptions<DirectLineOptions> options, TimeProvider time)
{
    /// <summary>A ticket stands in a URL, so it lives as short as a browser needs to open a socket (Direct Line §3.1).</summary>
    public static readonly TimeSpan TicketLife = TimeSpan.FromSeconds(60);

    private const char Separator = '\n';

    // Two purposes: a ticket is never taken for a token.
    private readonly IDataProtector _tokens = protection.CreateProtector("DirectLine.Token");
    private readonly IDataProtector _tickets = protection.CreateProtector("DirectLine.StreamTicket");

    public int LifeSeconds => options.Value.TokenMinutes * 60;

    public string IssueToken(string conversationId, string? userId) =>
        Seal(_tokens, string.Join(Separator, Stamp(TimeSpan.FromSeconds(LifeSeconds)), conversationId, userId ?? ""));

    public string IssueTicket(string conversationId, long watermark) => Seal(
        _tickets, string.Join(Separator, Stamp(TicketLife), conversationId, watermark.ToString(CultureInfo.InvariantCulture), Guid.NewGuid().ToString("N")));

    public TokenReading ReadToken(string token)
    {
        if (Open(_tokens, token) is not [var stamp, var conversation, var user]) return new TokenReading(TokenState.Invalid, "", null);
        return new TokenReading(Expiry(stamp) > time.GetUtcNow() ? TokenState.Valid : TokenState.Expired, conversation, user.Length > 0 ? user : null);
    }

    /// <summary>Null when forged, or expired.</summary>
    public StreamTicket? ReadTicket(string ticket) =>
        Open(_tickets, ticket) is [var stamp, var conversation, var watermark, var id] && Expiry(stamp) is var expires && expires > time.GetUtcNow()
            ? new StreamTicket(id, conversation, long.Parse(watermark, CultureInfo.InvariantCulture), expires) : null;

    /// <summary>Compared in constant time, by hash: neither content nor length shows in how long it takes.</summary>
    public bool IsSecret(string value) => options.Value.Secret is { Length: > 0 } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(value)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private string Stamp(TimeSpan life) => (time.GetUtcNow() + life).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Expiry(string stamp) => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(stamp, CultureInfo.InvariantCulture));

    private static string Seal(IDataProtector protector, string content) => Base64Url.EncodeToString(protector.Protect(Encoding.UTF8.GetBytes(content)));

    private static string[]? Open(IDataProtector protector, string sealed64)
    {
        try
        {
            return Encoding.UTF8.GetString(protector.Unprotect(Base64Url.DecodeFromChars(sealed64))).Split(Separator);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
