using System.Net;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Machine;

/// <summary>The tests' own client, tried on a stand-in: when a test of the chat fails, it should be the chat's fault.</summary>
public sealed class DirectLineClientTests : IAsyncLifetime
{
    private DirectLineStandIn _server = null!;
    private DirectLineClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await DirectLineStandIn.StartAsync();
        _client = new DirectLineClient(_server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task TheReplyIsTheOneToTheQuestion()
    {
        await _client.AskAsync("first");

        var reply = await _client.AskAsync("second");

        Assert.Equal(("You said: second", "answer", "c|0000003"), (reply.Text, reply.Kind, reply.ReplyToId));
    }

    [Fact]
    public async Task TheSocketGivesWhatWasSaidAndPassesOverEmptyFrames()
    {
        var session = await _client.StartAsync("ar");
        var id = await _client.PostAsync("hello", "my-id");
        await using var stream = await _client.OpenStreamAsync();

        var set = await stream.NextAsync();

        Assert.Equal((HttpStatusCode.Created, 1), (session.Status, stream.EmptyFrames));
        Assert.Equal("2", set!.Watermark);
        Assert.Equal((id, "my-id", "user"), (set.Activities[0].Id, set.Activities[0].ClientActivityId, set.Activities[0].FromRole));
        Assert.Equal(id, set.Activities[1].ReplyToId);
    }

    [Fact]
    public async Task AReconnectGoesOnAfterTheWatermark()
    {
        await _client.AskAsync("first");
        await _client.ReconnectAsync("1");
        await using var stream = await _client.OpenStreamAsync();

        Assert.Equal("You said: first", Assert.Single((await stream.NextAsync())!.Activities).Text);
    }

    [Fact]
    public async Task AWantedActivityIsWaitedForAndTheEndOfTheSocketIsSeen()
    {
        await _client.StartAsync();
        await using var stream = await _client.OpenStreamAsync();
        await _client.PostChoiceAsync("The pain", "choice:article:pain");
        await stream.SendAsync();
        await stream.SendAsync("close");

        var pressed = await stream.NextAsync(a => a.FromRole == "user");

        Assert.Equal("choice:article:pain", pressed.Raw.Text("value", "choice"));
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task ARefusalCarriesStatusAndCode()
    {
        await _client.StartAsync();

        var refusal = await Assert.ThrowsAsync<DirectLineException>(_client.RefreshAsync);

        Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (refusal.Status, refusal.Code));
    }

    [Fact]
    public async Task EndingNeedsNothingBack()
    {
        await _client.GetTokenAsync();

        await _client.EndAsync();

        Assert.Equal("r", _client.ResumeKey);
    }

    [Fact]
    public async Task ThePublicClientTalksToWhatOurClientTalksTo()
    {
        await _client.GetTokenAsync();
        var wrote = await NodeScript.RunAsync("scripts/echo.mjs", new Dictionary<string, string> { ["DOMAIN"] = new Uri(_server.Address, "/v3/directline").ToString(), ["TOKEN"] = _client.Token! });

        Assert.Contains("You said: hello", wrote, StringComparison.Ordinal);
    }
}
