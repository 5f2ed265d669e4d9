using System.Globalization;
using System.Text.Json;
using MesoBot.Data;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Cli;

/// <summary>Invented conversations are said to the real bot, exported in both forms, and removed without a trace of the others.</summary>
public sealed class TranscriptTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private string Data => _temp.Sub("data");

    [Fact]
    public async Task InventedConversationsAreExportedAsTheyWereSaid()
    {
        var seeded = await RunAsync("demo", "seed", "--conversations", "12", "--days", "3");
        Assert.Equal((0, ""), (seeded.ExitCode, seeded.Output));
        Assert.Contains("12 invented conversations", seeded.Error, StringComparison.Ordinal);

        var conversations = Lines((await RunAsync("transcript", "export")).Output);
        Assert.Equal(12, conversations.Count);
        Assert.All(conversations, AssertWhole);
        Assert.Equal(conversations.Select(c => Text(c, "last")).Order(StringComparer.Ordinal), conversations.Select(c => Text(c, "last")));
        var kinds = conversations.SelectMany(c => Each(c, "activities")).Select(a => Text(a, "kind")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["answer", "emergency", "book", "practical", "complaint"], StringComparer.Ordinal), kinds);

        await OnlyOneConversationIsWrittenToAFileOfItsOwnerAsync(Text(conversations[0], "conversation")!);
        await ANurseReadsBothSidesAsync();
        await ConversationsBeforeADayAreLeftOutAsync();
        await ClearingTakesTheInventedOnesAsync();
    }

    [Fact]
    public async Task ExportingWorksBesideAServerAndSeedingDoesNot()
    {
        await using var server = await MesoBotServer.StartAsync(new Dictionary<string, string> { ["Data__Path"] = Data });
        using var patient = new DirectLineClient(server.Address);
        await patient.AskAsync("does it \u001b[31mhurt");

        var export = await RunAsync("transcript", "export", "--format", "text");
        Assert.Equal(0, export.ExitCode);
        Assert.Contains("Patient:", export.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', export.Output); // a terminal would obey it
        var seed = await RunAsync("demo", "seed");
        Assert.Equal(2, seed.ExitCode);
        Assert.Contains("Another MesoBot already uses the folder", seed.Error, StringComparison.Ordinal);

        await server.StopAsync();
        var beside = await RunAsync("demo", "seed", "--conversations", "1");
        Assert.Equal(2, beside.ExitCode);
        Assert.Contains("real conversations", beside.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("demo", "seed", "--conversations", "1", "--force")).ExitCode);
        Assert.Contains("1 invented", (await RunAsync("demo", "clear")).Error, StringComparison.Ordinal);
        Assert.Single(Lines((await RunAsync("transcript", "export")).Output));
    }

    [Fact]
    public async Task TheConsoleOfADemonstrationIsFilledAndClearingLeavesNothingBeside()
    {
        Assert.Equal(0, (await RunAsync("demo", "seed", "--conversations", "20", "--days", "3")).ExitCode);
        Assert.Equal(1, Count("incidents"));
        Assert.InRange(Count("handoffs WHERE open_key IS NOT NULL"), 5, 20);
        Assert.InRange(Count("bookings"), 5, 20);

        Assert.Equal(0, (await RunAsync("demo", "clear")).ExitCode);
        foreach (var table in (string[])["incidents", "suggestions", "staff_sends", "staff_notes", "handoffs", "handoff_events", "alerts", "alert_deliveries", "bookings", "booking_events", "calendar_links", "slots", "asp_net_users"])
            Assert.Equal((table, 0L), (table, Count(table)));
    }

    [Theory]
    [InlineData("transcript|export|--format|pdf", "pdf")]
    [InlineData("transcript|export|--since|yesterday", "yesterday")]
    [InlineData("transcript|export", "no conversations")]
    [InlineData("transcript", "command")]
    [InlineData("demo|seed|--conversations|0", "--conversations")]
    [InlineData("demo|seed|--days|many", "many")]
    [InlineData("demo|seed|--days|366", "--days")]
    public async Task WrongInputIsNamedInOneSentence(string arguments, string named)
    {
        var run = await RunAsync(arguments.Split('|'));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(named, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    public void Dispose() => _temp.Dispose();

    private static void AssertWhole(JsonElement conversation)
    {
        Assert.StartsWith("demo_", Text(conversation, "user"), StringComparison.Ordinal);
        Assert.NotEmpty(Each(conversation, "sessions"));
        var activities = Each(conversation, "activities").ToList();
        Assert.Equal(activities.Select(a => Text(a, "at")).Order(StringComparer.Ordinal), activities.Select(a => Text(a, "at")));
        // What the program tells of itself (somebody is late) answers no message.
        foreach (var reply in activities.Where(a => Text(a, "role") == "bot" && Text(a, "kind") != "status"))
        {
            Assert.Equal(Text(reply, "kind"), Text(reply.GetProperty("trace"), "kind"));
            Assert.NotEmpty(Each(reply, "blocks"));
            Assert.Contains(activities, a => Text(a, "role") == "user" && Text(a, "id") == Text(reply, "replyTo"));
        }
        var last = DateTimeOffset.Parse(Text(conversation, "last")!, CultureInfo.InvariantCulture);
        Assert.InRange(last, Now.AddDays(-3.1), Now);
    }

    private async Task OnlyOneConversationIsWrittenToAFileOfItsOwnerAsync(string id)
    {
        var file = _temp.Sub("one.jsonl");
        var run = await RunAsync("transcript", "export", "--conversation", id, "--output", file);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("1 conversation written", run.Error, StringComparison.Ordinal);
        Assert.Equal(id, Text(Assert.Single(Lines(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))), "conversation"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var unknown = await RunAsync("transcript", "export", "--conversation", "nobody");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("nobody", Assert.Single(unknown.ErrorLines), StringComparison.Ordinal);
    }

    private async Task ANurseReadsBothSidesAsync()
    {
        var text = (await RunAsync("transcript", "export", "--format", "text")).Output;
        foreach (var words in (string[])["Patient:", "MesoBot (answer from an article, topic pain):", "MesoBot (EMERGENCY, rule ", "Source [1] ", "Patient pressed:", "Asia/Dubai", "السلام عليكم"])
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    private async Task ConversationsBeforeADayAreLeftOutAsync()
    {
        var tomorrow = Now.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Empty(Lines((await RunAsync("transcript", "export", "--since", tomorrow)).Output));
        var yesterday = Lines((await RunAsync("transcript", "export", "--since", Now.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).Output);
        Assert.InRange(yesterday.Count, 1, 11);
    }

    private async Task ClearingTakesTheInventedOnesAsync()
    {
        Assert.Contains("12 invented conversations were removed", (await RunAsync("demo", "clear")).Error, StringComparison.Ordinal);
        Assert.Empty(Lines((await RunAsync("transcript", "export")).Output));
    }

    private async Task<ProgramRun> RunAsync(params string[] arguments)
    {
        await LearnedSearch.EnsureAsync();
        return await MesoBotProgram.RunAsync(arguments, [("Data__Path", Data), ("Knowledge__CachePath", Repository.At(".cache"))]);
    }

    private long Count(string from)
    {
        using var session = StoreSeat.DatabaseAt(Data, null).Open();
        return session.First(new Sql("SELECT COUNT(*) FROM " + from), r => r.GetInt64(0));
    }

    private static List<JsonElement> Lines(string output) => [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static JsonElement.ArrayEnumerator Each(JsonElement json, string name) => json.GetProperty(name).EnumerateArray();

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
