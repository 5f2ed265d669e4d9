using System.Text;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Channels.DirectLine;

public class ResumeKeyTests(ChatServer server)
{
    [Fact]
    public async Task AResumeKeyLeadsBackToItsConversation()
    {
        using var before = await server.StartAsync();
        await before.AskAsync("does it hurt?");
        using var after = await server.NewClientAsync();

        var token = await after.GetTokenAsync(before.ResumeKey);
        var session = await after.StartAsync();

        Assert.Equal((before.ConversationId, before.ResumeKey, 200), (token.ConversationId, token.ResumeKey, (int)session.Status));
        Assert.Equal(2, (await after.HistoryAsync()).Count);
        await after.PostAsync("thanks");
        Assert.Single((await after.HistoryAsync()).Where(a => !a.IsFromBot).Select(a => a.FromId).Distinct());
    }

    [Fact]
    public async Task AnEndedChatIsNotResumedAndEndingTwiceIsNoError()
    {
        using var client = await server.StartAsync();
        await client.EndAsync();
        await client.EndAsync();

        AssertUnknown(await ResumeAsync(client, client.ResumeKey!));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("معرّف")]
    [InlineData("' OR 1=1 --")]
    public async Task AnUnknownKeyIsUnknown(string key)
    {
        using var client = await server.NewClientAsync();

        AssertUnknown(await ResumeAsync(client, key));
    }

    /// <summary>A new chat instead would hide from the page that its key is of no use.</summary>
    [Fact]
    public async Task AVeryLongKeyIsUnknownToo()
    {
        using var client = await server.NewClientAsync();

        AssertUnknown(await ResumeAsync(client, new string('k', 5000)));
    }

    [Theory]
    [InlineData("{")]
    public async Task MalformedBodiesAreRefusedAndEndNothing(string body)
    {
        using var client = await server.NewClientAsync();

        Assert.Equal(400, (await client.CallAsync(HttpMethod.Post, "chat/token", body)).Code);
        Assert.Equal(204, (await client.CallAsync(HttpMethod.Post, "chat/end", body)).Code);
    }

    [Fact]
    public async Task TheDatabaseHoldsTheKeysHashAlone()
    {
        using var client = await server.StartAsync();
        await client.AskAsync("does it hurt?");

        var files = Directory.GetFiles((await server.ServerAsync()).DataPath, "mesobot.db*");
        var held = string.Concat(files.Select(f => Encoding.Latin1.GetString(ReadShared(f))));

        Assert.Contains(client.ConversationId!, held, StringComparison.Ordinal);
        Assert.DoesNotContain(client.ResumeKey!, held, StringComparison.Ordinal);
        Assert.DoesNotContain(client.Token!, held, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoKeyNoTokenAndNoWordReachTheLog()
    {
        using var client = await server.StartAsync();
        await client.AskAsync("my neighbour Ermintrude wonders whether it hurts");
        await ResumeAsync(client, client.ResumeKey!);
        await client.PostRawAsync("""{"type":"message","from":{"id":"me"},"text":"Ermintrude\ud800"}""");

        var log = (await server.ServerAsync()).Log.Text;

        Assert.All([client.ResumeKey!, client.Token!, "Ermintrude"], secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    private static Task<Answer> ResumeAsync(DirectLineClient client, string key) =>
        client.CallAsync(HttpMethod.Post, "chat/token", new System.Text.Json.Nodes.JsonObject { ["resumeKey"] = key }.ToJsonString());

    private static void AssertUnknown(Answer answer) => Assert.Equal((404, "ResumeKeyUnknown"), (answer.Code, answer.ErrorCode));

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
