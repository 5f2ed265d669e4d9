using MesoBot.Knowledge;

namespace MesoBot.Tests.Support;

/// <summary>The texts of <see cref="SmallBase"/>.</summary>
internal static class SmallBaseFiles
{
    public static Dictionary<string, string> All()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SmallBase.Pain] = Pain,
            [SmallBase.Sessions] = Sessions,
            [SmallBase.WhatIsIt] = WhatIsIt,
            ["facts.yaml"] = Facts,
            ["sources.yaml"] = Sources,
            ["topics.yaml"] = Topics,
            ["coverage.yaml"] = Coverage,
            ["claims.yaml"] = Claims,
            ["lexicon.yaml"] = Lexicon,
            ["cues.yaml"] = Cues,
            ["routes/booking.yaml"] = Booking,
            ["routes/off_topic.yaml"] = OffTopic,
            ["triage/lexicon.en.yaml"] = TriageLexicon,
            ["triage/context.en.yaml"] = TriageContext,
            ["triage/rules.yaml"] = TriageRules,
        };
        foreach (var reply in BuiltIn.Replies.All)
            files[reply.File] = $"---\nkey: {reply.Key}\nfacts: []\n---\n{reply.Text}\n";
        return files.ToDictionary(f => f.Key, f => f.Value.ReplaceLineEndings("\n").TrimEnd('\n') + "\n", StringComparer.Ordinal);
    }

    private const string Pain = """
        ---
        id: does-it-hurt
        title: Does it hurt?
        short: Does it hurt?
        topic: pain
        kind: yes-no
        phrasings:
          - "does it hurt a lot"
          - "is it painful"
          - "pain level?"
          - "will i feel the needles"
          - "ouch factor pls"
          - "low threshold here, can i handle it"
          - "burning afterwards, normal"
          - "honest answer: how unpleasant"
          - "which area is the most sensitive"
          - "is it like a tattoo"
          - "how much does it sting going in"
          - "stings?"
          - "bearable?"
          - "my sister cried during hers, will i"
          - "do people scream"
        grade: expert consensus
        facts: [CF-201, CF-202]
        sources: [handbook]
        related: [how-many-sessions]
        review:
          status: approved
          by: Dr Sample
          on: 2026-01-10
          due: 2099-01-10
        ---
        It can sting for some hours. [CF-201] How much depends on the area.

        ## What can make it easier
        - Ask for a break whenever you want one.
        - Let the clinic put on the numbing cream. [CF-202]

        ## Afterwards
        The skin can stay tender for a few days.
        """;

    private const string Sessions = """
        ---
        id: how-many-sessions
        title: How many sessions are usual?
        short: How many sessions?
        topic: sessions
        kind: how-much
        phrasings:
          - "how many sessions do i need"
          - "is one visit enough"
          - "number of appointments in a course"
          - "how often must i come back"
          - "weekly or monthly?"
          - "total count for a full program"
          - "do you sell packs of four"
          - "gap between two rounds"
          - "once a year or constantly"
          - "when can i stop coming"
          - "top up after finishing"
          - "third round already, another necessary?"
          - "minimum visits"
          - "how frequent are the follow ups"
          - "schedule for a course"
        grade: case series
        facts: [CF-301]
        sources: [registry]
        related: []
        review:
          status: pending
          by:
          on:
          due:
        ---
        Plans differ, and no good study has compared them. [CF-301]
        """;

    private const string WhatIsIt = """
        ---
        id: what-is-it
        title: What is mesotherapy?
        short: What it is
        topic: what_is
        kind: definition
        phrasings:
          - "what is mesotherapy"
          - "explain the procedure to me"
          - "meaning of the word meso"
          - "whats this cocktail thing everyone gets"
          - "tiny shots of vitamins?"
          - "tell me about your facial mesotherapy"
          - "definition pls"
          - "never heard of it, describe"
          - "is it botox or filler or neither"
          - "who invented this"
          - "which layer of skin gets injected"
          - "how does the technique work"
          - "give me basic information"
          - "curious about those microinjections"
          - "in simple words?"
        grade: guideline
        facts: [CF-101]
        sources: [handbook]
        related: [does-it-hurt, how-many-sessions]
        review:
          status: pending
          by:
          on:
          due:
        ---
        Small amounts of a mixture are injected into the skin. [CF-101]
        """;

    private const string Facts = """
        - id: CF-101
          statement: "Small amounts are injected into the skin."
          grade: guideline
          mark: seen
          use: state
          sources: [handbook]
        - id: CF-201
          statement: "Stinging is usual."
          grade: expert consensus
          mark: seen
          use: state
          sources: [handbook]
        - id: CF-202
          statement: "A cream may be used."
          grade: RCT
          mark: seen
          use: hedge
          sources: [handbook, registry]
        - id: CF-301
          statement: "Plans differ."
          grade: case series
          mark: seen
          use: hedge
          sources: [registry]
        - id: CF-608
          statement: "Trouble breathing is an emergency."
          grade: guideline
          mark: seen
          use: state
          sources: [handbook]
        - id: CF-900
          statement: "For reviewers."
          grade: clinic-article claim
          mark: seen
          use: internal
          sources: [handbook]
        - id: CF-901
          statement: "Nobody read a page on this."
          grade: expert consensus
          mark: recalled
          use: state
          sources: [handbook]
        - id: CF-902
          statement: "This stands on nothing."
          grade: expert consensus
          mark: seen
          use: state
          sources: []
        """;

    private const string Sources = """
        - id: handbook
          title: "A handbook"
          where: "Sample Press 2020"
          url: "https://handbook.example"
        - id: registry
          title: "A registry"
          where: "Sample Office"
          url: ""
        """;

    private const string Topics = """
        - id: what_is
          title:
            en: "What it is"
            ar: "ما هو"
          short:
            en: "What it is"
            ar: "ما هو"
        - id: pain
          title:
            en: "Pain"
            ar: "الألم"
          short:
            en: "Pain"
            ar: "الألم"
        - id: sessions
          title:
            en: "Sessions"
            ar: "الجلسات"
          short:
            en: "Sessions"
            ar: "الجلسات"
        """;

    private const string Coverage = """
        - fact: CF-608
          reason: "Only in the safety replies."
        - fact: CF-901
          reason: "Not read."
        - fact: CF-902
          reason: "No source."
        """;

    private const string Claims = """
        - id: miracle
          forbidden: "\\bmiracle\\b|معجزة"
          allowed: "\\bno\\b"
          reason: "is a superlative."
        """;

    private const string Lexicon = """
        meso:
          en: [mesotherapy, meso]
          ar: [ميزو]
          latn: [mizo]
        synonyms:
          - [needle, shot, jab]
        """;

    private const string Cues = """
        concepts:
          appt:
            en:
              - "appointment*"
          cue-booking:
            en:
              - "book|reserve ~3 <appt>"
        """;

    private const string Booking = """
        route: booking
        en:
          - "book me for saturday"
          - "cancel my appointment please"
          - "any slot tomorrow"
          - "reserve a time for monday morning"
        ar:
          - "ابغي احجز موعد"
          - "الغاء الموعد"
        latn:
          - "abgha a7jez maw3id"
        """;

    private const string OffTopic = """
        route: off_topic
        en:
          - "who won the football match"
          - "write me a poem on the sea"
          - "best restaurant nearby"
          - "fix my computer"
        ar:
          - "من فاز بالمباراة"
        """;

    private const string TriageLexicon = """
        concepts:
          cannot:
            en:
              - "cant"
              - "unable ~1 to"
            ar:
              - "ما اقدر"
          breathe:
            en:
              - "breath*"
            ar:
              - "*تنفس*"
        """;

    private const string TriageContext = """
        concepts:
          negation:
            en:
              - "no"
              - "not"
        """;

    private const string TriageRules = """
        - id: breathing
          level: emergency
          category: airway
          facts: [CF-608]
          near: 6
          when:
            - "<cannot> & <breathe>"
        - id: tender
          level: routine
          category: general
          facts: [CF-608]
          when:
            - "tender & weeks"
        """;
}
