using MesoBot.Language;

namespace MesoBot.Triage;

/// <summary>How real a sign is that a rule found.</summary>
internal enum SignState
{
    /// <summary>Happening, or not shown to be otherwise: in doubt a sign counts.</summary>
    Actual,

    /// <summary>It happened lately and is said to have settled: a clinician should hear of it.</summary>
    Settled,

    /// <summary>Denied, asked about, long past, somebody else's story, a figure of speech.</summary>
    Unreal,
}

/// <summary>
/// Judges whether a found sign is happening. Every doubt is decided for danger: a sign is unreal only when its own sentence
/// says so. The price is a false alarm now and then; the other price would be a person.
/// </summary>
internal sealed class Actuality(MessageMatcher matcher, ContextWords words)
{
    private const int DenialReach = 6;

    private readonly Token[] _tokens = matcher.Tokens;

    public SignState Judge(RuleMatch match)
    {
        var sign = match.Sign;
        if (Overlaps(words.Idiom, sign) || IsDenied(sign)) return SignState.Unreal;
        var now = IsNow(sign);
        if (!now && (IsHypothetical(sign) || IsGeneralQuestion(sign) || IsLongPast(sign) || IsAnothersStory(sign) || InSentence(words.Elsewhere, sign)))
            return SignState.Unreal;
        return !now && IsSettled(sign) ? SignState.Settled : SignState.Actual;
    }

    private bool IsDenied(Span sign)
    {
        foreach (var cue in matcher.Find(words.Negation))
        {
            if (cue.End > sign.Start || !SameSentence(cue.Start, sign.Start) || sign.Start - cue.End > DenialReach) continue;
            if (!HasBetween(words.Breaker, cue.End, sign.Start) && ReachesOverCommas(cue, sign)) return true;
        }
        foreach (var cue in matcher.Find(words.NegationAfter))
            if (cue.Start >= sign.End && cue.Start - sign.End <= 1 && SameSentence(cue.Start, sign.Start)
                && (cue.End == _tokens.Length || !SameClause(cue.End - 1, cue.End))) return true;
        return false;
    }

    // "no fever, swelling or pus" denies all three; "no fever, the lip went white" denies one.
    private bool ReachesOverCommas(Span cue, Span sign)
    {
        if (SameClause(cue.End - 1, sign.Start)) return true;
        for (var i = cue.End; i < sign.Start; i++)
            if (_tokens[i].Text is "or" or "nor" or "او" or "ولا") return true;
        var next = sign.End;
        return next < _tokens.Length && SameSentence(next, sign.Start) && _tokens[next].Text is "or" or "nor";
    }

    private bool IsNow(Span sign)
    {
        foreach (var cue in matcher.Find(words.Now))
        {
            if (Overlaps(words.Idiom, cue)) continue;
            if (!Governed(words.If, cue.Start)) return true;
        }
        return false;
    }

    private bool IsHypothetical(Span sign)
    {
        if (Governed(words.If, sign.Start)) return true;
        if (IsPersonal(sign)) return false;
        return Governed(words.Hypothetical, sign.Start) || InSentence(words.AskedAbout, sign) && !InSentence(words.Normal, sign);
    }

    /// <summary>A cue stands before the word in the same sentence, and no new start of thought between them.</summary>
    private bool Governed(int concept, int at)
    {
        foreach (var cue in matcher.Find(concept))
            if (cue.Start < at && cue.End <= at && SameSentence(cue.Start, at)) return true;
        return false;
    }

    private bool IsPersonal(Span sign)
    {
        foreach (var cue in matcher.Find(words.Personal))
            if (SameSentence(cue.Start, sign.Start) && !Governed(words.If, cue.Start)) return true;
        return false;
    }

    private bool IsGeneralQuestion(Span sign)
    {
        var sentence = _tokens[sign.Start].Sentence;
        if (!matcher.Text.IsQuestion(sentence) && !LeadsSentence(sentence)) return false;
        return matcher.Find(words.FirstPerson).Length == 0 && matcher.Find(words.KnownPerson).Length == 0 && !InSentence(words.Normal, sign);
    }

    private bool LeadsSentence(int sentence)
    {
        foreach (var cue in matcher.Find(words.QuestionLead))
            if (_tokens[cue.Start].Sentence == sentence && (cue.Start == 0 || _tokens[cue.Start - 1].Clause != _tokens[cue.Start].Clause)) return true;
        return false;
    }

    private bool IsLongPast(Span sign) => InSentence(words.Past, sign);

    private bool IsAnothersStory(Span sign)
    {
        foreach (var cue in matcher.Find(words.AnyPerson))
            if (SameSentence(cue.Start, sign.Start) && cue.Start <= sign.Start) return true;
        foreach (var cue in matcher.Find(words.KnownPerson))
            if (cue.Start <= sign.Start && _tokens[sign.Start].Sentence - _tokens[cue.Start].Sentence <= 1 && IsToldInPast(cue, sign)) return true;
        return false;
    }

    // The verb next to the sign decides: "my aunt had … cannot see" is happening, "my aunt went blind" is told.
    private bool IsToldInPast(Span person, Span sign)
    {
        var past = Latest(words.PastVerb, person.End - 1, sign.End);
        var present = Latest(words.PresentVerb, person.End - 1, sign.End);
        return past >= 0 && past > present;
    }

    private int Latest(int concept, int from, int to)
    {
        var latest = -1;
        foreach (var cue in matcher.Find(concept))
            if (cue.Start >= from && cue.Start < to) latest = Math.Max(latest, cue.Start);
        return latest;
    }

    private bool IsSettled(Span sign)
    {
        foreach (var cue in matcher.Find(words.Resolved))
            if (cue.Start >= sign.Start) return true;
        return false;
    }

    private bool InSentence(int concept, Span sign)
    {
        foreach (var cue in matcher.Find(concept))
            if (SameSentence(cue.Start, sign.Start)) return true;
        return false;
    }

    private bool HasBetween(int concept, int from, int to)
    {
        foreach (var cue in matcher.Find(concept))
            if (cue.Start >= from && cue.End <= to) return true;
        return false;
    }

    private bool Overlaps(int concept, Span span)
    {
        foreach (var cue in matcher.Find(concept))
            if (cue.Start < span.End && span.Start < cue.End) return true;
        return false;
    }

    private bool SameSentence(int a, int b) => _tokens[a].Sentence == _tokens[b].Sentence;

    private bool SameClause(int a, int b) => _tokens[a].Clause == _tokens[b].Clause;
}
