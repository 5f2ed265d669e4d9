namespace MesoBot.Language;

/// <summary>
/// Light Arabic stemming on folded words: the conjunctions, prepositions and article in front (و ف ب ك ل ال), the commonest
/// endings behind. Light on purpose: a root stemmer joins words that have nothing to do with each other.
/// </summary>
internal static class ArabicStem
{
    // Longest first: "وبال" must not be read as و and a word that begins with "بال".
    private static readonly string[] Prefixes =
        ["وعهال", "وبهال", "وبال", "وعال", "وهال", "وفال", "وكال", "بهال", "عهال", "فبال", "ولل", "وال", "بال", "فال", "كال", "هال", "عال", "لل", "ال"];

    private static readonly string[] Suffixes =
    [
        "تهما", "تها", "تهم", "تكم", "تنا", "يها", "ينا", "يهم", "هما", "كما", "هون", "كون", "ات", "ين", "ون", "ها", "هم", "كم", "كن", "هن", "نا",
        "ان", "تي", "ني", "يه", "يا", "تو", "وا", "ه", "ي", "ك", "ت", "و", "ا",
    ];

    public static string Stem(string word)
    {
        var stem = StripPrefix(word);
        // "وبصدري": the preposition behind the conjunction; behind nothing it is too often part of the word.
        if (word.Length >= 6 && word[0] == 'و' && stem == word[1..] && stem[0] == 'ب') stem = stem[1..];
        foreach (var suffix in Suffixes)
            if (stem.Length - suffix.Length >= 3 && stem.EndsWith(suffix, StringComparison.Ordinal)) return stem[..^suffix.Length];
        return stem;
    }

    public static string StripPrefix(string word)
    {
        foreach (var prefix in Prefixes)
            if (word.Length - prefix.Length >= 2 && word.StartsWith(prefix, StringComparison.Ordinal)) return word[prefix.Length..];
        // Of the short words only these: "وجه" and "ولد" begin with their own و.
        return word.Length >= 4 && word[0] == 'و' || word is "وما" or "ومش" or "ومو" or "ومب" or "ولم" or "ولو" or "وعم" or "ومن" or "وفي" ? word[1..] : word;
    }
}
