using System.Net.WebSockets;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

public class ReceiveTests(ChatServer server)
{
    [Fact]
    public async Task WhatWasPostedBeforeTheSocketOpensComesOnceAndInOrder()
    {
        using var client = await server.StartAsync();
        var id = await client.PostAsync("does it hurt?");
        await client.ReplyAsync(id);
        await using var stream = await client.OpenStreamAsync();
        var second = await client.PostAsync("thanks");

        var seen = await stream.TakeAsync(4);

        Assert.Equal([id, Id(client, 2), second, Id(client, 4)], seen.Select(a => a.Id!));
        Assert.Equal([null, id, null, second], seen.Select(a => a.ReplyToId));
    }

    [Fact]
    public async Task TheEchoComesBeforeTheReply()
    {
        using var client = await server.StartAsync();
        await using var stream = await client.OpenStreamAsync();

        for (var i = 0; i < 10; i++)
        {
            var id = await client.PostAsync("does it hurt?");
            var seen = await stream.TakeAsync(2);
            Assert.Equal((id, "user", id, "bot"), (seen[0].Id, seen[0].FromRole, seen[1].ReplyToId, seen[1].FromRole));
        }
    }

    [Fact]
    public async Task EmptyAndShortFramesAreIgnored()
    {
        using var client = await server.StartAsync();
        await using var stream = await client.OpenStreamAsync();
        foreach (var frame in new[] { "", "", "hello", "{", "[]", """{"activities":[{"type":"message"}]}""", "" }) await stream.SendAsync(frame);

        await client.PostAsync("does it hurt?");

        Assert.Equal(2, (await stream.TakeAsync(2)).Count);
        Assert.Equal(2, (await client.HistoryAsync()).Count);
    }

    [Fact]
    public async Task ALongFrameClosesTheSocketCleanlyAndNothingIsLost()
    {
        using var client = await server.StartAsync();
        await using var stream = await client.OpenStreamAsync();
        await stream.SendAsync(new string('x', 100_000));

        Assert.Null(await stream.NextAsync());
        Assert.Equal(WebSocketCloseStatus.NormalClosure, stream.CloseStatus);
        await client.PostAsync("does it hurt?");
        await client.ReconnectAsync();
        await using var next = await client.OpenStreamAsync();
        Assert.Equal(2, (await next.TakeAsync(2)).Count);
    }

    [Fact]
    public async Task AReconnectGoesOnAfterItsWatermark()
    {
        using var client = await server.StartAsync();
        await client.AskAsync("does it hurt?");
        await client.AskAsync("thanks");

        Assert.Equal(2, await FirstAfterAsync(client, "?watermark=1"));
        Assert.Equal(4, await FirstAfterAsync(client, "?watermark=3"));
    }

