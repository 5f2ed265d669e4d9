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

    /// <summary>"in", "of", "with": "no ringing in my ears" goes on past its "my".</summary>
    public int Preposition { get; } = lexicon.Find("preposition");

    /// <summary>"if", "what if", لو: what follows has not happened.</summary>
    public int If { get; } = lexicon.Find("if");

    /// <summary>"not sure if", "tell me if": asks whether, supposes nothing.</summary>
    public int IfAsked { get; } = lexicon.Find("if-asked");

    /// <summary>"might get", "worried about": what follows at once is feared, whoever the sentence is about.</summary>
    public int Feared { get; } = lexicon.Find("feared");

    /// <summary>"because", "but": ends what is feared.</summary>
    public int FearBreaker { get; } = lexicon.Find("fear-breaker");

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

    /// <summary>"it hasnt come back", "getting worse": happening, in whatever sentence it is said.</summary>
    public int Evidence { get; } = lexicon.Find("evidence");

    /// <summary>"is it normal": asked about something that is there.</summary>
    public int Normal { get; } = lexicon.Find("is-it-normal");

    /// <summary>"last year", "when I was a child", قبل سنة.</summary>
    public int Past { get; } = lexicon.Find("past");

    /// <summary>"that was years ago": puts the sentence before it in the past.</summary>
    public int PastAfter { get; } = lexicon.Find("past-after");

    /// <summary>"but", "this time": what follows is no longer the past.</summary>
    public int PastBreaker { get; } = lexicon.Find("past-breaker");

    /// <summary>"gone now", "fine again": it has settled.</summary>
    public int Resolved { get; } = lexicon.Find("resolved");

    /// <summary>"when will it", "hope it": what follows has not settled yet.</summary>
    public int Awaited { get; } = lexicon.Find("awaited");

    /// <summary>A friend, a relative: may be beside the writer or in an old story.</summary>
    public int KnownPerson { get; } = lexicon.Find("known-person");

    /// <summary>A wife, a child: a relative who is likely to be with the writer.</summary>
    public int NearPerson { get; } = lexicon.Find("near-person");

    /// <summary>"i", "my lip", "me": between another person and the sign, it makes the sign the writer's.</summary>
    public int Self { get; } = lexicon.Find("self");

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

    /// <summary>"my vision", "i cant": ends what is about work or art.</summary>
    public int OwnBody { get; } = lexicon.Find("own-body");

    /// <summary>"still", "it was an hour ago": goes on about what was said before.</summary>
    public int FollowUp { get; } = lexicon.Find("follow-up");

    /// <summary>"thanks", "price", "book": turns to something else.</summary>
    public int NewSubject { get; } = lexicon.Find("new-subject");
}
