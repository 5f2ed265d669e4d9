namespace MesoBot.Triage;

/// <summary>
/// The concepts by which a sign that is happening is told from one that is denied, asked about, past, somebody's old story or
/// a figure of speech. Their words are data (context*.yaml).
/// </summary>
internal sealed class ContextWords(Lexicon lexicon)
{
    /// <summary>"no", "without", ما عندي: denies what follows.</summary>
    public int Negation { get; } = lexicon.Find("negation");

    /// <summary>Denies what stands before it: "none", ما عندي at the end.</summary>
    public int NegationAfter { get; } = lexicon.Find("negation-after");

    /// <summary>"but", "my", "now": a denial does not reach past these.</summary>
    public int Breaker { get; } = lexicon.Find("negation-breaker");

    /// <summary>"if", "what if", لو: what follows has not happened.</summary>
    public int If { get; } = lexicon.Find("if");

    /// <summary>"can it cause", "risk of", ممكن: asks about what follows.</summary>
    public int Hypothetical { get; } = lexicon.Find("hypothetical");

    /// <summary>"how common", "is it a risk": asks about the sign wherever it stands in the sentence.</summary>
    public int AskedAbout { get; } = lexicon.Find("asked-about");

    /// <summary>"what", "does", هل at the start: a question.</summary>
    public int QuestionLead { get; } = lexicon.Find("question-lead");

    /// <summary>"my … is", "im", عندي: happening to the writer or somebody with them.</summary>
    public int Personal { get; } = lexicon.Find("personal");

    /// <summary>Any first person: tells a question about oneself from a general one.</summary>
    public int FirstPerson { get; } = lexicon.Find("first-person");

    /// <summary>"right now", "help", "since this morning": happening.</summary>
    public int Now { get; } = lexicon.Find("now");

    /// <summary>"is it normal": asked about something that is there.</summary>
    public int Normal { get; } = lexicon.Find("is-it-normal");

    /// <summary>"last year", "when I was a child", قبل سنة.</summary>
    public int Past { get; } = lexicon.Find("past");

    /// <summary>"gone now", "fine again": it has settled.</summary>
    public int Resolved { get; } = lexicon.Find("resolved");

    /// <summary>A friend, a relative: may be beside the writer or in an old story.</summary>
    public int KnownPerson { get; } = lexicon.Find("known-person");

    /// <summary>"people", "a girl on tiktok", "someone": a story, unless it is happening now.</summary>
    public int AnyPerson { get; } = lexicon.Find("any-person");

    /// <summary>"is", "cant", "keeps": the present tense of a third person.</summary>
    public int PresentVerb { get; } = lexicon.Find("present-verb");

    /// <summary>"had", "got", "was", "ended up": the past tense of a third person.</summary>
    public int PastVerb { get; } = lexicon.Find("past-verb");

    /// <summary>"dying to try", "prices gave me a heart attack": words that mean something else.</summary>
    public int Idiom { get; } = lexicon.Find("idiom");

    /// <summary>"I am a nurse", "in a film", "for my exam": the sign is a subject, not an event.</summary>
    public int Elsewhere { get; } = lexicon.Find("elsewhere");
}
