using System.Net;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

public class AccessTests(ChatServer server)
{
    [Fact]
    public async Task NothingIsOpenWithoutAHeader()
    {
        using var client = await server.StartAsync();
        client.Token = null;

        foreach (var (name, method, path, body) in Wire.Operations(client.ConversationId!))
        {
            var answer = await client.CallAsync(method, path, body);
            Assert.Equal((name, 401, "MissingAuthorization"), (name, answer.Code, answer.ErrorCode));
        }
    }

    [Theory]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    public async Task AHeaderOfAnotherKindIsNoHeader(string value)
    {
        using var client = await server.StartAsync();
        client.Token = null;

        var answer = await client.CallAsync(HttpMethod.Get, client.Activities(), body: null, ("Authorization", value));

        Assert.Equal(401, answer.Code);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("a-secret-that-only-these-tests-know-012345678")]
    public async Task AForgedTokenOpensNothing(string token)
    {
        using var client = await server.StartAsync();
        client.Token = token;

        foreach (var (name, method, path, body) in Wire.Operations(client.ConversationId!))
        {
            var answer = await client.CallAsync(method, path, body);
            Assert.Equal((name, 403, "BadToken"), (name, answer.Code, answer.ErrorCode));
        }
    }

    /// <summary>Every character of it counts: a token whose seal was not checked to the end could be bent.</summary>
    [Fact]
    public async Task AChangedTokenOpensNothing()
    {
        using var client = await server.StartAsync();
        var token = client.Token!;

        foreach (var at in Enumerable.Range(0, token.Length - 1).Where(i => i % 7 == 0))
        {
            client.Token = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            Assert.Equal(403, (await client.CallAsync(HttpMethod.Get, client.Activities())).Code);
        }
    }

    [Fact]
    public async Task ATicketIsNoToken()
    {
        using var client = await server.StartAsync();
        client.Token = System.Web.HttpUtility.ParseQueryString(client.StreamUrl!.Query)["t"];

        Assert.Equal(403, (await client.CallAsync(HttpMethod.Get, client.Activities())).Code);
    }

