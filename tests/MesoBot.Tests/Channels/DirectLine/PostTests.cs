using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

public class PostTests(ChatServer server)
{
    private const int MaxBytes = 256 * 1024;

    [Fact]
    public async Task WhatTheClientSaysComesBackAsItSaidIt()
    {
        using var client = await server.StartAsync();
        await client.PostRawAsync("""
            {"type":"message","id":"mine","from":{"id":"me","name":"Noor"},"timestamp":"1999-01-01T00:00:00Z","conversation":{"id":"other"},"recipient":{"id":"r"},
             "channelId":"webchat","serviceUrl":"http://elsewhere.example","replyToId":"x","text":"does it hurt? \u0645\u0631\u062d\u0628\u0627","textFormat":"plain","locale":"en-GB",
             "localTimestamp":"2026-11-22T10:00:00.000+04:00","attachments":[],"entities":[{"type":"ClientCapabilities","requiresBotState":true}],"nothing":null,
             "channelData":{"clientActivityID":"id-1","attachmentSizes":[],"webchat:sequence-id":7,"deep":{"er":[1,2.50,"three",null,true]}}}
            """);

        var echo = (await client.HistoryAsync())[0];

        Assert.Equal("id-1", echo.ClientActivityId);
        Assert.Equal("""{"clientActivityID":"id-1","attachmentSizes":[],"webchat:sequence-id":7,"deep":{"er":[1,2.50,"three",null,true]}}""", echo.Raw.GetProperty("channelData").GetRawText());
        Assert.Equal("""[{"type":"ClientCapabilities","requiresBotState":true}]""", echo.Raw.GetProperty("entities").GetRawText());
        Assert.Equal(("does it hurt? مرحبا", "en-GB", "plain", "Noor"), (echo.Text, echo.Locale, echo.Raw.Text("textFormat"), echo.Raw.Text("from", "name")));
        Assert.Equal("2026-11-22T10:00:00.000+04:00", echo.Raw.Text("localTimestamp"));
    }

    [Fact]
    public async Task WhatTheServerDecidesIsNotTakenFromTheClient()
    {
        using var client = await server.StartAsync();
        var id = (await client.PostRawAsync("""
            {"type":"message","id":"mine","from":{"id":"me","role":"bot"},"timestamp":"1999-01-01T00:00:00Z","conversation":{"id":"other"},"recipient":{"id":"r"},
             "channelId":"webchat","serviceUrl":"http://elsewhere.example","callerId":"c","replyToId":"x","text":"hello"}
            """)).Json.Text("id");

        var echo = (await client.HistoryAsync())[0];

        Assert.Equal((id, client.ConversationId, "directline", "user"), (echo.Id, echo.Raw.Text("conversation", "id"), echo.Raw.Text("channelId"), echo.FromRole));
        Assert.StartsWith("dl_", echo.FromId, StringComparison.Ordinal);
        Assert.True(echo.Timestamp!.Value.Year > 2000);
        Assert.All(["recipient", "serviceUrl", "callerId", "replyToId"], name => Assert.Null(echo.Raw.At(name)));
    }

    [Fact]
    public async Task TheIdIsTheSameInTheAnswerTheEchoAndTheHistory()
    {
        using var client = await server.StartAsync();
        await using var stream = await client.OpenStreamAsync();

        var id = await client.PostAsync("does it hurt?", "here");
        var seen = await stream.TakeAsync(2);
        var history = await client.HistoryAsync();

        Assert.Equal(client.ConversationId + "|0000001", id);
        Assert.Equal((id, "here"), (seen[0].Id, seen[0].ClientActivityId));
        Assert.Equal((id, true), (seen[1].ReplyToId, seen[1].IsFromBot));
        Assert.Equal(history.Select(a => a.Raw.GetRawText()), seen.Select(a => a.Raw.GetRawText()));
    }

