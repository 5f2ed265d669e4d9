namespace MesoBot.Language;

/// <summary>
/// Light Arabic stemming on folded words: the conjunctions, prepositions and article in front (و ف ب ك ل ال), the commonest
/// endings behind. Light on purpose: a root stemmer joins words that have nothing to do with each other.
/// </summary>
internal static class ArabicStem
{
    private static readonly string[] Prefixes = ["وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "هال", "عال"];
    private static readonly string[] Suffixes = ["تها", "يها", "هما", "كما", "ات", "ين", "ون", "ها", "هم", "كم", "نا", "ان", "تي", "ني", "يه", "ه", "ي", "ك", "ت", "ا"];

    public static string Stem(string word)
    {
        var stem = StripPrefix(word);
        foreach (var suffix in Suffixes)
            if (stem.Length - suffix.Length >= 3 && stem.EndsWith(suffix, StringComparison.Ordinal)) return stem[..^suffix.Length];
        return stem;
    }

    public static string StripPrefix(string word)
    {
        foreach (var prefix in Prefixes)
            if (word.Length - prefix.Length >= 2 && word.StartsWith(prefix, StringComparison.Ordinal)) return word[prefix.Length..];
        return word.Length >= 4 && word[0] == 'و' ? word[1..] : word;
    }
}
