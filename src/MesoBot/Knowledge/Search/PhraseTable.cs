namespace MesoBot.Knowledge.Search;

/// <summary>
/// An article's phrasings by term: which of them have it, with what weight. A question is compared with dozens of phrasings of each
/// candidate and shares a word with few, so looking up its words is a tenth of comparing phrase with phrase.
/// </summary>
internal sealed class PhraseTable
{
    private readonly int[] _terms;
    private readonly int[] _starts;
    private readonly (int Phrase, float Weight)[] _entries;

    public PhraseTable(IndexedPhrase[] phrases)
    {
        var all = new List<(int Term, int Phrase, float Weight)>();
        for (var p = 0; p < phrases.Length; p++)
            for (var t = 0; t < phrases[p].Terms.Length; t++) all.Add((phrases[p].Terms[t], p, phrases[p].Weights[t]));
        all.Sort((a, b) => a.Term != b.Term ? a.Term.CompareTo(b.Term) : a.Phrase.CompareTo(b.Phrase));
        _entries = [.. all.Select(e => (e.Phrase, e.Weight))];
        _terms = [.. all.Select(e => e.Term).Distinct()];
        _starts = new int[_terms.Length + 1];
        for (int i = 0, t = 0; i < all.Count; i++)
            if (i == 0 || all[i].Term != all[i - 1].Term) _starts[t++] = i;
        _starts[^1] = all.Count;
    }

    /// <summary>The question's cosine with each phrasing, as <see cref="IndexedPhrase.Cosine"/> gives it to the last bit: terms are added in the same order.</summary>
    /// <param name="cosines">One place for each phrasing.</param>
    public void Cosines(IndexedPhrase question, Span<float> cosines)
    {
        cosines.Clear();
        var from = 0;
        for (var t = 0; t < question.Terms.Length; t++)
        {
            var at = Array.BinarySearch(_terms, from, _terms.Length - from, question.Terms[t]);
            from = at < 0 ? ~at : at + 1;
            if (at < 0) continue;
            var weight = question.Weights[t];
            foreach (var entry in _entries.AsSpan(_starts[at].._starts[at + 1])) cosines[entry.Phrase] += entry.Weight * weight;
        }
    }
}
