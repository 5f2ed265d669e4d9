using MesoBot.Tests.Support;

namespace MesoBot.Tests.KnowledgeRoom;

/// <summary>Every mistake that someone may make in the files: made in a small base, and expected to be found where it was made.</summary>
public class KnowledgeMistakesTests
{
    [Fact]
    public void ASmallBaseWithoutMistakesHasNoFindings() => Assert.Empty(Some.SmallBase().Findings());

    [Theory]
    // The head of an article
    [InlineData(SmallBase.Pain, "id: does-it-hurt\n", "", "title:", "`id` is missing")]
    [InlineData(SmallBase.Pain, "title: Does it hurt?\n", "title:\n", "id: does", "`title` is missing or empty")]
    [InlineData(SmallBase.Pain, "title: Does it hurt?", "title: [Does, it]", "title:", "`title` should be one text")]
    [InlineData(SmallBase.Pain, "kind: yes-no", "kind: maybe", "kind:", "`kind` should be one of definition, how, yes-no")]
    [InlineData(SmallBase.Pain, "grade: expert consensus", "grade: strong", "grade:", "`grade` should be one of guideline, RCT")]
    [InlineData(SmallBase.Pain, "topic: pain", "topic: pain\ntopic: pain", "topic: pain", "is not valid YAML here")]
    [InlineData(SmallBase.Pain, "topic: pain", "topic: [\nkind: [how]", "", "is not valid YAML")]
    [InlineData(SmallBase.Pain, "  - \"stings?\"", "  - it: stings", "it: stings", "quote a text that contains `: `")]
    [InlineData(SmallBase.Pain, "review:\n  status: approved\n  by: Dr Sample\n  on: 2026-01-10\n  due: 2099-01-10\n", "", "id: does", "`review` is missing")]
    [InlineData(SmallBase.Pain, "status: approved", "status: fine", "status:", "`status` should be pending or approved")]
    [InlineData(SmallBase.Pain, "by: Dr Sample", "by:", "status:", "an approved article names the clinician")]
    [InlineData(SmallBase.Pain, "on: 2026-01-10", "on:", "status:", "an approved article names the clinician")]
    [InlineData(SmallBase.Pain, "due: 2099-01-10", "due:", "status:", "an approved article names the clinician")]
    [InlineData(SmallBase.Pain, "due: 2099-01-10", "due: 10 January", "due:", "`due` should be a day such as 2027-05-31")]
    [InlineData(SmallBase.Pain, "due: 2099-01-10", "due: 2099-02-30", "due:", "`due` should be a day such as 2027-05-31")]
    [InlineData(SmallBase.Pain, "---\nid", "id", "id: does", "should start with `key: value` lines between two `---` lines")]
    [InlineData(SmallBase.Pain, "It can sting for some hours. [CF-201] How much depends on the area.\n", "", "---\n", "the body should start with the short answer")]
    // Lists of entries
    [InlineData("facts.yaml", "grade: guideline", "grade: strong", "grade: strong", "`grade` should be one of")]
    [InlineData("facts.yaml", "mark: seen", "mark: heard", "mark: heard", "`mark` should be seen or recalled")]
    [InlineData("facts.yaml", "use: state", "use: loud", "use: loud", "`use` should be state, hedge or internal")]
    [InlineData("facts.yaml", "  statement: \"Small amounts are injected into the skin.\"\n", "", "- id: CF-101", "`statement` is missing or empty")]
    [InlineData("facts.yaml", "- id: CF-101\n", "- name: CF-101\n", "- name: CF-101", "`id` is missing or empty")]
    [InlineData("sources.yaml", "  title: \"A handbook\"\n", "", "- id: handbook", "`title` is missing or empty")]
    [InlineData("topics.yaml", "    ar: \"ما هو\"\n", "", "en: \"What it is\"", "`ar` is missing or empty")]
    [InlineData("coverage.yaml", "  reason: \"Not read.\"\n", "", "- fact: CF-901", "`reason` is missing or empty")]
    [InlineData("claims.yaml", "|معجزة\"", "|(معجزة\"", "forbidden:", "`forbidden` is not a valid expression")]
    [InlineData("claims.yaml", "\\\\bno\\\\b", "*no", "allowed:", "`allowed` is not a valid expression")]
    [InlineData("claims.yaml", "  reason: \"is a superlative.\"\n", "", "- id: miracle", "`reason` is missing or empty")]
    [InlineData("lexicon.yaml", "  - [needle, shot, jab]", "  - needle", "- needle", "`synonyms` should be a list of lists")]
    [InlineData("cues.yaml", "~3 <appt>", "~3 <visit>", "<visit>", "there is no concept <visit>")]
    [InlineData("cues.yaml", "~3 <appt>", "~0 <appt>", "~0", "`~0` should be ~1 to ~8")]
    [InlineData("routes/booking.yaml", "route: booking\n", "", "en:", "`route` is missing or empty")]
    [InlineData("routes/booking.yaml", "  - \"book me for saturday\"", "  - at: saturday", "at: saturday", "quote a text")]
    [InlineData("replies/booking.md", "key: booking\n", "", "facts:", "`key` is missing or empty")]
    // Rules of danger
    [InlineData("triage/rules.yaml", "level: emergency", "level: high", "level: high", "`level: high` should be emergency, same_day or routine")]
    [InlineData("triage/rules.yaml", "  category: airway\n", "", "- id: breathing", "`category` is missing or empty")]
    [InlineData("triage/rules.yaml", "  facts: [CF-608]\n", "", "- id: breathing", "the rule `breathing` names no fact")]
    [InlineData("triage/rules.yaml", "near: 6", "near: close by", "near:", "`near`")]
    [InlineData("triage/rules.yaml", "near: 6", "near: 99999999999", "near:", "`near`")]
    [InlineData("triage/rules.yaml", "<cannot> & <breathe>", "<cannot> & <swallow>", "<swallow>", "there is no concept <swallow>")]
    [InlineData("triage/rules.yaml", "tender & weeks", "tender ~9 weeks", "~9", "`~9` should be ~1 to ~8")]
    [InlineData("triage/rules.yaml", "tender & weeks", "tender &", "tender &", "a pattern starts with a word that must be there")]
    [InlineData("triage/rules.yaml", "- id: tender", "- id: breathing", "", "the rule id `breathing` is used twice")]
    [InlineData("triage/lexicon.en.yaml", "unable ~1 to", "unable <cannot>", "unable <cannot>", "there is no concept <cannot>")]
    [InlineData("triage/lexicon.en.yaml", "unable ~1 to", "unable ~x to", "~x", "`~x` should be ~1 to ~8")]
    public void AFileThatCannotBeReadIsFoundWithItsLine(string file, string from, string to, string line, string message)
    {
        var small = Some.SmallBase().Change(file, from, to);

        var finding = Assert.Single(small.Findings());

        Assert.Equal(file, finding.File);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        if (line == "---\n") Assert.True(finding.Line > 30);
        else if (line.Length > 0) Assert.InRange(finding.Line, small.LineOf(file, line), small.LineOf(file, line) + (message.Contains("YAML", StringComparison.Ordinal) ? 1 : 0));
        else Assert.True(finding.Line > 0);
    }

