using MesoBot.Tests.Support;

namespace MesoBot.Tests.Cli;

public sealed class KnowledgeCheckVerbTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task TheRealBaseHasNoFindings()
    {
        var run = await MesoBotProgram.RunAsync("knowledge", "check");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("No findings.\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFindingIsALineWithFileAndLine()
    {
        Some.SmallBase().Change(SmallBase.Pain, "kind: yes-no", "kind: maybe").Change("facts.yaml", "use: state", "use: loud").WriteTo(_temp.Sub("broken"));

        var run = await MesoBotProgram.RunAsync(["knowledge", "check", "--path", "broken"], [], _temp.Path);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("\narticles/does-it-hurt.md:6: `kind` should be one of", "\n" + run.Output, StringComparison.Ordinal);
        Assert.Contains("\nfacts.yaml:5: `use` should be state, hedge or internal.", "\n" + run.Output, StringComparison.Ordinal);
        Assert.Contains("2 findings.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFindingAcrossTheBaseIsExitCodeOneToo()
    {
        Some.SmallBase().Change(SmallBase.Pain, "[CF-201]", "[CF-999]").WriteTo(_temp.Sub("broken"));

        var run = await MesoBotProgram.RunAsync("knowledge", "check", "--path", _temp.Sub("broken"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("articles/does-it-hurt.md:33: CF-999 is not in facts.yaml.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOverdueReviewIsAWarningOnly()
    {
        Some.SmallBase().Change(SmallBase.Pain, "due: 2099-01-10", "due: 2020-01-10").WriteTo(_temp.Sub("overdue"));

        var run = await MesoBotProgram.RunAsync("knowledge", "check", "--path", _temp.Sub("overdue"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: articles/does-it-hurt.md: its review was due on 2020-01-10", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyFolderHasFindings()
    {
        var run = await MesoBotProgram.RunAsync("knowledge", "check", "--path", _temp.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("facts.yaml: is missing.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CoverageTellsWhereEachFactStands()
    {
        Some.SmallBase().WriteTo(_temp.Sub("small"));

        var run = await MesoBotProgram.RunAsync("knowledge", "check", "--coverage", "--path", _temp.Sub("small"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("CF-201 (state): does-it-hurt", run.Output, StringComparison.Ordinal);
        Assert.Contains("CF-608 (state): left out: Only in the safety replies.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CF-900", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BytesThatAreNoUtf8AreNamedInOneSentence()
    {
        Some.SmallBase().WriteTo(_temp.Sub("broken"));
        await File.WriteAllBytesAsync(Path.Combine(_temp.Sub("broken"), SmallBase.Pain), [0xC7, 0xE1], TestContext.Current.CancellationToken);

        var run = await MesoBotProgram.RunAsync("knowledge", "check", "--path", _temp.Sub("broken"));

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("does-it-hurt.md is not UTF-8", run.Output + run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();
}
