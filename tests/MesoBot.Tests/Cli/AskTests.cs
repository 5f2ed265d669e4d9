using System.Text.Json;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Cli;

public class AskTests
{
    [Fact]
    public async Task AQuestionIsAnsweredAsJsonOfTheDocumentedShape()
    {
        var run = await MesoBotProgram.RunAsync("ask", "does it hurt", "--json");

        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(["summary", "items"], Names(json.RootElement));
        var item = Assert.Single(json.RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal(["id", "turn", "kind", "topic", "articles", "triage", "lang", "text", "suggestions", "ms"], Names(item));
        Assert.Equal(("answer", "pain", "en"), (item.GetProperty("kind").GetString(), item.GetProperty("topic").GetString(), item.GetProperty("lang").GetString()));
        Assert.Equal(["id", "topic", "score"], Names(item.GetProperty("articles")[0]));
        Assert.Equal("does-it-hurt", item.GetProperty("articles")[0].GetProperty("id").GetString());
        Assert.Equal(["level", "rule"], Names(item.GetProperty("triage")));
        Assert.Equal("none", item.GetProperty("triage").GetProperty("level").GetString());
        Assert.NotEmpty(item.GetProperty("suggestions").EnumerateArray());
        Assert.True(item.GetProperty("ms").GetDouble() > 0);
    }

    [Fact]
    public async Task ArabicIsWrittenAsLettersWhateverTheTerminal()
    {
        var run = await MesoBotProgram.RunAsync("ask", "ما أقدر أتنفس", "--json");

        using var json = JsonDocument.Parse(run.Output);
        var item = json.RootElement.GetProperty("items")[0];
        Assert.Equal(("emergency", "emergency"), (item.GetProperty("kind").GetString(), item.GetProperty("triage").GetProperty("level").GetString()));
        Assert.Contains("اتصلوا بالرقم 998 الآن", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APersonReadsTheAnswerAndNoLogLine()
    {
        var run = await MesoBotProgram.RunAsync("ask", "هل يؤلم؟");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("998", run.Output, StringComparison.Ordinal);
        Assert.Contains("عيادة", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("info:", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheProgramWorksFromAnyFolder()
    {
        using var temp = new TempFolder();

        var run = await MesoBotProgram.RunAsync(["ask", "what is mesotherapy", "--json"], [], temp.Path);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("answer", json.RootElement.GetProperty("items")[0].GetProperty("kind").GetString());
        Assert.Empty(Directory.GetFileSystemEntries(temp.Path));
    }

    [Fact]
    public async Task UnreviewedArticlesAreServedOnlyWhenThatIsSwitchedOn()
    {
        var run = await MesoBotProgram.RunAsync(["ask", "does it hurt", "--json"], [("Knowledge__ServeUnreviewed", "false")]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("abstain", json.RootElement.GetProperty("items")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task WithoutKnowledgeDangerIsStillAnswered()
    {
        using var temp = new TempFolder();

        var run = await MesoBotProgram.RunAsync(["ask", "i cannot breathe", "--json"], [("Knowledge__Path", temp.Sub("nowhere")), ("Knowledge__CachePath", temp.Sub("cache"))]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Call 998 now.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AChatEndsWithItsInput()
    {
        var run = await MesoBotProgram.RunAsync(["chat"], [], input: "does it hurt\n/quit\n");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Pricking, stinging or burning", run.Output, StringComparison.Ordinal);
        Assert.Contains("Goodbye.", run.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(p => p.Name);
}