    [Fact]
    public async Task ATokenOpensNoOtherConversation()
    {
        using var client = await server.StartAsync();
        using var other = await server.StartAsync();

        foreach (var (name, method, path, body) in Wire.Operations(other.ConversationId!).Where(o => o.Path.Contains(other.ConversationId!, StringComparison.Ordinal)))
        {
            var answer = await client.CallAsync(method, path, body);
            Assert.Equal((name, 403, "BadToken"), (name, answer.Code, answer.ErrorCode));
        }
        Assert.Empty(await other.HistoryAsync());
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("%2e%2e")]
    [InlineData("%D8%B3")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task AnUnknownConversationIsNotFound(string id)
    {
        using var client = await server.WithSecretAsync();

        foreach (var (name, method, path, body) in Wire.Operations(id).Where(o => o.Path.Contains("/conversations/", StringComparison.Ordinal) && o.Name != "upload"))
        {
            var answer = await client.CallAsync(method, path, body);
            Assert.Equal((name, 404), (name, answer.Code));
        }
    }

    [Fact]
    public async Task AConversationThatWasNotStartedIsNotFound()
    {
        using var client = await server.NewClientAsync();
        await client.GetTokenAsync();

        Assert.Equal(404, (await client.CallAsync(HttpMethod.Get, client.Activities())).Code);
        Assert.Equal(404, (await client.PostRawAsync(DirectLineClient.Message("hello").ToJsonString())).Code);
        Assert.Equal(404, (await client.CallAsync(HttpMethod.Get, client.Conversation())).Code);
    }

    [Fact]
    public async Task ATokenIsRefreshedAndBothWork()
    {
        using var client = await server.StartAsync();
        var old = client.Token;

        var session = await client.RefreshAsync();

        Assert.NotEqual(old, session.Token);
        Assert.Equal((client.ConversationId, 1800), (session.ConversationId, session.ExpiresIn));
        Assert.Equal(200, (await client.CallAsync(HttpMethod.Get, client.Activities())).Code);
        client.Token = old;
        Assert.Equal(200, (await client.CallAsync(HttpMethod.Get, client.Activities())).Code);
    }

    [Fact]
    public async Task ARefreshedTokenKeepsItsUser()
    {
        using var client = await server.StartAsync();
        await client.RefreshAsync();

        await client.PostAsync("hello");

        Assert.StartsWith("dl_", (await client.HistoryAsync())[0].FromId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSecretIsNotRefreshedAndATokenMakesNoTokens()
    {
        using var secret = await server.WithSecretAsync();
        using var patient = await server.StartAsync();

        var refreshed = await secret.CallAsync(HttpMethod.Post, "v3/directline/tokens/refresh");
        var made = await patient.CallAsync(HttpMethod.Post, "v3/directline/tokens/generate", "{}");

        Assert.Equal((403, "TokenNeeded"), (refreshed.Code, refreshed.ErrorCode));
        Assert.Equal((403, "SecretNeeded"), (made.Code, made.ErrorCode));
    }

    [Fact]
    public async Task TheSecretStartsNewConversationsAndOpensAll()
    {
        using var secret = await server.WithSecretAsync();
        using var patient = await server.StartAsync();
        await patient.PostAsync("hello");

        var first = await secret.CallAsync(HttpMethod.Post, "v3/directline/conversations", "{}");
        var second = await secret.CallAsync(HttpMethod.Post, "v3/directline/conversations", "{}");

        Assert.Equal((201, 201), (first.Code, second.Code));
        Assert.NotEqual(first.Json.Text("conversationId"), second.Json.Text("conversationId"));
        Assert.Equal(200, (await secret.CallAsync(HttpMethod.Get, patient.Activities())).Code);
        Assert.DoesNotContain(ChatServer.Secret, first.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AUserInTheTokenOverwritesWhoTheClientSaysItIs()
    {
        using var client = await server.WithSecretAsync();
        var made = await client.CallAsync(HttpMethod.Post, "v3/directline/tokens/generate", """{"user":{"id":"dl_1","name":"Noor"}}""");
        client.Token = made.Json.Text("token");
        await client.StartAsync();

        await client.PostRawAsync("""{"type":"message","from":{"id":"x","name":"Somebody","role":"bot"},"text":"hello"}""");

        var echo = (await client.HistoryAsync())[0];
        Assert.Equal(("dl_1", "user"), (echo.FromId, echo.FromRole));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("dl_")]
    [InlineData("dl_<script>")]
    [InlineData("dl_ä")]
    public async Task ATokenIsMadeForReservedIdsAlone(string id)
    {
        using var client = await server.WithSecretAsync();

        var answer = await client.CallAsync(HttpMethod.Post, "v3/directline/tokens/generate", $$$"""{"user":{"id":"{{{id}}}"}}""");

        Assert.Equal((400, "BadUserId"), (answer.Code, answer.ErrorCode));
    }

    [Fact]
    public async Task AReservedIdIsRefusedWhereTheTokenDoesNotSayIt()
    {
        using var client = await server.WithSecretAsync();
        client.Token = (await client.CallAsync(HttpMethod.Post, "v3/directline/tokens/generate", "")).Json.Text("token");
        await client.StartAsync();

        var refused = await client.PostRawAsync("""{"type":"message","from":{"id":"dl_1"},"text":"hello"}""");
        var taken = await client.PostRawAsync("""{"type":"message","from":{"id":"me"},"text":"hello"}""");

        Assert.Equal((400, "BadUserId", 200), (refused.Code, refused.ErrorCode, taken.Code));
        Assert.Equal("me", (await client.HistoryAsync())[0].FromId);
    }

    [Fact]
    public async Task TheUnboundTokenNeedsSomebodyWhoSpeaks()
    {
        using var client = await server.WithSecretAsync();
        client.Token = (await client.CallAsync(HttpMethod.Post, "v3/directline/tokens/generate", "")).Json.Text("token");
        await client.StartAsync();

        var answer = await client.PostRawAsync("""{"type":"message","from":{},"text":"hello"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }
}
