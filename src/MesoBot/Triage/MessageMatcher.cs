using MesoBot.Language;

namespace MesoBot.Triage;

/// <summary>Finds concepts in one message. Each concept is looked for once, when first asked for.</summary>
internal sealed class MessageMatcher
{
    private readonly Lexicon _lexicon;
    private readonly List<int>[] _literals;
    private readonly Span[]?[] _found;

    public MessageMatcher(Lexicon lexicon, TokenText text)
    {
        _lexicon = lexicon;
        Text = text;
        _literals = new List<int>[text.Tokens.Length];
        for (var i = 0; i < _literals.Length; i++) _literals[i] = lexicon.Literals.Match(text.Tokens[i]);
        _found = new Span[]?[lexicon.ConceptCount];
    }

    public TokenText Text { get; }

    public Token[] Tokens => Text.Tokens;

    public Span[] Find(int concept)
    {
        if (concept < 0) return [];
        if (_found[concept] is { } known) return known;
        // Marked before the search: a concept can only use earlier ones, so nobody reads the empty list meanwhile.
        _found[concept] = [];
        var spans = new List<Span>();
        foreach (var pattern in _lexicon.Patterns(concept)) Find(pattern, spans);
        return _found[concept] = [.. spans];
    }

    public void Find(Pattern pattern, List<Span> spans)
    {
        for (var start = 0; start < Tokens.Length; start++) Extend(pattern, 0, start, start, spans);
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
        var last = place == 0 ? at : Math.Min(at + wanted.Gap, Tokens.Length - 1);
        for (var i = at; i <= last && i < Tokens.Length; i++)
        {
            if (place > 0 && Tokens[i].Sentence != Tokens[start].Sentence) return;
            if (IsAny(_literals[i], wanted.Literals)) Extend(pattern, place + 1, start, i + 1, spans);
            foreach (var concept in wanted.Concepts)
                foreach (var span in Find(concept))
                    if (span.Start == i) Extend(pattern, place + 1, start, span.End, spans);
        }
    }

    private static bool IsAny(List<int> have, int[] wanted)
    {
        foreach (var literal in have)
            if (Array.IndexOf(wanted, literal) >= 0) return true;
        return false;
    }
}
