using System.Net.WebSockets;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

public class OriginTests(ChatServer server)
{
    private const string Foreign = "https://elsewhere.example";

    [Theory]
    [InlineData(Foreign)]
    [InlineData("http://clinic.example")]
    [InlineData("https://clinic.example.elsewhere.example")]
    [InlineData("https://clinic.example:8443")]
    [InlineData("null")]
    [InlineData("")]
    public async Task AForeignWebsiteIsRefusedByEveryOperation(string origin)
    {
        using var client = await server.StartAsync();
        foreach (var (name, method, path, body) in Wire.Operations(client.ConversationId!).Append(("token", HttpMethod.Post, "chat/token", "{}")).Append(("end", HttpMethod.Post, "chat/end", "{}")))
        {
            var answer = await client.CallAsync(method, path, body, ("Origin", origin));
            Assert.Equal((name, 403, "OriginNotAllowed"), (name, answer.Code, answer.ErrorCode));
            Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        }
        Assert.Empty(await client.HistoryAsync());
    }

    [Fact]
    public async Task AForeignWebsiteGetsNoPreflight()
    {
        using var client = await server.NewClientAsync();

        var answer = await PreflightAsync(client, Foreign);

        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData(Foreign)]
    [InlineData("null")]
    public async Task AForeignWebsiteOpensNoSocket(string origin)
    {
        using var client = await server.StartAsync();

        var refusal = await Assert.ThrowsAsync<WebSocketException>(() => DirectLineStream.OpenAsync(client.StreamUrl!, origin));

        Assert.Contains("403", refusal.Message, StringComparison.Ordinal);
        // The ticket was not used up by it.
        await using var stream = await client.OpenStreamAsync();
    }

    [Fact]
    public async Task AListedWebsiteGetsItsPreflight()
    {
        using var client = await server.NewClientAsync();

        var answer = await PreflightAsync(client, ChatServer.ListedOrigin);

        Assert.Equal(204, answer.Code);
        Assert.Equal(ChatServer.ListedOrigin, answer.Header("Access-Control-Allow-Origin"));
        Assert.All(["GET", "POST", "OPTIONS"], method => Assert.Contains(method, answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal));
        Assert.All(["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"],
            header => Assert.Contains(header, answer.Header("Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase));
        Assert.NotNull(answer.Header("Access-Control-Max-Age"));
    }

    [Fact]
    public async Task AListedWebsiteTalksAndMayReadWhatItGets()
    {
        using var client = await server.NewClientAsync();
        client.Origin = ChatServer.ListedOrigin;
        await client.StartAsync();
        await using var stream = await client.OpenStreamAsync();
        await client.PostAsync("hello");

        Assert.Equal(2, (await stream.TakeAsync(2)).Count);
        var answer = await client.CallAsync(HttpMethod.Get, client.Activities());
        Assert.Equal(ChatServer.ListedOrigin, answer.Header("Access-Control-Allow-Origin"));
        Assert.Contains("Origin", answer.Header("Vary"), StringComparison.Ordinal);
        Assert.Contains("Retry-After", answer.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
    }

    /// <summary>Without the header the browser hides the status, and the client sees a lost network instead of 403 or 404.</summary>
    [Fact]
    public async Task AListedWebsiteMayReadRefusalsToo()
    {
        using var client = await server.StartAsync();
        client.Origin = ChatServer.ListedOrigin;
        using var stranger = await server.NewClientAsync();
        stranger.Origin = ChatServer.ListedOrigin;
        stranger.ConversationId = client.ConversationId;

        Answer[] refusals =
        [
            await stranger.CallAsync(HttpMethod.Get, stranger.Activities()),
            await client.CallAsync(HttpMethod.Get, "v3/directline/conversations/other/activities"),
            await client.CallAsync(HttpMethod.Get, "v3/directline/nothing"),
            await client.PostRawAsync("{"),
            await client.PostRawAsync(new string('x', 300_000)),
            await client.CallAsync(HttpMethod.Post, client.Conversation() + "/upload", "x"),
            await client.CallAsync(HttpMethod.Get, client.Activities() + "?watermark=x"),
            await client.CallAsync(HttpMethod.Post, "chat/token", """{"resumeKey":"unknown"}"""),
        ];

        Assert.Equal([401, 403, 404, 400, 413, 415, 400, 404], refusals.Select(r => r.Code));
        Assert.All(refusals, r => Assert.Equal(ChatServer.ListedOrigin, r.Header("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task TheServersOwnPagesTalkWithoutBeingListed()
    {
        using var client = await server.NewClientAsync();
        client.Origin = client.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

        await client.StartAsync();
        await using var stream = await client.OpenStreamAsync();
        await client.PostAsync("hello");

        Assert.Equal(2, (await stream.TakeAsync(2)).Count);
    }

    private static Task<Answer> PreflightAsync(DirectLineClient client, string origin) => client.CallAsync(HttpMethod.Options, "v3/directline/conversations/x/activities", body: null,
        ("Origin", origin), ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with"));
}
