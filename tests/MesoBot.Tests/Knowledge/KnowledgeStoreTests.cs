using MesoBot.Knowledge;
using MesoBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MesoBot.Tests.KnowledgeRoom;

/// <summary>Edits while the program runs. Each test has a folder of its own with the small base.</summary>
public sealed class KnowledgeStoreTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly SmallBase _base = Some.SmallBase();

    private string Folder => _temp.Sub("knowledge");

    [Fact]
    public void AValidFolderIsServed()
    {
        var store = Loaded();

        Assert.False(store.Current.IsSafeMode);
        Assert.Empty(store.Current.Problems);
        Assert.Equal("does-it-hurt", store.Current.Retriever!.Find("will it hurt", "en").First!.Id);
    }

    [Fact]
    public void WithoutAnEditNothingChanges()
    {
        var store = Loaded();
        var before = store.Current;

        var changed = Refresh(store);

        Assert.False(changed);
        Assert.Same(before, store.Current);
    }

    [Fact]
    public void AGoodEditIsTakenOverWhole()
    {
        var store = Loaded();
        var before = store.Current;

        _base.Change(SmallBase.Pain, "It can sting for some hours.", "It stings a little.").Change("replies/booking.md", "Appointments are", "All appointments are")
            .Change("triage/rules.yaml", "tender & weeks", "sore & weeks").WriteTo(Folder);
        var changed = Refresh(store);

        Assert.True(changed);
        Assert.StartsWith("It stings a little.", store.Current.Base!.Find("does-it-hurt", "en")!.ShortAnswer.Text, StringComparison.Ordinal);
        Assert.StartsWith("All appointments", store.Current.Replies.Get("booking", "en"), StringComparison.Ordinal);
        Assert.Equal("tender", store.Current.Triage.Assess("it is sore since weeks", []).Rule);
        // A turn that began before the edit still sees the base it began with.
        Assert.StartsWith("It can sting", before.Base!.Find("does-it-hurt", "en")!.ShortAnswer.Text, StringComparison.Ordinal);
        Assert.StartsWith("Appointments", before.Replies.Get("booking", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void ADeletedArticleIsNoLongerServed()
    {
        var store = Loaded();

        _base.Without(SmallBase.Sessions).Change(SmallBase.Pain, "related: [how-many-sessions]", "related: []").Change(SmallBase.WhatIsIt, ", how-many-sessions", "")
            .Change("topics.yaml", TopicOfSessions(), "").Add("coverage.yaml", "- fact: CF-301\n  reason: \"No article left.\"\n").WriteTo(Folder);
        Refresh(store);

        Assert.Empty(store.Current.Problems);
        Assert.Equal(2, store.Current.Base!.Articles.Count);
        Assert.DoesNotContain(store.Current.Retriever!.Find("how many sessions do i need", "en").Articles, a => a.Id == "how-many-sessions");
    }

    [Theory]
    [InlineData(SmallBase.Pain, "kind: yes-no", "kind: maybe", "articles/does-it-hurt.md:6: `kind` should be one of")] // cannot be read
    [InlineData(SmallBase.Pain, "[CF-201]", "[CF-999]", "CF-999 is not in facts.yaml")] // can be read, does not hold together
    [InlineData("triage/rules.yaml", "<breathe>", "<breath>", "triage/rules.yaml:7: there is no concept <breath>")]
    public void ABrokenEditChangesNothingAndIsReported(string file, string from, string to, string problem)
    {
        var store = Loaded();
        var before = store.Current;

        _base.Change(file, from, to).Change("replies/booking.md", "Appointments are", "All appointments are").WriteTo(Folder);
        var changed = Refresh(store);

        Assert.True(changed);
        Assert.Contains(store.Current.Problems, p => p.ToString().Contains(problem, StringComparison.Ordinal));
        Assert.Same(before.Base, store.Current.Base);
        Assert.Same(before.Retriever, store.Current.Retriever);
        Assert.Same(before.Triage, store.Current.Triage);
        Assert.StartsWith("Appointments", store.Current.Replies.Get("booking", "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void AMendedEditIsTakenOverAndTheReportIsGone()
    {
        var store = Loaded();
        _base.Change(SmallBase.Pain, "kind: yes-no", "kind: maybe").WriteTo(Folder);
        Refresh(store);

        _base.Change(SmallBase.Pain, "kind: maybe", "kind: risk").WriteTo(Folder);
        Refresh(store);

        Assert.Empty(store.Current.Problems);
        Assert.Equal(QuestionKind.Risk, store.Current.Base!.Find("does-it-hurt", "en")!.Kind);
    }

    [Fact]
    public void AMissingFolderStartsInSafeModeWithTriageAlive()
    {
        var store = Store();

        Refresh(store);

        Assert.True(store.Current.IsSafeMode);
        Assert.Null(store.Current.Retriever);
        Assert.Contains("cannot be read", Assert.Single(store.Current.Problems).Message, StringComparison.Ordinal);
        Assert.True(store.Current.Triage.Assess("i cannot breathe and my tongue is swelling", []).IsEmergency);
        Assert.Contains("{emergency_number}", store.Current.Replies.Get("emergency-airway", "ar"), StringComparison.Ordinal);
    }

    [Fact]
    public void ABrokenFolderStartsInSafeModeWithTriageAlive()
    {
        _base.With("triage/rules.yaml", "this is no list of rules\n").WriteTo(Folder);
        var store = Store();

        Refresh(store);

        Assert.True(store.Current.IsSafeMode);
        Assert.NotEmpty(store.Current.Problems);
        Assert.True(store.Current.Triage.Assess("i cannot breathe and my tongue is swelling", []).IsEmergency);
    }

    [Fact]
    public void BeforeTheFirstReadingTriageIsAliveToo() => Assert.True(Store().Current.Triage.Assess("i cannot breathe", []).IsEmergency);

    [Fact]
    public void AFolderThatAppearsLaterEndsSafeMode()
    {
        var store = Store();
        Refresh(store);

        _base.WriteTo(Folder);
        Refresh(store);

        Assert.False(store.Current.IsSafeMode);
        Assert.Empty(store.Current.Problems);
    }

    [Fact]
    public void AFolderThatIsAwayForAMomentIsServedOnAndThenNoLongerReported()
    {
        var store = Loaded();

        Directory.Move(Folder, _temp.Sub("away"));
        Refresh(store);
        var away = store.Current;
        Directory.Move(_temp.Sub("away"), Folder);
        Refresh(store);

        Assert.False(away.IsSafeMode);
        Assert.NotEmpty(away.Problems);
        Assert.Empty(store.Current.Problems);
    }

    [Fact]
    public void BytesThatAreNoUtf8AreReportedWithTheirFile()
    {
        var store = Loaded();

        File.WriteAllBytes(Path.Combine(Folder, SmallBase.Pain), [.. "---\nid: does-it-hurt\ntitle: "u8, 0xC7, 0xE1, 0xC3, 0xE1, 0xE3, (byte)'\n']); // Arabic as old Windows wrote it
        Refresh(store);

        var problem = Assert.Single(store.Current.Problems);
        Assert.Contains("does-it-hurt.md is not UTF-8", problem.ToString(), StringComparison.Ordinal);
        Assert.False(store.Current.IsSafeMode);
    }

    [Fact]
    public void TheSameProblemIsReportedOnce()
    {
        var store = Store();

        Assert.True(Refresh(store));
        Assert.False(Refresh(store));
    }

    [Theory]
    [InlineData("triage/rules.yaml", "near: 6", "near: soon")]
    [InlineData("triage/rules.yaml", "near: 6", "near: [6]")]
    [InlineData("triage/rules.yaml", "\"<cannot> & <breathe>\"", "\"* & ** & = & ?\"")]
    [InlineData("claims.yaml", "\\\\bmiracle\\\\b|معجزة", "(a+)+$")] // an expression that never ends on some texts
    [InlineData("lexicon.yaml", "ar: [ميزو]", "ar: [\"?\", \"\", \"...\"]")]
    [InlineData("lexicon.yaml", "- [needle, shot, jab]", "- []")]
    [InlineData("routes/booking.yaml", "route: booking", "route: answer")]
    [InlineData("routes/booking.yaml", "route: booking", "route: off_topic")]
    [InlineData("facts.yaml", "- id: CF-101", "- id: &x CF-101\n  other: *y")]
    [InlineData("topics.yaml", "- id: pain", "- id: sessions")]
    [InlineData("cues.yaml", "cue-booking", "cue-")]
    public void WhatStandsInTheFilesNeverThrows(string file, string from, string to)
    {
        var store = Loaded();
        _base.Change(file, from, to).Change(SmallBase.Pain, "How much depends", "Caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaan depend").WriteTo(Folder);

        var thrown = Record.Exception(() => Refresh(store));

        Assert.Null(thrown);
        Assert.True(store.Current.Triage.Assess("i cannot breathe", []).IsEmergency);
    }

    [Fact]
    public void TheSecondStartReadsWhatTheFirstHasLearned()
    {
        var learned = new List<bool>();
        _base.WriteTo(Folder);

        for (var start = 0; start < 2; start++)
        {
            var asked = false;
            Store().Refresh(() => asked = true, TestContext.Current.CancellationToken);
            learned.Add(asked);
        }

        Assert.Equal([true, false], learned);
    }

    [Fact]
    public void ADamagedModelIsLearnedAnew()
    {
        Loaded();
        var model = Assert.Single(Directory.GetFiles(_temp.Sub("cache"), "search-*.bin"));
        File.WriteAllBytes(model, File.ReadAllBytes(model)[..1000]);
        var asked = false;
        var store = Store();

        store.Refresh(() => asked = true, TestContext.Current.CancellationToken);

        Assert.True(asked);
        Assert.False(store.Current.IsSafeMode);
    }

    [Fact]
    public void ACacheThatCannotBeWrittenCostsNothingButTime()
    {
        _base.WriteTo(Folder);
        File.WriteAllText(_temp.Sub("cache"), "a file where the folder should be");
        var store = Store();

        Refresh(store);

        Assert.False(store.Current.IsSafeMode);
    }

    [Fact]
    public void OtherFilesInTheFolderAreNotRead()
    {
        var store = Loaded();

        File.WriteAllBytes(Path.Combine(Folder, "articles", "notes.docx"), [0xFF, 0xFE]);

        Assert.False(Refresh(store));
    }

    public void Dispose() => _temp.Dispose();

    private KnowledgeStore Store() => new(
        new RootFolder(_temp.Path), Options.Create(new KnowledgeOptions { Path = "knowledge", CachePath = "cache" }), NullLogger<KnowledgeStore>.Instance);

    private KnowledgeStore Loaded()
    {
        _base.WriteTo(Folder);
        var store = Store();
        Refresh(store);
        return store.Current.IsSafeMode ? throw new InvalidOperationException(string.Join('\n', store.Current.Problems)) : store;
    }

    private static bool Refresh(KnowledgeStore store) => store.Refresh(cancellationToken: TestContext.Current.CancellationToken);

    private string TopicOfSessions() => _base["topics.yaml"][_base["topics.yaml"].IndexOf("- id: sessions", StringComparison.Ordinal)..];
}
