using System.Net.WebSockets;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

/// <summary>What time does to tokens, tickets and keys. The clock only goes forward, so the tests share a server.</summary>
public sealed class ExpiryTests : IClassFixture<ExpiryTests.Fixture>
{
    private static readonly TimeSpan Token = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    private readonly TestServer _server;

    public ExpiryTests(Fixture fixture) => _server = fixture.Server;

    [Fact]
    public async Task AnExpiredTokenIsSaidToBeSoByEveryOperationAndToListedWebsites()
    {
        using var client = await StartAsync();
        _server.Time.Advance(Token + Moment);

        foreach (var (name, method, path, body) in Wire.Operations(client.ConversationId!))
        {
            var answer = await client.CallAsync(method, path, body, ("Origin", ChatServer.ListedOrigin));
            Assert.Equal((name, 403, "TokenExpired"), (name, answer.Code, answer.ErrorCode));
            Assert.Equal(ChatServer.ListedOrigin, answer.Header("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task ATokenIsGoodToItsEndAndNotBeyond()
    {
        using var client = await StartAsync();

        _server.Time.Advance(Token - Moment);
        Assert.Equal(200, (await client.CallAsync(HttpMethod.Get, client.Activities())).Code);
        _server.Time.Advance(Moment + Moment);
        Assert.Equal(403, (await client.CallAsync(HttpMethod.Get, client.Activities())).Code);
    }

    [Fact]
    public async Task ARefreshLengthensAConversationAndNotTheOldToken()
    {
        using var client = await StartAsync();
        var old = client.Token;
        _server.Time.Advance(Token / 2);
        await client.RefreshAsync();
        _server.Time.Advance(Token / 2 + Moment);

        Assert.Equal(200, (await client.CallAsync(HttpMethod.Get, client.Activities())).Code);
        client.Token = old;
        Assert.Equal("TokenExpired", (await client.CallAsync(HttpMethod.Get, client.Activities())).ErrorCode);
        Assert.Equal("TokenExpired", (await client.CallAsync(HttpMethod.Post, "v3/directline/tokens/refresh")).ErrorCode);
    }

    [Fact]
    public async Task AnOpenSocketOutlivesItsToken()
    {
        using var client = await StartAsync();
        await using var stream = await client.OpenStreamAsync();
        _server.Time.Advance(Token + Moment);
        await client.GetTokenAsync(client.ResumeKey);

        await client.PostAsync("hello");

        Assert.Equal(2, (await stream.TakeAsync(2)).Count);
    }

    [Fact]
    public async Task ATicketIsGoodForAMinute()
    {
        using var client = await StartAsync();
        _server.Time.Advance(TimeSpan.FromSeconds(50));
        await using (await client.OpenStreamAsync()) { }
        await client.ReconnectAsync();
        _server.Time.Advance(TimeSpan.FromSeconds(61));

        var refusal = await Assert.ThrowsAsync<WebSocketException>(() => client.OpenStreamAsync());

        Assert.Contains("403", refusal.Message, StringComparison.Ordinal);
        await client.ReconnectAsync();
        await using var stream = await client.OpenStreamAsync();
    }

    [Fact]
    public async Task AResumeKeyIsGoodForTwoWeeks()
    {
        using var client = await StartAsync();
        _server.Time.Advance(TimeSpan.FromDays(13));
        await client.GetTokenAsync(client.ResumeKey);
        Assert.Equal(200, (await client.CallAsync(HttpMethod.Get, client.Activities())).Code);
        _server.Time.Advance(TimeSpan.FromDays(1) + Moment);

        var answer = await client.CallAsync(HttpMethod.Post, "chat/token", $$"""{"resumeKey":"{{client.ResumeKey}}"}""");

        Assert.Equal((404, "ResumeKeyUnknown"), (answer.Code, answer.ErrorCode));
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

        public async ValueTask InitializeAsync() =>
            Server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Web:AllowedOrigins:0"] = ChatServer.ListedOrigin });

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
