namespace MesoBot.Triage;

/// <summary>Tells a sign that has not happened: supposed, feared, or asked about in general.</summary>
internal sealed class Supposition(ContextView view, ContextWords words)
{
    /// <summary>How many words after "might get", "worried about" the sign may stand.</summary>
    private const int FearReach = 6;

    public bool IsSupposed(Span sign)
    {
        if (IsUnderIf(sign) || IsFeared(sign)) return true;
        if (IsPersonal(sign)) return false;
        return view.Before(words.Hypothetical, sign.Start)
            || view.InSentence(words.AskedAbout, sign.Start) && !view.InSentence(words.Normal, sign.Start)
            || IsGeneralQuestion(sign);
    }

    /// <summary>"what if my lip turns white": not for "not sure if this is normal", nor for a new clause that tells of oneself.</summary>
    public bool IsUnderIf(Span sign)
    {
        foreach (var cue in view.Find(words.If))
        {
            if (cue.Start >= sign.Start || !view.SameSentence(cue.Start, sign.Start) || IsAsked(cue)) continue;
            if (view.SameClause(cue.Start, sign.Start) || !TellsOfOneself(cue, sign)) return true;
        }
        return false;
    }

    private bool IsAsked(Span cue)
    {
        foreach (var asked in view.Find(words.IfAsked))
            if (asked.Overlaps(cue)) return true;
        return false;
    }

    private bool TellsOfOneself(Span cue, Span sign)
    {
        foreach (var personal in view.Find(words.Personal))
            if (personal.Start > cue.Start && personal.Start < sign.End && !view.SameClause(cue.Start, personal.Start)
                && view.SameClause(personal.Start, sign.Start)) return true;
        return false;
    }

    // "i might go blind", "worried about getting a fever": the verb of fear stands right before its sign.
    private bool IsFeared(Span sign)
    {
        foreach (var cue in view.Find(words.Feared))
        {
            if (cue.Start >= sign.Start || sign.Start - cue.End > FearReach || !view.SameSentence(cue.Start, sign.Start)) continue;
            if (!view.Between(words.FearBreaker, cue.Start, sign.Start) && view.SameClause(cue.Start, sign.Start)) return true;
        }
        return false;
    }

    private bool IsPersonal(Span sign)
    {
        foreach (var cue in view.Find(words.Personal))
            if (view.SameSentence(cue.Start, sign.Start)) return true;
        return false;
    }

    // "can it blind you?", "blindness from filler?"; not "throat closing, is that from the cream?", which tells and then asks.
    private bool IsGeneralQuestion(Span sign)
    {
        var lead = FirstLead(view.Tokens[sign.Start].Sentence);
        var asks = lead >= 0 ? lead <= sign.Start || view.SameClause(lead, sign.Start) : view.IsQuestion(view.Tokens[sign.Start].Sentence);
        return asks && !view.InSentence(words.FirstPerson, sign.Start) && !view.InSentence(words.KnownPerson, sign.Start)
            && !view.InSentence(words.Normal, sign.Start);
    }

    /// <summary>Where a clause of the sentence starts as a question, or -1.</summary>
    private int FirstLead(int sentence)
    {
        var first = -1;
        foreach (var cue in view.Find(words.QuestionLead))
            if (view.Tokens[cue.Start].Sentence == sentence && (cue.Start == 0 || !view.SameClause(cue.Start - 1, cue.Start)))
                first = first < 0 ? cue.Start : Math.Min(first, cue.Start);
        return first;
    }
}
