using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace MesoBot.Data;

/// <summary>
/// Seals names, numbers and notes before they go into the database. The keys lie outside the database file: a copy of the file alone tells
/// nobody who the patients are. Keys are changed by the framework every 90 days; what was sealed with an older one is still opened.
/// </summary>
internal sealed class FieldSeal(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("mesobot.fields");

    public string Seal(string text) => _protector.Protect(text);

    /// <summary>Null when the key is gone (erased, or the key ring was not restored with the database).</summary>
    public string? Open(string sealedText)
    {
        try
        {
            return _protector.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
