namespace MesoBot.Triage;

/// <summary>A place in a pattern: one of some words, or one of some concepts.</summary>
/// <param name="Gap">How many other words may stand before it.</param>
internal sealed record PatternPlace(int[] Literals, int[] Concepts, int Gap, bool IsOptional);

/// <summary>A run of places within one sentence: <c>&lt;cannot&gt; ~2 breath*|inhale</c>.</summary>
internal sealed record Pattern(PatternPlace[] Places, string Source);

/// <summary>Words [Start, End) of a message.</summary>
internal readonly record struct Span(int Start, int End)
{
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}

/// <summary>Reads patterns. Grammar: words and &lt;concepts&gt; parted by |, <c>~N</c> a gap, a trailing <c>?</c> an optional place.</summary>
internal sealed class PatternReader(LiteralIndex literals, Func<string, int?> conceptId)
{
    /// <exception cref="FormatException">The pattern is not of the grammar; the message says how.</exception>
    public Pattern Read(string source, bool isLatinArabic)
    {
        var places = new List<PatternPlace>();
        var gap = 0;
        foreach (var part in source.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part[0] == '~')
            {
                if (!int.TryParse(part.AsSpan(1), out gap) || gap is < 1 or > 8) throw new FormatException($"`{part}` should be ~1 to ~8.");
                continue;
            }
            places.Add(Place(part, gap, isLatinArabic));
            gap = 0;
        }
        if (places.Count == 0 || places[0].IsOptional) throw new FormatException("a pattern starts with a word that must be there.");
        return new Pattern([.. places], source);
    }

    private PatternPlace Place(string part, int gap, bool isLatinArabic)
    {
        var optional = part.EndsWith('?');
        var words = new List<int>();
        var concepts = new List<int>();
        foreach (var alternative in (optional ? part[..^1] : part).Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            if (alternative is ['<', .. var name, '>'])
                concepts.Add(conceptId(name) ?? throw new FormatException($"there is no concept <{name}>."));
            else
                words.Add(literals.Add(Literal.Parse(alternative, isLatinArabic)));
        }
        return new PatternPlace([.. words], [.. concepts], gap, optional);
    }
}
