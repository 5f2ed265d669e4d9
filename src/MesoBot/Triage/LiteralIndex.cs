using MesoBot.Language;

namespace MesoBot.Triage;

/// <summary>
/// Finds which words of the rule data a word of a message is: exactly, by its start, by a part, in Arabic without its
/// prefixes, and with one typo. Work per word does not grow with the size of the data, apart from the few infixes.
/// </summary>
internal sealed class LiteralIndex
{
    private const int ShortestFuzzy = 5;

    private readonly List<Literal> _literals = [];
    private readonly Dictionary<Literal, int> _ids = [];
    private readonly Dictionary<string, List<int>> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _prefix = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _exactLatin = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _prefixLatin = new(StringComparer.Ordinal);
    private readonly List<int> _infixes = [];
    private readonly Dictionary<string, List<int>> _deletes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _neverTypos = new(StringComparer.Ordinal);

    public int Count => _literals.Count;

    /// <summary>Real words that look like a danger word with a typo ("chess", "throw"): never corrected.</summary>
    public void AddNeverTypo(string word) => _neverTypos.Add(word);

    public int Add(Literal literal)
    {
        if (_ids.TryGetValue(literal, out var known)) return known;
        var id = _literals.Count;
        _literals.Add(literal);
        _ids[literal] = id;
        switch (literal)
        {
            case { Kind: LiteralKind.Infix }: _infixes.Add(id); break;
            case { Kind: LiteralKind.Prefix, IsLatinArabic: true }: Put(_prefixLatin, literal.Text, id); break;
            case { Kind: LiteralKind.Prefix }: Put(_prefix, literal.Text, id); break;
            case { IsLatinArabic: true }: Put(_exactLatin, literal.Text, id); break;
            default: Put(_exact, literal.Text, id); break;
        }
        if (IsFuzzy(literal))
            foreach (var variant in Deletes(literal.Text)) Put(_deletes, variant, id);
        return id;
    }

    /// <summary>The literals that this word is. The list is reused by no one: callers may keep it.</summary>
    public List<int> Match(Token token)
    {
        var found = new List<int>(4);
        var word = token.Text;
        AddForm(found, word);
        if (token.Script == Script.Arabic)
        {
            var bare = ArabicStem.StripPrefix(word);
            if (bare != word) AddForm(found, bare);
            var stem = ArabicStem.Stem(word);
            if (stem != bare) AddForm(found, stem);
            if (word.Length >= 4 && word[0] is 'ب' or 'ل' or 'ف' or 'ك' or 'ع' or 'ه') AddForm(found, word[1..]);
        }
        foreach (var id in _infixes)
            if (word.Contains(_literals[id].Text, StringComparison.Ordinal)) found.Add(id);
        if (token.Script != Script.Latin && !char.IsAsciiDigit(word[0])) return found;
        AddLatinArabic(found, word);
        if (found.Count == 0 && word.Length >= ShortestFuzzy - 1 && !_neverTypos.Contains(word) && !FunctionWords.English.Contains(word))
            AddFuzzy(found, word);
        return found;
    }

    private void AddForm(List<int> found, string form)
    {
        if (_exact.TryGetValue(form, out var exact)) found.AddRange(exact);
        for (var length = 2; length <= form.Length; length++)
            if (_prefix.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form.AsSpan(0, length), out var ids)) found.AddRange(ids);
    }

    private void AddLatinArabic(List<int> found, string word)
    {
        if (FunctionWords.English.Contains(word)) return;
        var folded = Arabizi.Fold(word);
        if (_exactLatin.TryGetValue(folded, out var exact)) found.AddRange(exact);
        for (var length = 3; length <= folded.Length; length++)
            if (_prefixLatin.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded.AsSpan(0, length), out var ids)) found.AddRange(ids);
    }

    private void AddFuzzy(List<int> found, string word)
    {
        AddFuzzyForm(found, word, prefix: false);
        for (var length = Math.Min(word.Length, 10); length >= ShortestFuzzy - 1; length--)
            AddFuzzyForm(found, word[..length], prefix: true);
    }

    private void AddFuzzyForm(List<int> found, string form, bool prefix)
    {
        foreach (var variant in Deletes(form))
        {
            if (!_deletes.TryGetValue(variant, out var ids)) continue;
            foreach (var id in ids)
            {
                var literal = _literals[id];
                if (literal.Kind == LiteralKind.Prefix == prefix && literal.Text[0] == form[0] && !found.Contains(id) && EditDistance.IsOne(form, literal.Text))
                    found.Add(id);
            }
        }
    }

    private static bool IsFuzzy(Literal literal) =>
        !literal.IsLatinArabic && literal.Kind is LiteralKind.Word or LiteralKind.Prefix && literal.Text.Length >= ShortestFuzzy && char.IsAsciiLetter(literal.Text[0]);

    private static IEnumerable<string> Deletes(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++) yield return word.Remove(i, 1);
    }

    private static void Put(Dictionary<string, List<int>> index, string key, int id)
    {
        if (!index.TryGetValue(key, out var ids)) index[key] = ids = [];
        if (!ids.Contains(id)) ids.Add(id);
    }
}