    /// <summary>directlinejs sends an empty one when it never saw any.</summary>
    [Theory]
    [InlineData("?watermark=", 1)]
    [InlineData("?watermark=-", 1)]
    [InlineData("?watermark=0", 1)]
    [InlineData("", 3)]
    [InlineData("?watermark=2", 3)]
    [InlineData("?watermark=99999", 3)]
    [InlineData("?watermark=9223372036854775807", 3)]
    public async Task AnEmptyWatermarkMeansAllAndNoneMeansWhatIsNew(string query, int first)
    {
        using var client = await server.StartAsync();
        await client.AskAsync("does it hurt?");

        Assert.Equal(first, await FirstAfterAsync(client, query, then: "thanks"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1%20")]
    [InlineData("%D9%A1")]
    [InlineData("99999999999999999999")]
    public async Task AWatermarkThatWasNeverGivenOutIsRefused(string watermark)
    {
        using var client = await server.StartAsync();

        var fetched = await client.CallAsync(HttpMethod.Get, client.Activities() + "?watermark=" + watermark);
        var reconnected = await client.CallAsync(HttpMethod.Get, client.Conversation() + "?watermark=" + watermark);

        Assert.Equal((400, "BadWatermark"), (fetched.Code, fetched.ErrorCode));
        Assert.Equal((400, "BadWatermark"), (reconnected.Code, reconnected.ErrorCode));
    }

    [Theory]
    [InlineData("", 4, "4")]
    [InlineData("?watermark=", 4, "4")]
    [InlineData("?watermark=1", 3, "4")]
    [InlineData("?watermark=4", 0, "4")]
    [InlineData("?watermark=99999", 0, "4")]
    public async Task PollingGivesWhatFollowsTheWatermark(string query, int count, string watermark)
    {
        using var client = await server.StartAsync();
        await client.AskAsync("does it hurt?");
        await client.AskAsync("thanks");

        var set = new ActivitySet((await client.CallAsync(HttpMethod.Get, client.Activities() + query)).Json);

        Assert.Equal((count, watermark), (set.Activities.Count, set.Watermark));
    }

    [Fact]
    public async Task PollingAnEmptyConversationGivesAnEmptySet()
    {
        using var client = await server.StartAsync();

        var answer = await client.CallAsync(HttpMethod.Get, client.Activities());

        Assert.Equal("""{"activities":[],"watermark":"0"}""", answer.Body);
    }

    [Fact]
    public async Task TheWatermarkCoversExactlyTheLastActivityOfItsSet()
    {
        using var client = await server.StartAsync();
        await using var stream = await client.OpenStreamAsync();
        for (var i = 0; i < 5; i++) await client.PostAsync("does it hurt?");

        var last = 0L;
        while (last < 10)
        {
            var set = await stream.NextAsync();
            if (set!.Watermark is not { } watermark) continue;
            Assert.Equal(Id(client, last + 1), set.Activities[0].Id);
            Assert.Equal(Id(client, long.Parse(watermark)), set.Activities[^1].Id);
            last = long.Parse(watermark);
        }
    }

    /// <summary>The public client mixes the rest of a larger set with the next one.</summary>
    [Fact]
    public async Task AFrameHoldsOneStoredActivity()
    {
        using var client = await server.StartAsync();
        for (var i = 0; i < 5; i++) await client.PostAsync("does it hurt?");
        await client.HistoryAsync(10);
        await using var stream = await client.OpenStreamAsync();

        for (var i = 1; i <= 10; i++) Assert.Equal(Id(client, i), Assert.Single((await stream.NextAsync())!.Activities).Id);
    }

    [Fact]
    public async Task EverySocketOfAConversationGetsTheSame()
    {
        using var client = await server.StartAsync();
        await using var first = await client.OpenStreamAsync();
        await client.ReconnectAsync();
        await using var second = await client.OpenStreamAsync();
        await client.ReconnectAsync();
        await using var third = await client.OpenStreamAsync();

        for (var i = 0; i < 5; i++) await client.PostAsync("does it hurt?");
        var seen = await Task.WhenAll(first.TakeAsync(10), second.TakeAsync(10), third.TakeAsync(10));

        Assert.Equal(Raw(seen[0]), Raw(seen[1]));
        Assert.Equal(Raw(seen[0]), Raw(seen[2]));
        Assert.Equal(Raw(seen[0]), Raw(await client.HistoryAsync()));
    }

    [Fact]
    public async Task ALongHistoryComesWholeOnBothWays()
    {
        using var client = await server.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 120).Select(i => client.PostRawAsync($$$"""{"type":"event","from":{"id":"me"},"name":"e","value":{{{i}}}}""")));
        await client.ReconnectAsync();
        await using var stream = await client.OpenStreamAsync();

        var seen = await stream.TakeAsync(120);

        Assert.Equal(Raw(await client.HistoryAsync()), Raw(seen));
        Assert.Equal(120, seen.Select(a => a.Id).Distinct().Count());
    }

    [Fact]
    public async Task ATicketOpensOneSocket()
    {
        using var client = await server.StartAsync();
        await using var stream = await client.OpenStreamAsync();

        await AssertRefusedAsync(client.StreamUrl!);
    }

    [Fact]
    public async Task OfManySocketsAtOnceATicketOpensOne()
    {
        using var client = await server.StartAsync();

        var opened = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            try
            {
                await using var stream = await client.OpenStreamAsync();
                return true;
            }
            catch (WebSocketException)
            {
                return false;
            }
        }));

        Assert.Single(opened, isOpen => isOpen);
    }

    [Fact]
    public async Task ATicketOpensNoOtherConversation()
    {
        using var client = await server.StartAsync();
        using var other = await server.StartAsync();

        await AssertRefusedAsync(new Uri(client.StreamUrl!.ToString().Replace(client.ConversationId!, other.ConversationId, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    public async Task AForgedTicketOpensNothing(string ticket)
    {
        using var client = await server.StartAsync();

        await AssertRefusedAsync(new Uri(client.StreamUrl!.GetLeftPart(UriPartial.Path) + "?watermark=0&t=" + ticket));
    }

    [Fact]
    public async Task ATokenIsNoTicket()
    {
        using var client = await server.StartAsync();

        await AssertRefusedAsync(new Uri(client.StreamUrl!.GetLeftPart(UriPartial.Path) + "?t=" + client.Token));
    }

    [Fact]
    public async Task TheStreamAskedForWithoutASocketSaysWhatItIs()
    {
        using var client = await server.StartAsync();

        var answer = await client.CallAsync(HttpMethod.Get, client.StreamUrl!.PathAndQuery);

        Assert.Equal((400, "SocketNeeded"), (answer.Code, answer.ErrorCode));
    }

    private static async Task<int> FirstAfterAsync(DirectLineClient client, string query, string? then = null)
    {
        var answer = await client.CallAsync(HttpMethod.Get, client.Conversation() + query);
        Assert.Equal(200, answer.Code);
        await using var stream = await client.OpenStreamAsync(new Uri(answer.Json.Text("streamUrl")!));
        if (then is not null) await client.PostAsync(then);
        return int.Parse((await stream.TakeAsync(1))[0].Id!.Split('|')[1]);
    }

    private static async Task AssertRefusedAsync(Uri url)
    {
        var refusal = await Assert.ThrowsAsync<WebSocketException>(() => DirectLineStream.OpenAsync(url));
        Assert.Contains("403", refusal.Message, StringComparison.Ordinal);
    }

    private static string Id(DirectLineClient client, long sequence) => $"{client.ConversationId}|{sequence:0000000}";

    private static IEnumerable<string> Raw(IEnumerable<Activity> activities) => activities.Select(a => a.Raw.GetRawText());
}
