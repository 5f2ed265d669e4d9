using System.Text.Json;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

/// <summary>The public Direct Line client, unchanged, against the built server.</summary>
public class PublicClientTests(ChatServer server)
{
    [Theory]
    [InlineData("socket")]
    [InlineData("polling")]
    public async Task ThePublicClientConnectsAsksHearsLeavesAndComesBack(string transport)
    {
        using var client = await server.NewClientAsync();
        await client.GetTokenAsync();

        var wrote = await NodeScript.RunAsync("scripts/directlinejs.mjs", new Dictionary<string, string>
        {
            ["DOMAIN"] = new Uri(client.Http.BaseAddress!, "/v3/directline").ToString(),
            ["TOKEN"] = client.Token!,
            ["TRANSPORT"] = transport,
        });

        Assert.Contains($"{transport}: 7 activities", wrote, StringComparison.Ordinal);
    }

    /// <summary>Sockets end in the middle of frames, posts before or after they arrived, reconnects without an answer.</summary>
    [Fact]
    public async Task OverANetworkThatBreaksAllTheTimeEveryActivityComesOnceAndInOrder()
    {
        var seed = Random.Shared.Next();

        var wrote = await NodeScript.RunAsync("scripts/cut-sockets.mjs", new Dictionary<string, string>
        {
            ["SERVER"] = (await server.ServerAsync()).Address.ToString(),
            ["CONVERSATIONS"] = "10",
            ["MESSAGES"] = "30",
            ["PACE"] = "150",
            ["CUT_EVERY"] = "40",
            ["SEED"] = $"{seed}",
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}: {wrote}");
        var figures = JsonDocument.Parse(wrote).RootElement;
        Assert.All(["lost", "doubled", "misplaced", "changed", "storedTwice", "unanswered"],
            name => Assert.True(figures.GetProperty(name).GetInt32() == 0, $"{name} with seed {seed}: {wrote}"));
        Assert.Equal(600, figures.GetProperty("activities").GetInt32());
        Assert.True(figures.GetProperty("cutSockets").GetInt32() > 30, wrote);
    }
}
