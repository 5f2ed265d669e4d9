namespace MesoBot.Triage;

/// <summary>
/// Finds the words of the rule data that lie one typo away from a word: one letter added, dropped, changed, or two neighbours
/// swapped. Each word is filed under itself and under itself less one letter; a word one typo away meets it under one of these.
/// </summary>
internal sealed class TypoIndex
{
    private const int Shortest = 5;
    private const int LongestStart = 10;

    private readonly Dictionary<int, Literal> _literals = [];
    private readonly Dictionary<string, List<int>> _under = new(StringComparer.Ordinal);
    private readonly HashSet<string> _realWords = new(StringComparer.Ordinal);

    /// <summary>A real word is never taken for another one misspelt.</summary>
    public void AddRealWord(string word) => _realWords.Add(word);

    public bool IsRealWord(string word) => _realWords.Contains(word);

    public void Add(Literal literal, int id)
    {
        if (literal.IsLatinArabic || literal.Kind is not (LiteralKind.Word or LiteralKind.Prefix)) return;
        if (literal.Text.Length < Shortest || !char.IsAsciiLetter(literal.Text[0])) return;
        _literals[id] = literal;
        Put(literal.Text, id);
        for (var i = 0; i < literal.Text.Length; i++) Put(literal.Text.Remove(i, 1), id);
    }

    public void AddMatches(string word, List<int> found)
    {
        if (word.Length < Shortest - 1) return;
        AddForm(found, word, isStart: false);
        for (var length = Math.Min(word.Length, LongestStart); length >= Shortest - 1; length--) AddForm(found, word.AsSpan(0, length), isStart: true);
    }

    private void AddForm(List<int> found, ReadOnlySpan<char> form, bool isStart)
    {
        var under = _under.GetAlternateLookup<ReadOnlySpan<char>>();
        AddUnder(found, under, form, form, isStart);
        if (form.Length > 32) return;
        Span<char> shorter = stackalloc char[32];
        form[1..].CopyTo(shorter);
        for (var i = 0; i < form.Length; i++)
        {
            // `shorter` is the word without its letter i; the next one differs in one place.
            AddUnder(found, under, form, shorter[..(form.Length - 1)], isStart);
            if (i < form.Length - 1) shorter[i] = form[i];
        }
    }

    private void AddUnder(
        List<int> found, Dictionary<string, List<int>>.AlternateLookup<ReadOnlySpan<char>> under, ReadOnlySpan<char> form, ReadOnlySpan<char> key, bool isStart)
    {
        if (!under.TryGetValue(key, out var ids)) return;
        foreach (var id in ids)
        {
            var literal = _literals[id];
            if (literal.Kind == LiteralKind.Prefix == isStart && literal.Text[0] == form[0] && !found.Contains(id) && OneEditApart(form, literal.Text))
                found.Add(id);
        }
    }

    internal static bool OneEditApart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        var same = a.CommonPrefixLength(b);
        var restA = a[same..];
        var restB = b[same..];
        if (restA.Length == restB.Length)
        {
            return restA.Length <= 1 || restA[1..].SequenceEqual(restB[1..])
                || restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]);
        }
        return restA.Length > restB.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
    }

    private void Put(string key, int id)
    {
        if (!_under.TryGetValue(key, out var ids)) _under[key] = ids = [];
        if (!ids.Contains(id)) ids.Add(id);
    }
}
