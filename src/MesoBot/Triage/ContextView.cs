using MesoBot.Language;

namespace MesoBot.Triage;

/// <summary>Where words of context stand in one message, as seen from a sign.</summary>
internal sealed class ContextView(MessageMatcher matcher)
{
    public Token[] Tokens { get; } = matcher.Text.Tokens;

    public Span[] Find(int concept) => matcher.Find(concept);

    public bool IsQuestion(int sentence) => matcher.Text.IsQuestion(sentence);

    public bool Has(int concept) => matcher.Find(concept).Length > 0;

    public bool SameSentence(int a, int b) => Tokens[a].Sentence == Tokens[b].Sentence;

    public bool SameClause(int a, int b) => Tokens[a].Clause == Tokens[b].Clause;

    /// <summary>The concept stands in the sentence of the word.</summary>
    public bool InSentence(int concept, int at)
    {
        foreach (var cue in matcher.Find(concept))
            if (SameSentence(cue.Start, at)) return true;
        return false;
    }

    /// <summary>The concept starts before the word, in the same sentence.</summary>
    public bool Before(int concept, int at)
    {
        foreach (var cue in matcher.Find(concept))
            if (cue.Start < at && SameSentence(cue.Start, at)) return true;
        return false;
    }

    /// <summary>The concept stands wholly within [from, to).</summary>
    public bool Between(int concept, int from, int to)
    {
        foreach (var cue in matcher.Find(concept))
            if (cue.Start >= from && cue.End <= to) return true;
        return false;
    }

    public bool Overlaps(int concept, Span span)
    {
        foreach (var cue in matcher.Find(concept))
            if (cue.Overlaps(span)) return true;
        return false;
    }

    /// <summary>Where the concept last starts within [from, to), or -1.</summary>
    public int Latest(int concept, int from, int to)
    {
        var latest = -1;
        foreach (var cue in matcher.Find(concept))
            if (cue.Start >= from && cue.Start < to) latest = Math.Max(latest, cue.Start);
        return latest;
    }
}
