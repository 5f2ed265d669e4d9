namespace MesoBot.Triage;

/// <summary>Tells what a message denies: "no fever, swelling or pus" denies three things, "no fever but my lip is white" one.</summary>
internal sealed class Denial(ContextView view, ContextWords words)
{
    private const int Reach = 6;

    private readonly Dictionary<Span, bool> _known = [];

    public bool Denies(Span sign)
    {
        if (_known.TryGetValue(sign, out var known)) return known;
        return _known[sign] = IsDeniedBefore(sign) || IsDeniedAfter(sign);
    }

    private bool IsDeniedBefore(Span sign)
    {
        foreach (var cue in view.Find(words.Negation))
        {
            if (cue.End > sign.Start || !view.SameSentence(cue.Start, sign.Start) || sign.Start - cue.End > Reach) continue;
            if (!IsBroken(cue.End, sign.Start) && ReachesOverCommas(cue, sign)) return true;
        }
        return false;
    }

    // "no fever my lip is white": a new subject starts. "no ringing in my ears": the same thing goes on.
    private bool IsBroken(int from, int to)
    {
        foreach (var cue in view.Find(words.Breaker))
            if (cue.Start >= from && cue.End <= to && !IsAfterPreposition(cue.Start, from)) return true;
        return false;
    }

    private bool IsAfterPreposition(int at, int from)
    {
        foreach (var cue in view.Find(words.Preposition))
            if (cue.End == at && cue.Start >= from) return true;
        return false;
    }

    private bool IsDeniedAfter(Span sign)
    {
        foreach (var cue in view.Find(words.NegationAfter))
            if (cue.Start >= sign.End && cue.Start - sign.End <= 1 && view.SameSentence(cue.Start, sign.Start)
                && (cue.End == view.Tokens.Length || !view.SameClause(cue.End - 1, cue.End))) return true;
        return false;
    }

    // "no fever, swelling or pus" denies all three; "no fever, the lip went white" denies one.
    private bool ReachesOverCommas(Span cue, Span sign)
    {
        if (view.SameClause(cue.End - 1, sign.Start)) return true;
        for (var i = cue.End; i < sign.Start; i++)
            if (view.Tokens[i].Text is "or" or "nor" or "او" or "ولا") return true;
        return sign.End < view.Tokens.Length && view.SameSentence(sign.End, sign.Start) && view.Tokens[sign.End].Text is "or" or "nor";
    }
}
