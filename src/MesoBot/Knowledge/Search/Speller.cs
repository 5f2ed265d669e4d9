using MesoBot.Language;

namespace MesoBot.Knowledge.Search;

/// <summary>
/// Corrects words that nothing in the base contains to the nearest one that it does: one edit, two from eight letters on.
/// A word may be unknown because it is another subject, so an unknown word that has no near neighbour is counted, not bent.
/// </summary>
internal sealed class Speller
{
    private readonly Dictionary<string, int> _counts;
    private readonly Dictionary<(char First, int Length), List<string>> _shelves = [];

    public Speller(Dictionary<string, int> counts)
    {
        _counts = counts;
        foreach (var word in counts.Keys.Where(w => w.Length >= 4 && char.IsAsciiLetter(w[0])).Order(StringComparer.Ordinal))
        {
            if (!_shelves.TryGetValue((word[0], word.Length), out var shelf)) _shelves[(word[0], word.Length)] = shelf = [];
            shelf.Add(word);
        }
    }

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public (Token[] Tokens, int Unknown) Correct(Token[] tokens)
    {
        var unknown = 0;
        Token[]? corrected = null;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (token.Script != Script.Latin || token.Text.Length < 4 || _counts.ContainsKey(token.Text) || FunctionWords.English.Contains(token.Text)) continue;
            if (Nearest(token.Text) is { } word)
            {
                corrected ??= [.. tokens];
                corrected[i] = token with { Text = word };
            }
            else unknown++;
        }
        return (corrected ?? tokens, unknown);
    }

    private string? Nearest(string word)
    {
        string? best = null;
        var reach = word.Length >= 8 ? 2 : 1;
        for (var length = word.Length - reach; length <= word.Length + reach; length++)
        {
            if (!_shelves.TryGetValue((word[0], length), out var shelf)) continue;
            foreach (var candidate in shelf)
                if (EditDistance.IsOne(word, candidate) || reach == 2 && candidate.Length >= 7 && EditDistance.Of(word, candidate) <= 2)
                    if (best is null || _counts[candidate] > _counts[best]) best = candidate;
        }
        return best;
    }
}
