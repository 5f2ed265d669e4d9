using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

/// <summary>More than can be answered: small talk is put off, danger is not.</summary>
public sealed class OverloadTests
{
    [Fact]
    public async Task BeyondWhatAllMaySendTogetherAMessageIsPutOffAndDangerIsAnswered()
    {
        await using var server = await StartAsync(("Limits:MessagesPerSecond", "1"));
        using var client = await ClientAsync(server);
        var answers = new List<Answer>();
        for (var i = 0; i < 5; i++) answers.Add(await client.PostRawAsync(DirectLineClient.Message("does it hurt?").ToJsonString()));

        var refused = answers.First(a => a.Code != 200);
        Assert.Equal((429, "TooManyMessages"), (refused.Code, refused.ErrorCode));
        Assert.InRange(int.Parse(refused.Header("Retry-After")!), 1, 60);
        Assert.Contains("998", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("emergency", (await client.AskAsync("I cannot breathe")).Kind);
    }

    [Fact]
    public async Task WhenTooManyTurnsWaitAMessageIsShedAndDangerIsAnswered()
    {
        using var gate = new ManualResetEventSlim();
        await using var server = await StartAsync(gate, ("Limits:WaitingTurns", "1"));
        using var client = await ClientAsync(server);
        try
        {
            // All workers think, and more wait.
            Answer? shed = null;
            for (var i = 0; i < 200 && shed is null; i++)
            {
                using var other = await ClientAsync(server);
                var answer = await other.PostRawAsync(DirectLineClient.Message("does it hurt?").ToJsonString());
                if (answer.Code != 200) shed = answer;
            }

            Assert.NotNull(shed);
            Assert.Equal((503, "Busy"), (shed.Code, shed.ErrorCode));
            Assert.InRange(int.Parse(shed.Header("Retry-After")!), 1, 60);
            Assert.Contains("998", shed.ErrorMessage, StringComparison.Ordinal);
            Assert.Equal("emergency", (await client.AskAsync("I cannot breathe")).Kind);
        }
        finally
        {
            gate.Set();
        }
    }

    private static Task<TestServer> StartAsync(params (string Name, string Value)[] settings) => StartAsync(null, settings);

    private static Task<TestServer> StartAsync(ManualResetEventSlim? gate, params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(s => s.Name, s => (string?)s.Value);
        (all["Limits:MessageBurst"], all["Limits:ChatsPerMinute"]) = ("1000", "10000");
        return TestServer.StartAsync(all, gate);
    }

    private static async Task<DirectLineClient> ClientAsync(TestServer server)
    {
        var client = new DirectLineClient(server.Address);
        await client.StartAsync();
        return client;
    }
}
