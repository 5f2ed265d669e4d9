using System.Net;
using System.Net.Http.Headers;
using MesoBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace MesoBot.Tests.Promises;

/// <summary>
/// What patients write, and who they are, is in the database and nowhere else: with every category at its most talkative, through
/// answers and through errors, neither stream of the process holds a word, a name, a token, a ticket or a key.
/// </summary>
public sealed class SilenceTests : IAsyncLifetime
{
    private readonly List<string> _secrets = [];
    private MesoBotServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        await LearnedSearch.EnsureAsync();
        var settings = new Dictionary<string, string>
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore.DataProtection"] = "Trace",
            ["Logging__Console__LogLevel__Default"] = "Trace",
            ["Logging__Console__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
            ["Logging__Console__IncludeScopes"] = "true",
            ["DirectLine__Secret"] = Secret("secretsecretsecretsecretsecretsecret"),
        };
        _server = await MesoBotServer.StartAsync(CrashProgram.Command, settings);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task NoWordOfAPatientAndNoKeyReachesTheLog()
    {
        using var client = new DirectLineClient(_server.Address);
        await TalkAsync(client);
        await BookAndBeForgottenAsync();
        await MisbehaveAsync(client);
        await WhileTheStoreIsAwayAsync(client);
        var health = await client.Http.GetStringAsync("health", TestContext.Current.CancellationToken);
        await _server.StopAsync();

        Assert.True(_server.Log.Error.Count > 3, "Nothing was logged, so nothing was proven.");
        foreach (var secret in _secrets)
        {
            Assert.DoesNotContain(secret, health, StringComparison.OrdinalIgnoreCase);
            var line = _server.Log.Text.Split('\n').FirstOrDefault(l => l.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.True(line is null, $"'{secret[..Math.Min(12, secret.Length)]}…' stands in the log: {line}");
        }
    }

    private async Task TalkAsync(DirectLineClient client)
    {
        var token = await client.GetTokenAsync();
        (_, _) = (Secret(token.Token), Secret(token.ResumeKey));
        Keep(await client.StartAsync());
        await using (var socket = await client.OpenStreamAsync())
        {
            await client.AskAsync($"does it hurt? i am {Secret("zuleikhamarker")} {Secret("Oberhofermarker")}, call me at {Secret("+971501239876")}");
            await client.AskAsync($"هل هو مؤلم؟ اسمي {Secret("زليخةالعلامة")}", "ar");
            await client.AskAsync($"since the injection my lip is white and cold and hurts, {Secret("blanchmarker")}");
            await client.PostChoiceAsync(Secret("titlemarker"), "choice:safe");
            await client.PostActivityAsync(new() { ["type"] = "event", ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "p", ["name"] = Secret("namemarker") }, ["name"] = Secret("eventmarker"), ["value"] = Secret("valuemarker") });
            await socket.SendAsync(Secret("socketmarker"));
        }
        Keep(await client.ReconnectAsync());
        Keep(await client.RefreshAsync());
        await client.GetTokenAsync(client.ResumeKey);
        Secret(client.Token!);
    }

    private async Task BookAndBeForgottenAsync()
    {
        using var client = new DirectLineClient(_server.Address);
        var token = await client.GetTokenAsync();
        (_, _) = (Secret(token.Token), Secret(token.ResumeKey));
        await client.AskAsync("i want to book a consultation");
        await client.AskAsync($"my name is {Secret("Almarrimarker")} and my number is {Secret("0557654321")}");
        await client.AskAsync("what do you know about me");
        await client.AskAsync("withdraw my consent");
        await client.AskAsync("stop messaging me");
        await client.AskAsync("delete my data");
        Assert.Contains("erased", (await client.AskAsync("Yes, erase it")).Text, StringComparison.Ordinal);
        Secret(client.ConversationId!);
    }

    private async Task MisbehaveAsync(DirectLineClient client)
    {
        using (await client.Http.GetAsync("calendar/" + Secret("calendarmarkercalendarmarkercalendarmarker0"), TestContext.Current.CancellationToken)) { }
        var activities = $"v3/directline/conversations/{client.ConversationId}/activities";
        await SendAsync(client, activities, $"{{\"type\":\"message\",\"text\":\"{Secret("malformedmarker")}");
        await SendAsync(client, activities, $"{{\"type\":\"message\",\"from\":{{}},\"text\":\"{Secret("halfmarker")}\",\"{Secret("keymarker")}\\ud800\":1}}");
        await SendAsync(client, activities, $"{{\"type\":\"message\",\"from\":{{}},\"text\":\"{Secret("longmarker")} {new string('x', 9000)}\"}}");
        await SendAsync(client, activities, $"{{\"type\":\"message\",\"from\":{{}},\"text\":\"{Secret("filemarker")}\",\"attachments\":[{{\"name\":\"{Secret("attachmentmarker")}\"}}]}}");
        await SendAsync(client, $"v3/directline/conversations/{Secret("unknownmarker")}/activities", $"{{\"type\":\"message\",\"from\":{{\"id\":\"p\"}},\"text\":\"{Secret("lostmarker")}\"}}", _secrets[0]);
        await SendAsync(client, activities, "{}", Secret("forgedmarkertoken"));
        await SendAsync(client, activities + "?watermark=" + Secret("watermarkmarker"), "{}");
        await SendAsync(client, "v3/directline/" + Secret("pathmarker"), "{}");
        await SendAsync(client, Secret("pagemarker") + "?t=" + Secret("querymarker"), "{}");
        await SendAsync(client, "chat/token", $"{{\"resumeKey\":\"{Secret("resumemarker")}\"}}");
        await SendAsync(client, activities, $"{{\"type\":\"message\",\"from\":{{}},\"text\":\"{Secret("originmarkertext")}\"}}", origin: "https://" + Secret("originmarker") + ".example");
        for (var i = 0; i < 25; i++) await SendAsync(client, activities, $"{{\"type\":\"message\",\"from\":{{}},\"text\":\"{Secret("limitmarker" + i)}\"}}");
        var used = (await client.ReconnectAsync()).StreamUrl!;
        Secret(System.Web.HttpUtility.ParseQueryString(used.Query)["t"]!);
        (await client.OpenStreamAsync(used)).Abort();
        await Assert.ThrowsAnyAsync<Exception>(() => client.OpenStreamAsync(used));
        await SendAsync(client, "chat/end", $"{{\"resumeKey\":\"{Secret("endmarker")}\"}}");
    }

    private async Task WhileTheStoreIsAwayAsync(DirectLineClient client)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_server.DataPath, "mesobot.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        await SendAsync(client, $"v3/directline/conversations/{client.ConversationId}/activities", $"{{\"type\":\"message\",\"from\":{{}},\"text\":\"i cannot breathe since the injection {Secret("awaymarker")}\"}}");
        await SendAsync(client, "chat/token", "{}");
    }

    private static async Task SendAsync(DirectLineClient client, string path, string body, string? token = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json")) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + (token ?? client.Token));
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var answer = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    private void Keep(DirectLineSession session)
    {
        Secret(session.Token);
        if (session.StreamUrl is { } url) Secret(System.Web.HttpUtility.ParseQueryString(url.Query)["t"]!);
    }

    private string Secret(string text)
    {
        _secrets.Add(text);
        return text;
    }
}
