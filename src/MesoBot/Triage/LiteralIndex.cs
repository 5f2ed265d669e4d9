using System.Collections.Concurrent;
using MesoBot.Language;

namespace MesoBot.Triage;

/// <summary>
/// Finds which words of the rule data a word of a message is: exactly, by its start, by a part, in Arabic without its
/// prefixes, and with one typo. Work per word does not grow with the size of the data, apart from the few infixes.
/// </summary>
internal sealed class LiteralIndex
{
    /// <summary>Words remembered with what they match: people share a small vocabulary, and a message is read again with each one after it.</summary>
    private const int MaxRemembered = 8192;

    /// <summary>Longer ones are no words, and must not fill the memory.</summary>
    private const int LongestRemembered = 24;

    private readonly ConcurrentDictionary<(string Word, Script Script), int[]> _remembered = new();
    private int _rememberedCount;
    private readonly List<Literal> _literals = [];
    private readonly Dictionary<Literal, int> _ids = [];
    private readonly Dictionary<string, List<int>> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _prefix = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _exactLatin = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _prefixLatin = new(StringComparer.Ordinal);
    private readonly List<int> _infixes = [];
    private readonly TypoIndex _typos = new();

    public int Count => _literals.Count;

    /// <summary>Real words that look like a danger word with a typo ("chess", "throw"): never corrected.</summary>
    public void AddNeverTypo(string word)
    {
        _remembered.Clear();
        _typos.AddRealWord(word);
    }

    public int Add(Literal literal)
    {
        if (_ids.TryGetValue(literal, out var known)) return known;
        _remembered.Clear();
        var id = _literals.Count;
        _literals.Add(literal);
        _ids[literal] = id;
        switch (literal)
        {
            case { Kind: LiteralKind.Infix }: _infixes.Add(id); break;
            case { Kind: LiteralKind.Prefix or LiteralKind.StrictPrefix, IsLatinArabic: true }: Put(_prefixLatin, literal.Text, id); break;
            case { Kind: LiteralKind.Prefix or LiteralKind.StrictPrefix }: Put(_prefix, literal.Text, id); break;
            case { IsLatinArabic: true }: Put(_exactLatin, literal.Text, id); break;
            default: Put(_exact, literal.Text, id); break;
        }
        _typos.Add(literal, id);
        return id;
    }

    /// <summary>The literals that this word is.</summary>
    public int[] Match(Token token)
    {
        if (token.Text.Length > LongestRemembered) return Find(token);
        var key = (token.Text, token.Script);
        if (_remembered.TryGetValue(key, out var known)) return known;
        var found = Find(token);
        if (_remembered.TryAdd(key, found) && Interlocked.Increment(ref _rememberedCount) > MaxRemembered) Forget();
        return found;
    }

    private void Forget()
    {
        Interlocked.Exchange(ref _rememberedCount, 0);
        _remembered.Clear();
    }

    private int[] Find(Token token)
    {
        var found = new List<int>(4);
        var word = token.Text;
        AddForm(found, word);
        if (token.Script == Script.Arabic) AddArabicForms(found, word);
        if (token.Script != Script.Latin) AddInfixes(found, word);
        if (token.Script == Script.Latin || char.IsAsciiDigit(word[0]))
        {
            // What is an English word is neither Arabic nor an English word misspelt.
            if (FunctionWords.English.Contains(word) || _typos.IsRealWord(word)) return [.. found];
            var isKnown = found.Count > 0;
            AddLatinArabic(found, word);
            if (!isKnown) _typos.AddMatches(word, found);
        }
        return [.. found];
    }

    private void AddArabicForms(List<int> found, string word)
    {
        var bare = ArabicStem.StripPrefix(word);
        if (bare != word) AddForm(found, bare);
        var stem = ArabicStem.Stem(word);
        if (stem != bare) AddForm(found, stem);
        if (word.Length >= 4 && word[0] is 'ب' or 'ل' or 'ف' or 'ك' or 'ع' or 'ه') AddForm(found, word[1..]);
    }

    private void AddInfixes(List<int> found, string word)
    {
        foreach (var id in _infixes)
            if (word.Contains(_literals[id].Text, StringComparison.Ordinal)) found.Add(id);
    }

    private void AddForm(List<int> found, string form)
    {
        if (_exact.TryGetValue(form, out var exact)) found.AddRange(exact);
        var starts = _prefix.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 2; length <= form.Length; length++)
            if (starts.TryGetValue(form.AsSpan(0, length), out var ids)) found.AddRange(ids);
    }

    private void AddLatinArabic(List<int> found, string word)
    {
        if (!word.Any(char.IsAsciiLetter)) return;
        var folded = Arabizi.Fold(word);
        if (_exactLatin.TryGetValue(folded, out var exact)) found.AddRange(exact);
        var starts = _prefixLatin.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 3; length <= folded.Length; length++)
            if (starts.TryGetValue(folded.AsSpan(0, length), out var ids)) found.AddRange(ids);
    }

    private static void Put(Dictionary<string, List<int>> index, string key, int id)
    {
        if (!index.TryGetValue(key, out var ids)) index[key] = ids = [];
        if (!ids.Contains(id)) ids.Add(id);
    }
}