    [Theory]
    [InlineData("facts.yaml")]
    [InlineData("sources.yaml")]
    [InlineData("topics.yaml")]
    [InlineData("coverage.yaml")]
    [InlineData("lexicon.yaml")]
    [InlineData("claims.yaml")]
    [InlineData("cues.yaml")]
    public void AMissingFileIsFound(string file)
    {
        var small = Some.SmallBase().Without(file);

        Assert.Contains(small.Findings(), f => f.File == file && f.Message == "is missing.");
    }

    [Theory]
    [InlineData("facts.yaml")]
    [InlineData("sources.yaml")]
    [InlineData("topics.yaml")]
    [InlineData("lexicon.yaml")]
    [InlineData("claims.yaml")]
    [InlineData("cues.yaml")]
    [InlineData("routes/booking.yaml")]
    [InlineData("triage/rules.yaml")]
    [InlineData("triage/lexicon.en.yaml")]
    [InlineData(SmallBase.Pain)]
    [InlineData("replies/booking.md")]
    public void AnEmptyFileIsFound(string file)
    {
        var small = Some.SmallBase().With(file, "");

        Assert.Contains(small.Findings(), f => f.File == file && f.Line == 1);
    }

    [Fact]
    public void ABaseWithoutArticlesIsFound()
    {
        var small = Some.SmallBase().Without(SmallBase.Pain).Without(SmallBase.Sessions).Without(SmallBase.WhatIsIt);

        Assert.Contains(small.Findings(), f => f.File == "articles/" && f.Message.Contains("holds no .md files", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("facts.yaml", "- id: CF-201", "- id: CF-101", "CF-101")]
    [InlineData("sources.yaml", "- id: registry", "- id: handbook", "handbook")]
    [InlineData("topics.yaml", "- id: sessions", "- id: pain", "pain")]
    public void AnIdThatIsUsedTwiceIsFound(string file, string from, string to, string id)
    {
        var small = Some.SmallBase().Change(file, from, to);

        Assert.Contains(small.Findings(), f => f.File == file && f.Message == $"the id `{id}` is used twice.");
    }

    [Fact]
    public void TwoFilesWithTheKeyOfOneFixedTextAreFound()
    {
        var small = Some.SmallBase().With("replies/booking-new.md", "---\nkey: booking\nfacts: []\n---\nCall us.\n");

        Assert.Contains(small.Findings(), f => f.File == "replies/booking-new.md");
    }

    [Theory]
    [InlineData("replies/first-contact.md")]
    [InlineData("replies/emergency-safe-choice.md")]
    [InlineData("replies/emergency-line.md")]
    [InlineData("replies/disclaimer-full.md")]
    public void AFixedTextThatTheProgramNeedsMayNotBeMissing(string file)
    {
        var small = Some.SmallBase().Without(file).Without(file.Replace(".md", ".ar.md", StringComparison.Ordinal));

        Assert.Contains(small.Findings(), f => f.ToString().Contains(Path.GetFileNameWithoutExtension(file), StringComparison.Ordinal));
    }
}
