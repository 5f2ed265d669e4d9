namespace MesoBot.Staff.Accounts;

/// <summary>Length is what makes a password strong; besides, it may be none that everybody tries first.</summary>
internal static class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 200;

    /// <summary>The beginnings and words of those passwords of twelve letters and more that are tried first.</summary>
    private static readonly string[] Common =
        ["password", "passw0rd", "p@ssw0rd", "qwerty", "asdfgh", "zxcvbn", "1q2w3e", "letmein", "welcome", "iloveyou", "admin", "changeme", "secret", "monkey", "dragon", "abc123", "mesobot", "clinic", "reception"];

    /// <summary>What is wrong with it, as the key of a string; null when nothing is.</summary>
    public static string? Refusal(string password, params ReadOnlySpan<string> names)
    {
        if (password.Length < MinLength) return "SignInPasswordShort";
        if (password.Length > MaxLength) return "SignInPasswordLong";
        if (password.Distinct().Count() < 5 || IsRun(password)) return "SignInPasswordCommon";
        var rest = password;
        foreach (var word in Common) rest = rest.Replace(word, "", StringComparison.OrdinalIgnoreCase);
        // What is left beside the word everybody takes must be something.
        if (rest.Length < password.Length && (rest.Length <= MinLength / 2 || !rest.Any(char.IsLetter))) return "SignInPasswordCommon";
        foreach (var name in names)
            foreach (var part in name.Split(' ').Append(name))
                if (part.Length >= 3 && password.Contains(part, StringComparison.OrdinalIgnoreCase) && password.Length - part.Length < MinLength) return "SignInPasswordName";
        return null;
    }

    /// <summary>123456789012, abcdefghijkl: each letter follows the one before, up or down.</summary>
    private static bool IsRun(string text) => Steps(text).All(step => step == 1) || Steps(text).All(step => step == -1)
        || text.All(char.IsAsciiDigit) && Steps(text).All(step => step is 1 or -9);

    private static IEnumerable<int> Steps(string text) => text.Skip(1).Zip(text, (next, last) => next - last);
}
