using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

/// <summary>What somebody who writes too much gets: a refusal with the number to call, and never silence in danger.</summary>
public sealed class LimitTests : IClassFixture<LimitTests.Fixture>
{
    private const int Burst = 4;
    private const int DangerBurst = 30;

    private readonly TestServer _server;

    public LimitTests(Fixture fixture) => _server = fixture.Server;

    [Fact]
    public async Task OverTheLimitAMessageIsRefusedWithTheNumberToCall()
    {
        using var client = await StartAsync();
        await UseUpAsync(client);

        var refused = await client.PostRawAsync(DirectLineClient.Message("does it hurt?").ToJsonString(), ("Origin", ChatServer.ListedOrigin));

        Assert.Equal((429, "TooManyMessages"), (refused.Code, refused.ErrorCode));
        Assert.InRange(int.Parse(refused.Header("Retry-After")!), 1, 60);
        Assert.Contains("998", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("Retry-After", refused.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.Null(refused.Json.At("activities"));
        Assert.Equal(Burst * 2, (await client.HistoryAsync(Burst * 2)).Count);
    }

    [Theory]
    [InlineData("I cannot breathe, my throat is swelling", "en")]
    [InlineData("لا أستطيع التنفس وحلقي يتورم", "ar")]
    public async Task OverTheLimitAnEmergencyIsTakenAndAnswered(string text, string language)
    {
        using var client = await StartAsync();
        await UseUpAsync(client);

        var reply = await client.AskAsync(text, language);

        Assert.Equal(("emergency", language), (reply.Kind, reply.Language));
        Assert.Contains("998", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneVisitorsLimitIsNotAnothers()
    {
        using var client = await StartAsync();
        using var other = await StartAsync();
        await UseUpAsync(client);

        Assert.Equal(200, (await other.PostRawAsync(DirectLineClient.Message("does it hurt?").ToJsonString())).Code);
    }

    /// <summary>A new token for the same patient is no new patient.</summary>
    [Fact]
    public async Task ANewTokenBringsNoNewLimit()
    {
        using var client = await StartAsync();
        await UseUpAsync(client);
        await client.GetTokenAsync(client.ResumeKey);

        Assert.Equal(429, (await client.PostRawAsync(DirectLineClient.Message("does it hurt?").ToJsonString())).Code);
    }

    [Fact]
    public async Task BeyondTheBoundOfDangerTheReplyComesWithTheRefusal()
    {
        using var client = await StartAsync();
        for (var i = 0; i < DangerBurst; i++) Assert.Equal(200, (await client.PostRawAsync(Danger())).Code);

        var refused = await client.PostRawAsync(Danger());

        Assert.Equal(429, refused.Code);
        Assert.NotNull(refused.Header("Retry-After"));
        Assert.Contains("998", refused.ErrorMessage, StringComparison.Ordinal);
        var reply = Assert.Single(new ActivitySet(refused.Json).Activities);
        Assert.Equal(("emergency", "bot", true), (reply.Kind, reply.FromRole, reply.Raw.At("channelData", "mesobot", "notStored")!.Value.GetBoolean()));
        Assert.Contains("998", reply.Text, StringComparison.Ordinal);
        Assert.Equal(DangerBurst, (await client.HistoryAsync(DangerBurst * 2)).Count(a => !a.IsFromBot));
    }

    [Fact]
    public async Task EventsAreLimitedToo()
    {
        using var client = await StartAsync();
        await UseUpAsync(client);

        Assert.Equal(429, (await client.PostRawAsync("""{"type":"event","name":"e","from":{"id":"me"}}""")).Code);
    }

    private static string Danger() => DirectLineClient.Message("I cannot breathe").ToJsonString();

    private static async Task UseUpAsync(DirectLineClient client)
    {
        for (var i = 0; i < Burst; i++) await client.PostAsync("does it hurt?");
    }

    private async Task<DirectLineClient> StartAsync()
    {
        var client = new DirectLineClient(_server.Address);
        await client.StartAsync();
        return client;
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal TestServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await TestServer.StartAsync(new Dictionary<string, string?>
        {
            ["Limits:MessageBurst"] = $"{Burst}",
            ["Limits:MessagesPerMinute"] = "1",
            ["Limits:ChatsPerMinute"] = "1000",
            ["Web:AllowedOrigins:0"] = ChatServer.ListedOrigin,
        });

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
