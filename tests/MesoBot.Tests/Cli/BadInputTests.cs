using MesoBot.Tests.Support;

namespace MesoBot.Tests.Cli;

/// <summary>Wrong input gives one sentence and exit code 2.</summary>
public sealed class BadInputTests : IDisposable
{
    private const int BadInput = 2;

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData("asj", "asj")]
    [InlineData("ask", "ask")]
    [InlineData("ask|", "empty")]
    [InlineData("ask|  ", "empty")]
    [InlineData("ask|one|two", "two")]
    [InlineData("ask|hi|--jsn", "--jsn")]
    [InlineData("eval", "Name at least one file")]
    [InlineData("eval|nowhere.jsonl", "nowhere.jsonl cannot be read")]
    [InlineData("eval|.", "cannot be read")]
    [InlineData("knowledge", "command")]
    [InlineData("knowledge|chek", "chek")]
    [InlineData("knowledge|check|--path|nowhere", "nowhere")]
    public async Task WrongInputIsNamedInOneSentence(string arguments, string named)
    {
        var run = await MesoBotProgram.RunAsync(arguments.Split('|'), [], _temp.Path);

        AssertOneSentence(run, named);
    }

    [Theory]
    [InlineData("{\"id\": 1", 1)]
    [InlineData("no json at all", 1)]
    [InlineData("[]", 1)]
    [InlineData("\"text\"", 1)]
    [InlineData("null", 1)]
    [InlineData("{\"id\": \"Q-1\", \"kind\": \"answer\"}", 1)] // no text
    [InlineData("{\"id\": \"Q-1\", \"text\": \"hi\"}", 1)] // no kind
    [InlineData("{\"id\": \"Q-1\", \"text\": 7, \"kind\": \"answer\"}", 1)]
    [InlineData("{\"id\": \"Q-1\", \"text\": null, \"kind\": \"answer\"}", 1)]
    [InlineData("{\"id\": \"Q-1\", \"text\": \"hi\", \"kind\": \"answer\", \"must_not\": [\"(\"]}", 1)] // not an expression
    [InlineData("{\"id\": \"C-1\", \"turns\": [{\"user\": \"hi\"}]}", 1)] // nothing expected
    [InlineData("{\"id\": \"C-1\", \"turns\": 7}", 1)]
    [InlineData("{\"id\": \"Q-1\", \"text\": \"hi\", \"kind\": \"greeting\"}\n\n{\"id\"", 3)]
    public async Task AMalformedLineIsNamedWithItsNumber(string lines, int number)
    {
        await File.WriteAllTextAsync(_temp.Sub("set.jsonl"), lines, TestContext.Current.CancellationToken);

        var run = await MesoBotProgram.RunAsync(["eval", "set.jsonl"], [], _temp.Path);

        AssertOneSentence(run, $"set.jsonl, line {number}");
        Assert.DoesNotContain("LineNumber", run.Error, StringComparison.Ordinal); // the parser's own count, from 0 and within the line
    }

    [Fact]
    public async Task AnEmptySetIsNamed()
    {
        await File.WriteAllTextAsync(_temp.Sub("set.jsonl"), "\n", TestContext.Current.CancellationToken);

        AssertOneSentence(await MesoBotProgram.RunAsync(["eval", "set.jsonl"], [], _temp.Path), "set.jsonl holds no questions");
    }

    [Theory]
    [InlineData("Clinic__EmergencyNumber", "abc", "Clinic:EmergencyNumber")]
    [InlineData("Clinic__Phone", "none", "Clinic:Phone")]
    [InlineData("Clinic__Hours__Monday", "all day", "Clinic:Hours:Monday")]
    [InlineData("Clinic__TimeZone", "Dubai", "Clinic:TimeZone")]
    [InlineData("Clinic__PriceSheet__ValidUntil", "soon", "Clinic:PriceSheet:ValidUntil")]
    [InlineData("Clinic__Holidays__0", "tomorrow", "Clinic:Holidays:0")]
    [InlineData("Knowledge__ReloadSeconds", "0", "ReloadSeconds")]
    [InlineData("Knowledge__ReloadSeconds", "often", "Knowledge:ReloadSeconds")]
    [InlineData("Knowledge__Path", "", "Path")]
    [InlineData("Knowledge__ServeUnreviewed", "perhaps", "Knowledge:ServeUnreviewed")]
    public async Task AWrongSettingIsNamedInOneSentence(string name, string value, string named)
    {
        var run = await MesoBotProgram.RunAsync(["ask", "hi"], [(name, value)]);

        AssertOneSentence(run, named);
    }

    public void Dispose() => _temp.Dispose();

    private static void AssertOneSentence(ProgramRun run, string named)
    {
        Assert.Equal((BadInput, ""), (run.ExitCode, run.Output));
        var sentence = Assert.Single(run.ErrorLines);
        Assert.Contains(named, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
    }
}
