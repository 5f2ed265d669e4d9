using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.DataProtection;

namespace MesoBot.Staff.Accounts;

/// <summary>What a browser keeps for us and can neither read nor change, with an end.</summary>
internal sealed class SealedState(IDataProtectionProvider provider, TimeProvider time)
{
    private readonly IDataProtector _protector = provider.CreateProtector("mesobot.staff");

    public string Seal<T>(string purpose, T state, JsonTypeInfo<T> type, TimeSpan life) => _protector.CreateProtector(purpose)
        .Protect($"{time.GetUtcNow().Add(life).ToUnixTimeMilliseconds()} {JsonSerializer.Serialize(state, type)}");

    /// <summary>Null when it is not ours, was changed, or is over.</summary>
    public T? Open<T>(string purpose, string? text, JsonTypeInfo<T> type) where T : class
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            var plain = _protector.CreateProtector(purpose).Unprotect(text);
            var space = plain.IndexOf(' ', StringComparison.Ordinal);
            return long.Parse(plain.AsSpan(0, space)) > time.GetUtcNow().ToUnixTimeMilliseconds() ? JsonSerializer.Deserialize(plain.AsSpan(space + 1), type) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
