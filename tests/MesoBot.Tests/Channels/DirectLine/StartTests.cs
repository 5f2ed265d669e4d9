using System.Net;

namespace MesoBot.Tests.Channels.DirectLine;

public class StartTests(ChatServer server)
{
    [Fact]
    public async Task TheFirstStartMakesAConversationAndTheSecondFindsIt()
    {
        using var client = await server.NewClientAsync();
        var token = await client.GetTokenAsync();

        var first = await client.StartAsync();
        var second = await client.StartAsync();

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Equal((token.ConversationId, token.ConversationId), (first.ConversationId, second.ConversationId));
        Assert.Equal(1800, first.ExpiresIn);
    }

    [Fact]
    public async Task TheStreamAddressIsAbsoluteAndOnTheServerThatWasAsked()
    {
        using var client = await server.NewClientAsync();

        var session = await client.StartAsync();

        Assert.Equal(("ws", client.Http.BaseAddress!.Authority), (session.StreamUrl!.Scheme, session.StreamUrl.Authority));
        Assert.DoesNotContain(session.Token, session.StreamUrl.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwentyStartsAtOnceMakeOneConversation()
    {
        using var client = await server.NewClientAsync();
        await client.GetTokenAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.CallAsync(HttpMethod.Post, "v3/directline/conversations", "{}")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(a => a.Status == HttpStatusCode.OK));
    }

    /// <summary>directlinejs always sends the first; other clients send nothing at all.</summary>
    [Theory]
    [InlineData("""{"user":{}}""")]
    [InlineData("""{"user":{"id":"me"},"locale":"ar-SA"}""")]
    [InlineData("""{"locale":"<b>"}""")]
    [InlineData("")]
    public async Task AnyBodyOfAClientStarts(string body)
    {
        using var client = await server.NewClientAsync();
        await client.GetTokenAsync();

        var answer = await client.CallAsync(HttpMethod.Post, "v3/directline/conversations", body);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
    }

    [Theory]
    [InlineData("v3/directline/conversations/x/y")]
    [InlineData("v3/directline/session/getsessionid")]
    [InlineData("v3/directline")]
    [InlineData("chat/nothing")]
    public async Task AnUnknownOperationIsNotFound(string path)
    {
        using var client = await server.NewClientAsync();

        var answer = await client.CallAsync(HttpMethod.Get, path);

        Assert.Equal((404, "NotFound"), (answer.Code, answer.ErrorCode));
    }
}
