namespace MesoBot.Triage;

/// <summary>Tells a sign of long ago or of somebody who is not here.</summary>
internal sealed class Hearsay(ContextView view, ContextWords words)
{
    /// <summary>"years ago" in the sign's sentence, or "that was years ago" in the next one.</summary>
    public bool IsLongPast(Span sign)
    {
        foreach (var cue in view.Find(words.Past))
            if (view.SameSentence(cue.Start, sign.Start) && !IsOfAnotherEvent(cue, sign)) return true;
        var sentence = view.Tokens[sign.Start].Sentence;
        foreach (var cue in view.Find(words.PastAfter))
            if (view.Tokens[cue.Start].Sentence - sentence is 0 or 1 && cue.Start >= sign.End) return true;
        return false;
    }

    // "years ago, but this time my lip …", "lumps are forming, and I had psoriasis before": the past is another thing's.
    private bool IsOfAnotherEvent(Span past, Span sign) =>
        view.Between(words.PastBreaker, past.End, sign.End)
        || past.Start >= sign.End && !view.SameClause(sign.Start, past.Start) && StartsWithSelf(sign.End, past);

    private bool StartsWithSelf(int from, Span past)
    {
        foreach (var self in view.Find(words.Self))
            if (self.Start >= from && self.Start <= past.Start) return true;
        return false;
    }

    public bool IsAnothersStory(Span sign)
    {
        foreach (var cue in view.Find(words.AnyPerson))
            if (view.SameSentence(cue.Start, sign.Start) && cue.Start <= sign.Start && !IsWritersOwn(cue, sign)) return true;
        return AbsentPerson(sign) is { } person && !IsWritersOwn(person, sign) && IsToldInPast(person, sign);
    }

    // "a lady injected me and my lip is white": the sign is the writer's.
    private bool IsWritersOwn(Span person, Span sign) => view.Between(words.Self, person.End, sign.End);

    // The last person named before the sign, unless likely to be here: what a wife, a child had has just happened.
    private Span? AbsentPerson(Span sign)
    {
        Span? nearest = null;
        foreach (var cue in view.Find(words.KnownPerson))
            if (cue.Start <= sign.Start && view.Tokens[sign.Start].Sentence - view.Tokens[cue.Start].Sentence <= 1
                && (nearest is null || cue.Start > nearest.Value.Start)) nearest = cue;
        return nearest is { } person && !view.Overlaps(words.NearPerson, person) ? person : null;
    }

    // The verb next to the sign decides: "my aunt had … cannot see" is happening, "my aunt went blind" is told.
    private bool IsToldInPast(Span person, Span sign)
    {
        var past = view.Latest(words.PastVerb, person.End - 1, sign.End);
        var present = view.Latest(words.PresentVerb, person.End - 1, sign.End);
        return past >= 0 && past > present;
    }
}
