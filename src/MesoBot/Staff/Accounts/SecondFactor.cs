using System.Security.Cryptography;
using System.Text.Json;
using MesoBot.Data;

namespace MesoBot.Staff.Accounts;

/// <summary>
/// The second proof: an authenticator app, or one of the codes written down for when the phone is lost. Both are kept sealed, so that a copy
/// of the database alone signs nobody in. Each code works once.
/// </summary>
internal sealed class SecondFactor(StoreWriter writer, StoreReader reader, FieldSeal seal, TimeProvider time)
{
    private const int CodeCount = 8;
    private const int CodeLetters = 10;

    // Without those that are read as one another.
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";

    public static List<string> NewCodes() => [.. Enumerable.Range(0, CodeCount).Select(_ => RandomNumberGenerator.GetString(Letters, CodeLetters))];

    /// <summary>As a person may type it.</summary>
    public static string Tidy(string? code) => string.Concat((code ?? "").Where(char.IsLetterOrDigit).Select(Western)).ToLowerInvariant();

    /// <summary>Within the write that makes or resets an account.</summary>
    public void Enrol(StoreSession session, string userId, byte[] secret, long usedStep, List<string> codes)
    {
        StaffTokens.Set(session, userId, StaffTokens.Proof, StaffTokens.Secret, seal.Seal(Convert.ToBase64String(secret)));
        StaffTokens.Set(session, userId, StaffTokens.Proof, StaffTokens.LastStep, StaffTokens.Sortable(usedStep));
        StaffTokens.Set(session, userId, StaffTokens.Proof, StaffTokens.Codes, Sealed(codes));
    }

    /// <returns>"totp", "recovery", or null when it proves nothing.</returns>
    public async Task<string?> ProveAsync(string userId, string typed)
    {
        var code = Tidy(typed);
        if (code.Length == 6) return await UseStepAsync(userId, code) ? "totp" : null;
        return code.Length == CodeLetters && await UseCodeAsync(userId, code) ? "recovery" : null;
    }

    public int CodesLeft(string userId) => CodesOf(reader.Read(session => StaffTokens.Get(session, userId, StaffTokens.Proof, StaffTokens.Codes)))?.Count ?? 0;

    public async Task<List<string>> RenewCodesAsync(string userId)
    {
        var codes = NewCodes();
        await writer.WriteAsync(session =>
        {
            StaffTokens.Set(session, userId, StaffTokens.Proof, StaffTokens.Codes, Sealed(codes));
            return true;
        });
        return codes;
    }

    private async Task<bool> UseStepAsync(string userId, string code)
    {
        if (SecretOf(userId) is not { } secret || Totp.StepOf(secret, code, time.GetUtcNow()) is not { } step) return false;
        return await writer.WriteAsync(session => StaffTokens.Raise(session, userId, StaffTokens.Proof, StaffTokens.LastStep, StaffTokens.Sortable(step)));
    }

    private Task<bool> UseCodeAsync(string userId, string code) => writer.WriteAsync(session =>
    {
        var kept = StaffTokens.Get(session, userId, StaffTokens.Proof, StaffTokens.Codes);
        var codes = CodesOf(kept);
        return codes is not null && codes.Remove(code) && StaffTokens.Replace(session, userId, StaffTokens.Proof, StaffTokens.Codes, kept!, Sealed(codes));
    });

    private byte[]? SecretOf(string userId) =>
        reader.Read(session => StaffTokens.Get(session, userId, StaffTokens.Proof, StaffTokens.Secret)) is { } kept && seal.Open(kept) is { } plain ? Convert.FromBase64String(plain) : null;

    private string Sealed(List<string> codes) => seal.Seal(JsonSerializer.Serialize(codes, StaffJson.Default.ListString));

    private List<string>? CodesOf(string? kept) => kept is not null && seal.Open(kept) is { } plain ? JsonSerializer.Deserialize(plain, StaffJson.Default.ListString) : null;

    // Arabic keyboards write Arabic digits.
    private static char Western(char letter) => char.IsDigit(letter) ? (char)('0' + (int)char.GetNumericValue(letter)) : letter;
}
