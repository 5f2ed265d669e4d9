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
internal sealed class Actuality
{
    private readonly ContextView _view;
    private readonly ContextWords _words;
    private readonly Supposition _supposition;
    private readonly Hearsay _hearsay;

    public Actuality(MessageMatcher matcher, ContextWords words)
    {
        _view = new ContextView(matcher);
        _words = words;
        _supposition = new Supposition(_view, words);
        _hearsay = new Hearsay(_view, words);
        Denial = new Denial(_view, words);
    }

    public Denial Denial { get; }

    public SignState Judge(RuleMatch match)
    {
        var sign = match.Sign;
        if (_view.Overlaps(_words.Idiom, sign) || Denial.Denies(sign)) return SignState.Unreal;
        var evident = IsEvident(sign);
        if (!evident && !match.Rule.EvenIf && IsNotYet(sign)) return SignState.Unreal;
        if (!evident && IsElsewhere(sign)) return SignState.Unreal;
        if (!evident && !IsNowInSentence(sign) && _hearsay.IsLongPast(sign)) return SignState.Unreal;
        if (!evident && !IsLately(sign) && _hearsay.IsAnothersStory(sign)) return SignState.Unreal;
        return !evident && IsSettled(sign) ? SignState.Settled : SignState.Actual;
    }

    // A time ("this morning") makes a general question one of experience, but not an "if": the morning may be the appointment's.
    private bool IsNotYet(Span sign) => _supposition.IsUnderIf(sign) || !IsNowInSentence(sign) && _supposition.IsSupposed(sign);

    // "in a film she collapsed"; not "I am a nurse and my lip is white".
    private bool IsElsewhere(Span sign)
    {
        foreach (var cue in _view.Find(_words.Elsewhere))
            if (_view.SameSentence(cue.Start, sign.Start) && !_view.Between(_words.OwnBody, cue.End, sign.End + 1)) return true;
        return false;
    }

    /// <summary>Said outright, in whatever sentence: "it has not come back", "it is getting worse".</summary>
    private bool IsEvident(Span sign)
    {
        foreach (var cue in _view.Find(_words.Evidence))
            if ((cue.End > sign.Start || _view.SameSentence(cue.Start, sign.Start)) && IsPlain(cue)) return true;
        return false;
    }

    private bool IsNowInSentence(Span sign)
    {
        foreach (var cue in _view.Find(_words.Now))
            if (_view.SameSentence(cue.Start, sign.Start) && IsPlain(cue)) return true;
        return false;
    }

    /// <summary>A recent time here or in a neighbouring sentence: then the story is of today.</summary>
    private bool IsLately(Span sign)
    {
        foreach (var cue in _view.Find(_words.Now))
            if (Math.Abs(_view.Tokens[cue.Start].Sentence - _view.Tokens[sign.Start].Sentence) <= 1 && IsPlain(cue)) return true;
        return false;
    }

    private bool IsPlain(Span cue) => !_view.Overlaps(_words.Idiom, cue) && !_supposition.IsUnderIf(cue);

    // "the swelling is gone" has settled; "my sight is gone" has not: there the words are the sign's own.
    private bool IsSettled(Span sign)
    {
        foreach (var cue in _view.Find(_words.Resolved))
            if (cue.Start >= sign.Start && cue.End > sign.End && !Denial.Denies(cue) && !_supposition.IsUnderIf(cue) && !_view.Before(_words.Awaited, cue.Start)) return true;
        return false;
    }
}