    [Fact]
    public async Task ADuplicatePostGivesTheSameIdAndOneReply()
    {
        using var client = await server.StartAsync();

        var first = await client.PostAsync("does it hurt?", "same");
        await client.ReplyAsync(first);
        var again = await client.PostAsync("does it hurt?", "same");
        var next = await client.AskAsync("thanks");

        Assert.Equal(first, again);
        Assert.Equal(4, (await client.HistoryAsync()).Count);
        Assert.Equal(client.ConversationId + "|0000003", next.ReplyToId);
    }

    [Theory]
    [InlineData("same")]
    [InlineData("معرّف \"quoted\" \n")]
    public async Task TwentyPostsAtOnceOfOneMessageAreOne(string clientId)
    {
        using var client = await server.StartAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostAsync("does it hurt?", clientId)));
        await client.ReplyAsync(ids[0]);
        await client.AskAsync("thanks");

        Assert.Single(ids.Distinct());
        Assert.Equal(4, (await client.HistoryAsync()).Count);
    }

    [Fact]
    public async Task TheSameClientIdInAnotherConversationIsAnotherMessage()
    {
        using var client = await server.StartAsync();
        using var other = await server.StartAsync();

        var ids = await Task.WhenAll(client.PostAsync("hello", "same"), other.PostAsync("hello", "same"));

        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public async Task ManyAtOnceAreStoredInOneOrderEachAnsweredOnce()
    {
        using var client = await server.StartAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => client.PostAsync($"does it hurt number {i}?")));
        var all = await client.HistoryAsync(60);

        Assert.Equal(30, ids.Distinct().Count());
        Assert.Equal(ids.Order(StringComparer.Ordinal), all.Where(a => a.IsFromBot).Select(a => a.ReplyToId).Order(StringComparer.Ordinal));
        Assert.All(all.Zip(all.Skip(1)), pair => Assert.True(pair.First.Timestamp < pair.Second.Timestamp));
        Assert.Equal(all.Select((_, i) => $"{client.ConversationId}|{i + 1:0000000}"), all.Select(a => a.Id!));
    }

    [Fact]
    public async Task TypingIsNeverStored()
    {
        using var client = await server.StartAsync();

        var answer = await client.PostRawAsync("""{"type":"typing","from":{"id":"me"}}""");

        Assert.Equal(200, answer.Code);
        Assert.NotEmpty(answer.Json.Text("id")!);
        Assert.Empty(await client.HistoryAsync());
    }

    [Theory]
    [InlineData("""{"type":"event","name":"webchat/join","from":{"id":"me"},"value":{"a":[1]}}""")]
    [InlineData("""{"type":"endOfConversation","code":"userCancelled","from":{"id":"me"}}""")]
    [InlineData("""{"type":"invoke","name":"message/submitAction","from":{"id":"me"},"value":{"actionName":"feedback"}}""")]
    [InlineData("""{"type":"conversationUpdate","from":{"id":"me"}}""")]
    [InlineData("""{"type":"something/new","from":{"id":"me"}}""")]
    public async Task OtherActivitiesAreStoredAndEchoedAndNotAnswered(string activity)
    {
        using var client = await server.StartAsync();
        await using var stream = await client.OpenStreamAsync();

        var id = (await client.PostRawAsync(activity)).Json.Text("id");
        var echo = (await stream.TakeAsync(1))[0];
        await client.AskAsync("hello");

        Assert.Equal((id, JsonNode.Parse(activity)!["type"]!.GetValue<string>()), (echo.Id, echo.Type));
        Assert.Equal(3, (await client.HistoryAsync()).Count);
    }

    /// <summary>The bound is on bytes as they come, whether or not their number is said first.</summary>
    [Theory]
    [InlineData(MaxBytes - 1, 200, false)]
    [InlineData(MaxBytes, 200, false)]
    [InlineData(MaxBytes + 1, 413, false)]
    [InlineData(MaxBytes, 200, true)]
    [InlineData(MaxBytes + 1, 413, true)]
    public async Task AnActivityHasAtMost256Kilobytes(int bytes, int status, bool isChunked)
    {
        using var client = await server.StartAsync();
        var (head, tail) = ("""{"type":"event","from":{"id":"me"},"value":{"pad":" """, "\"}}");
        var body = Encoding.UTF8.GetBytes(head + new string('x', bytes - head.Length - tail.Length) + tail);
        using HttpContent content = isChunked ? new StreamContent(new Unsized(body)) : new ByteArrayContent(body);

        var answer = await client.CallAsync(HttpMethod.Post, client.Activities(), content);

        Assert.Equal(status, answer.Code);
        if (status == 413) Assert.Contains("998", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALongMessageIsRefusedWithItsLengthAndDangerInItIsAnsweredAllTheSame()
    {
        using var client = await server.StartAsync();

        var harmless = await client.PostRawAsync(DirectLineClient.Message(new string('x', 8001)).ToJsonString());
        var danger = await client.PostRawAsync(DirectLineClient.Message("I cannot breathe after the injection. " + new string('x', 8001)).ToJsonString());

        Assert.Equal((413, "MessageTooLong", 413), (harmless.Code, harmless.ErrorCode, danger.Code));
        Assert.Contains("998", harmless.ErrorMessage, StringComparison.Ordinal);
        Assert.Null(harmless.Json.At("activities"));
        Assert.Equal("emergency", Assert.Single(new ActivitySet(danger.Json).Activities).Kind);
        Assert.Empty(await client.HistoryAsync());
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "nothing", "" },
        { "white space", "  " },
        { "no JSON", "hello" },
        { "cut off", """{"type":"message","from":{"id":"me"},"text":"a""" },
        { "two values", """{"type":"message","from":{"id":"me"}}{}""" },
        { "null", "null" },
        { "a list", "[]" },
        { "a number", "1" },
        { "no type", """{"from":{"id":"me"},"text":"a"}""" },
        { "empty type", """{"type":"","from":{"id":"me"},"text":"a"}""" },
        { "type of another kind", """{"type":7,"from":{"id":"me"},"text":"a"}""" },
        { "no from", """{"type":"message","text":"a"}""" },
        { "from of another kind", """{"type":"message","from":"me","text":"a"}""" },
        { "depth 65", """{"type":"message","from":{"id":"me"},"value":""" + new string('[', 64) + new string(']', 64) + "}" },
        { "very deep", new string('[', 100_000) },
    };

    [Theory]
    [InlineData("Message")]
    [InlineData("event")]
    [InlineData("typing")]
    [InlineData("invoke")]
    public async Task DangerIsAnsweredWhateverTheActivityIsCalled(string type)
    {
        using var client = await server.StartAsync();

        await client.PostRawAsync($$"""{"type":"{{type}}","name":"x","from":{"id":"me"},"text":"i cannot breathe"}""");

        var history = await client.HistoryAsync(2);
        Assert.Equal("emergency", history[^1].Kind);
    }

    [Fact]
    public async Task DangerBesideAButtonsValueIsNotHiddenByIt()
    {
        using var client = await server.StartAsync();
        await client.AskAsync("my lips and tongue since the injection");

        await client.PostRawAsync("""{"type":"message","from":{"id":"me"},"text":"are swelling up","value":{"choice":"choice:more"}}""");

        var history = await client.HistoryAsync(4);
        Assert.Equal("emergency", history[^1].Kind);
    }

    [Fact]
    public async Task DangerBesideAFileGetsItsReplyWithTheRefusal()
    {
        using var client = await server.StartAsync();
        var body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.png\"\r\nContent-Type: image/png\r\n\r\nxx\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"activity\"; filename=\"blob\"\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n"
            + """{"type":"message","from":{"id":"me"},"text":"i cannot breathe"}""" + "\r\n--b--\r\n";
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        var answer = await client.CallAsync(HttpMethod.Post, $"v3/directline/conversations/{client.ConversationId}/upload?userId=me", content);

        Assert.Equal(415, answer.Code);
        Assert.Equal("emergency", Assert.Single(new ActivitySet(answer.Json).Activities).Kind);
    }

    [Fact]
    public async Task DangerInAConversationThatDoesNotExistGetsItsReplyWithTheRefusal()
    {
        using var client = await server.NewClientAsync();
        await client.GetTokenAsync();

        var answer = await client.CallAsync(HttpMethod.Post, $"v3/directline/conversations/{client.ConversationId}/activities", DirectLineClient.Message("i cannot breathe").ToJsonString());

        Assert.Equal(404, answer.Code);
        Assert.Contains("998", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("emergency", Assert.Single(new ActivitySet(answer.Json).Activities).Kind);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task WhatIsNoActivityIsRefusedAndNeverAnError(string name, string body)
    {
        using var client = await server.StartAsync();

        var answer = await client.PostRawAsync(body);

        Assert.True(answer.Code == 400, $"{name}: {answer.Code} {answer.Body}");
        Assert.Contains("998", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(await client.HistoryAsync());
    }

    [Theory]
    [InlineData("tokens/generate", "{")]
    [InlineData("conversations", "{")]
    public async Task MalformedTextIsNoErrorOfAnyOperation(string operation, string body)
    {
        using var client = await server.WithSecretAsync();

        var answer = await client.CallAsync(HttpMethod.Post, "v3/directline/" + operation, body);

        Assert.Equal((400, "MalformedData"), (answer.Code, answer.ErrorCode));
    }

    [Fact]
    public async Task BytesThatAreNoTextAreRefused()
    {
        using var client = await server.StartAsync();
        using var content = new ByteArrayContent([.. """{"type":"message","from":{"id":"me"},"text":"a"""u8, 0xff, 0xfe, .. "\"}"u8]);

        var answer = await client.CallAsync(HttpMethod.Post, client.Activities(), content);

        Assert.Equal(400, answer.Code);
    }

    /// <summary>Zero bytes, all controls, bidirectional marks, an emoji as a pair: strange, and text.</summary>
    [Fact]
    public async Task StrangeTextIsKeptAsItIs()
    {
        using var client = await server.StartAsync();
        const string Text = "a\u0000\u0001\u001f\u007f\u2028\u202e\ufeff😀</script>\"\\";

        await client.AskAsync(Text);

        Assert.Equal(Text, (await client.HistoryAsync())[0].Text);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/octet-stream")]
    public async Task AFileIsRefusedClearly(string type)
    {
        using var client = await server.StartAsync();
        using var content = new ByteArrayContent(new byte[5000]);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = "face.png" };

        AssertNoFiles(await client.CallAsync(HttpMethod.Post, client.Conversation() + "/upload?userId=me", content));
        Assert.Empty(await client.HistoryAsync());
    }

    [Fact]
    public async Task FilesInAFormAreRefusedClearly()
    {
        using var client = await server.StartAsync();
        using var form = new MultipartFormDataContent();
        using var activity = new StringContent("""{"type":"message","from":{"id":"me"},"text":"look"}""", Encoding.UTF8, "application/vnd.microsoft.activity");
        using var file = new ByteArrayContent(new byte[5000]);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(activity, "activity", "blob");
        form.Add(file, "file", "face.png");

        AssertNoFiles(await client.CallAsync(HttpMethod.Post, client.Conversation() + "/upload?userId=me", form));
        Assert.Empty(await client.HistoryAsync());
    }

    [Fact]
    public async Task AnAttachmentInAMessageIsRefusedAndDangerBesideItIsAnswered()
    {
        using var client = await server.StartAsync();

        var look = await client.PostRawAsync(WithPicture("look"));
        var danger = await client.PostRawAsync(WithPicture("I cannot breathe"));

        AssertNoFiles(look);
        AssertNoFiles(danger);
        Assert.Equal("emergency", Assert.Single(new ActivitySet(danger.Json).Activities).Kind);
    }

    private static string WithPicture(string text)
    {
        var message = DirectLineClient.Message(text);
        message["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "data:image/png;base64,AAAA" });
        return message.ToJsonString();
    }

    private static void AssertNoFiles(Answer answer)
    {
        Assert.Equal((415, "FilesNotTaken"), (answer.Code, answer.ErrorCode));
        Assert.Contains("text only", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("998", answer.ErrorMessage, StringComparison.Ordinal);
    }

    /// <summary>A stream whose length nobody knows is sent in chunks.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
