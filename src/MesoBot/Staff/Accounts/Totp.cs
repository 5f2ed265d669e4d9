using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MesoBot.Staff.Accounts;

/// <summary>Codes that change every 30 seconds, as authenticator apps make them (RFC 6238, SHA-1, six digits).</summary>
internal static class Totp
{
    private const int SecretBytes = 20;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / 30;

    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        // What all authenticator apps speak; the weakness of SHA-1 does not concern HMAC.
#pragma warning disable CA5350
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that a code belongs to, looked for around now: clocks of phones differ. Null when it is none.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now)
    {
        long? found = null;
        // All of them each time, so that the time it takes tells nothing.
        for (var step = StepAt(now) + 1; step >= StepAt(now) - 1; step--)
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(secret, step)), Encoding.UTF8.GetBytes(code))) found = step;
        return found;
    }

    /// <summary>As apps and people read it.</summary>
    public static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        var (held, bits) = (0, 0);
        foreach (var b in bytes)
        {
            (held, bits) = (held << 8 | b, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Letters[held >> (bits - 5) & 31]);
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Letters[held << (5 - bits) & 31]);
        return text.ToString();
    }

    /// <summary>What the square picture says to an authenticator app.</summary>
    public static string Link(byte[] secret, string issuer, string name) =>
        $"otpauth://totp/{Uri.EscapeDataString(name)}?secret={Base32(secret)}" + (issuer.Length > 0 ? "&issuer=" + Uri.EscapeDataString(issuer) : "");
}
