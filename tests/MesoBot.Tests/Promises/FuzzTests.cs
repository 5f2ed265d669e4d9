using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Promises;

/// <summary>No input ends the process or yields a 5xx. The long form: <c>dotnet run --project tests/MesoBot.Benchmarks -c Release -- fuzz 100000</c>.</summary>
public sealed class FuzzTests(RealServer real) : IClassFixture<RealServer>
{
    /// <summary>The same every day, so that a red day can be looked into.</summary>
    private const int Seed = 20261122;

    private readonly MesoBotServer _server = real.Server;

    [Fact]
    public async Task NoBodyBreaksTheServer()
    {
        using var fuzz = new FuzzRun(_server, Seed);
        var report = await fuzz.RunAsync(3000, cancellationToken: TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.True(_server.IsRunning, _server.Log.Text);
        Assert.True(report.Failures.Count == 0, report.ToString());
        Assert.Equal(3000, report.Requests);
        Assert.DoesNotContain(_server.Log.Error, line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("crit:", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsTooLargeOrTooDeepIsRefusedAndNotStored()
    {
        using var client = new DirectLineClient(_server.Address);
        await client.StartAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(client, Padded((256 * 1024) + 1)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(client, Padded(1_000_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(client, Message(new string('x', 8001))));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(client, $$"""{"type":"message","from":{},"value":{{new string('[', 65)}}{{new string(']', 65)}}}"""));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, await PostAsync(client, Message("hi"), new string('h', 33 * 1024)));
        Assert.Empty((await client.FetchAsync()).Activities);

        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, Padded(256 * 1024)));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, Message(new string('x', 8000))));
        var keys = string.Join(',', Enumerable.Range(0, 10_000).Select(n => $"\"k{n}\":{n}"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, $$"""{"type":"message","from":{},"text":"hi",{{keys}}}"""));
    }

    [Theory]
    [InlineData("""{"type":"message","from":{"id":"p"},"text":"hi","x\ud800":1}""")]
    [InlineData("""{"type":"message","from":{"id":"p","name":"\ud800"},"text":"hi"}""")]
    [InlineData("""{"type":"message","from":{"id":"p"},"text":"hi","channelData":{"note":"\udc00"}}""")]
    [InlineData("""{"type":"mess\u0000age","from":{"id":"p"}}""")]
    public async Task HalfCharactersAreRefusedOrKept(string body)
    {
        using var client = new DirectLineClient(_server.Address);
        await client.StartAsync();

        var status = await PostAsync(client, body);

        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, status.ToString());
        await client.FetchAsync();
    }

    [Fact]
    public async Task AnEmergencyWithHalfAnEmojiIsHeard()
    {
        using var client = new DirectLineClient(_server.Address);
        await client.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, """{"type":"message","from":{},"text":"since the injection my lip is white and cold and hurts \ud83d"}"""));

        var history = (await client.FetchAsync()).Activities;
        Assert.Equal("emergency", (await client.ReplyAsync(history[0].Id!)).Kind);
    }

    private static string Message(string text) => new JsonObject { ["type"] = "message", ["from"] = new JsonObject(), ["text"] = text }.ToJsonString();

    private static string Padded(int bytes)
    {
        const string Start = """{"type":"message","from":{},"text":"hi","channelData":{"pad":" """;
        return Start + new string('x', bytes - Encoding.UTF8.GetByteCount(Start) - 3) + "\"}}";
    }

    private static async Task<HttpStatusCode> PostAsync(DirectLineClient client, string body, string? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v3/directline/conversations/{client.ConversationId}/activities");
        request.Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        request.Headers.Authorization = new("Bearer", client.Token);
        if (header is not null) request.Headers.Add("X-Long", header);
        using var answer = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
