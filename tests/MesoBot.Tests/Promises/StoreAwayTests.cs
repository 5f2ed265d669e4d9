using System.Diagnostics;
using System.Net;
using MesoBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace MesoBot.Tests.Promises;

/// <summary>Another program holds the database, as a backup or somebody with a console does.</summary>
public sealed class StoreAwayTests(RealServer real) : IClassFixture<RealServer>
{
    private const string Emergency = "since the injection my lip is white and cold and hurts a lot";

    private readonly MesoBotServer _server = real.Server;

    [Fact]
    public async Task NobodySeesAnErrorWhenTheDatabaseIsHeldForThreeSeconds()
    {
        var clients = await StartAsync(6);
        var posts = await WhileHeldAsync(TimeSpan.FromSeconds(3), () => [.. clients.Select(c => PostAsync(c, "does it hurt", "k"))]);

        Assert.All(posts, post => Assert.Equal(HttpStatusCode.OK, post.Status));
        foreach (var client in clients) await OneReplyAsync(client, "k");
    }

    [Fact]
    public async Task WhenItIsHeldForTenSecondsNobodyWaitsLongAndNothingIsLost()
    {
        var clients = await StartAsync(6);
        // One message a second: who comes while another already waits must not wait for two.
        var posts = await WhileHeldAsync(TimeSpan.FromSeconds(10), () => [.. clients.Select((c, n) => PostAsync(c, "does it hurt", "k", after: TimeSpan.FromSeconds(n * 0.6)))]);

        Assert.All(posts, post => Assert.Equal(HttpStatusCode.ServiceUnavailable, post.Status));
        Assert.All(posts, post => Assert.True(post.RetryAfter > TimeSpan.Zero));
        Assert.All(posts, post => Assert.True(post.Time < TimeSpan.FromSeconds(7), $"{post.Time}"));
        foreach (var client in clients)
        {
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, "does it hurt", "k")).Status);
            await OneReplyAsync(client, "k");
        }
    }

    [Fact]
    public async Task AnEmergencyDoesNotWaitForTheDatabase()
    {
        var client = (await StartAsync(1))[0];
        var posts = await WhileHeldAsync(TimeSpan.FromSeconds(3), () => [PostAsync(client, Emergency, "k")]);

        Assert.True(posts[0].Time < TimeSpan.FromSeconds(2), $"{posts[0].Time}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, posts[0].Status);
        Assert.Equal("emergency", Assert.Single(posts[0].Activities).Kind);
        // The message may have been kept after all; sent again it is the same one.
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, Emergency, "k")).Status);
        await OneReplyAsync(client, "k");
    }

    private async Task<List<DirectLineClient>> StartAsync(int count)
    {
        var clients = Enumerable.Range(0, count).Select(_ => new DirectLineClient(_server.Address)).ToList();
        foreach (var client in clients) await client.StartAsync();
        return clients;
    }

    private async Task<Post[]> WhileHeldAsync(TimeSpan time, Func<Task<Post>[]> act)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_server.DataPath, "mesobot.db")};Pooling=False");
        connection.Open();
        Execute(connection, "BEGIN IMMEDIATE");
        var posts = act();
        await Task.Delay(time, TestContext.Current.CancellationToken);
        Execute(connection, "ROLLBACK");
        return await Task.WhenAll(posts);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<Post> PostAsync(DirectLineClient client, string text, string key, TimeSpan after = default)
    {
        await Task.Delay(after, TestContext.Current.CancellationToken);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            await client.PostAsync(text, key);
            return new Post(HttpStatusCode.OK, Stopwatch.GetElapsedTime(begun), null, []);
        }
        catch (DirectLineException e)
        {
            return new Post(e.Status, Stopwatch.GetElapsedTime(begun), e.RetryAfter, e.Activities);
        }
    }

    /// <summary>The message stands once in the history, with one reply.</summary>
    private static async Task OneReplyAsync(DirectLineClient client, string key)
    {
        for (var tries = 0; ; tries++)
        {
            var history = (await client.FetchAsync()).Activities;
            var message = Assert.Single(history, a => a.ClientActivityId == key);
            if (history.Count(a => a.ReplyToId == message.Id) is var replies && (replies == 1 || tries == 100))
            {
                Assert.Equal(1, replies);
                return;
            }
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private sealed record Post(HttpStatusCode Status, TimeSpan Time, TimeSpan? RetryAfter, IReadOnlyList<Support.Activity> Activities);
}
