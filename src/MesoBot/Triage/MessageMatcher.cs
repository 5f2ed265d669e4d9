namespace MesoBot.Triage;

/// <summary>Finds concepts in one message. Each concept is looked for once, when first asked for.</summary>
internal sealed class MessageMatcher
{
    private const int PositionBits = 12;

    private readonly PatternIndex _index;
    private readonly Span[]?[] _found;

    // Every pattern that may start somewhere, with where: pattern << PositionBits | word, sorted.
    private readonly List<int> _starts;

    public MessageMatcher(Lexicon lexicon, MatchedText text)
    {
        _index = lexicon.Index;
        _found = new Span[]?[lexicon.ConceptCount];
        _starts = new List<int>(64 + text.Tokens.Length * 32);
        Text = text;
        for (var i = 0; i < text.Tokens.Length; i++)
            foreach (var literal in text.Literals[i])
                foreach (var pattern in _index.StartingWith(literal)) _starts.Add(pattern << PositionBits | i);
        _starts.Sort();
    }

    public MatchedText Text { get; }

    /// <summary>Where the concept stands; nowhere when the data does not have it (-1).</summary>
    public Span[] Find(int concept)
    {
        if (concept < 0) return [];
        return _found[concept] ??= Search(concept);
    }

    private Span[] Search(int concept)
    {
        var (from, to) = _index.Of(concept);
        var at = _starts.BinarySearch(from << PositionBits);
        if (at < 0) at = ~at;
        var end = to << PositionBits;
        if (at >= _starts.Count || _starts[at] >= end) return [];

        var spans = new List<Span>();
        var last = -1;
        for (; at < _starts.Count && _starts[at] < end; at++)
        {
            // A word can be two of a pattern's first words.
            if (_starts[at] == last) continue;
            last = _starts[at];
            var word = last & (1 << PositionBits) - 1;
            Extend(_index.Patterns[last >> PositionBits], 0, word, word, spans);
        }
        return [.. spans];
    }

    private void Extend(Pattern pattern, int place, int start, int at, List<Span> spans)
    {
        if (place == pattern.Places.Length)
        {
            var span = new Span(start, at);
            if (!spans.Contains(span)) spans.Add(span);
            return;
        }
        var wanted = pattern.Places[place];
        if (wanted.IsOptional) Extend(pattern, place + 1, start, at, spans);
        var last = place == 0 ? at : Math.Min(at + wanted.Gap, Text.Tokens.Length - 1);
        for (var i = at; i <= last && i < Text.Tokens.Length; i++)
        {
            if (place > 0 && Text.Tokens[i].Sentence != Text.Tokens[start].Sentence) return;
            if (wanted.Literals.Length > 0 && IsAny(Text.Literals[i], wanted.Literals)) Extend(pattern, place + 1, start, i + 1, spans);
            foreach (var concept in wanted.Concepts)
                foreach (var span in Find(concept))
                    if (span.Start == i) Extend(pattern, place + 1, start, span.End, spans);
        }
    }

    private static bool IsAny(int[] have, int[] wanted)
    {
        foreach (var literal in have)
            if (Array.IndexOf(wanted, literal) >= 0) return true;
        return false;
    }
}
