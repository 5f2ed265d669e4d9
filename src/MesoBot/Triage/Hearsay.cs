namespace MesoBot.Triage;

/// <summary>Tells a sign of long ago or of somebody who is not here.</summary>
internal sealed class Hearsay(ContextView view, ContextWords words)
{
    /// <summary>"years ago" in the sign's sentence, or "that was years ago" in the next one.</summary>
    public bool IsLongPast(Span sign)
    {
        if (view.InSentence(words.Past, sign.Start)) return true;
        var sentence = view.Tokens[sign.Start].Sentence;
        foreach (var cue in view.Find(words.PastAfter))
            if (view.Tokens[cue.Start].Sentence - sentence is 0 or 1 && cue.Start >= sign.End) return true;
        return false;
    }

    public bool IsAnothersStory(Span sign)
    {
        foreach (var cue in view.Find(words.AnyPerson))
            if (view.SameSentence(cue.Start, sign.Start) && cue.Start <= sign.Start && !IsWritersOwn(cue, sign)) return true;
        var person = NearestPerson(sign);
        return person is { } known && !IsNear(known) && !IsWritersOwn(known, sign) && IsToldInPast(known, sign);
    }

    // "a lady injected me and my lip is white": the sign is the writer's.
    private bool IsWritersOwn(Span person, Span sign) => view.Between(words.Self, person.End, sign.End);

    private Span? NearestPerson(Span sign)
    {
        Span? nearest = null;
        foreach (var cue in view.Find(words.KnownPerson))
            if (cue.Start <= sign.Start && view.Tokens[sign.Start].Sentence - view.Tokens[cue.Start].Sentence <= 1
                && (nearest is null || cue.Start > nearest.Value.Start)) nearest = cue;
        return nearest;
    }

    // A wife, a child: told of in the past tense because it has just happened, unless it is said when.
    private bool IsNear(Span person) => view.Has(words.NearPerson) && view.Latest(words.NearPerson, 0, person.Start + 1) >= 0;

    // The verb next to the sign decides: "my aunt had … cannot see" is happening, "my aunt went blind" is told.
    private bool IsToldInPast(Span person, Span sign)
    {
        var past = view.Latest(words.PastVerb, person.End - 1, sign.End);
        var present = view.Latest(words.PresentVerb, person.End - 1, sign.End);
        return past >= 0 && past > present;
    }
}
