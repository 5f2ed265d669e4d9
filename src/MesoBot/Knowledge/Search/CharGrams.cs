using MesoBot.Language;

namespace MesoBot.Knowledge.Search;

/// <summary>Hashed character n-grams (3 and 4 letters, with the word's edges): similar for words that differ by a typo.</summary>
internal static class CharGrams
{
    public static uint[] Of(Token[] tokens, bool latinArabic)
    {
        var grams = new HashSet<uint>();
        foreach (var token in tokens)
        {
            var word = latinArabic && token.Script == Script.Latin ? Arabizi.Fold(token.Text) : token.Text;
            if (word.Length < 3) continue;
            var padded = "^" + word + "$";
            for (var n = 3; n <= 4; n++)
                for (var i = 0; i + n <= padded.Length; i++) grams.Add(Hash.Of(padded.AsSpan(i, n)));
        }
        var sorted = grams.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}

/// <summary>FNV-1a: the same on every machine and in every run, unlike string.GetHashCode.</summary>
internal static class Hash
{
    public static uint Of(ReadOnlySpan<char> text, uint seed = 2166136261)
    {
        var hash = seed;
        foreach (var c in text) hash = (hash ^ c) * 16777619;
        return hash;
    }
}
