using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;

namespace MesoBot.Staff.Accounts;

/// <summary>Names by which staff sign in: any script, spaces and case as one likes.</summary>
internal sealed partial class StaffNames : ILookupNormalizer
{
    public const int MaxLength = 80;

    /// <summary>As it is kept and shown: single spaces, one form of each letter.</summary>
    public static string Tidy(string? name) => Spaces().Replace((name ?? "").Normalize(NormalizationForm.FormKC), " ").Trim();

    /// <summary>As names are compared.</summary>
    public static string Key(string? name) => Tidy(name).ToUpperInvariant();

    /// <summary>Nothing invisible: it could turn a line around, or make two names look like one.</summary>
    public static bool IsGood(string tidy) => tidy.Length is >= 2 and <= MaxLength && tidy.Any(char.IsLetter)
        && !tidy.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    public static bool IsEmail(string text) => text.Length <= 254 && Email().IsMatch(text);

    public string? NormalizeName(string? name) => name is null ? null : Key(name);

    public string? NormalizeEmail(string? email) => email?.Trim().ToUpperInvariant();

    [GeneratedRegex(@"^[^\s@<>"",;]+@[^\s@<>"",;]+\.[^\s@<>"",;]+\z")]
    private static partial Regex Email();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
