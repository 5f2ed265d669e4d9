using System.Net;
using System.Text;
using MesoBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace MesoBot.Tests.Privacy;

/// <summary>A patient who asks the running server what it knows, and to forget it.</summary>
public sealed class ForgetMeTests : IAsyncLifetime
{
    private MesoBotServer _server = null!;
    private DirectLineClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        await LearnedSearch.EnsureAsync();
        _server = await MesoBotServer.StartAsync();
        _client = new DirectLineClient(_server.Address);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task APatientIsForgottenInTheChatInTheTranscriptAndOnTheDisk()
    {
        await _client.AskAsync("does it hurt? my name is zuleikhamarker");
        Assert.Contains("Messages from you: 2,", (await _client.AskAsync("what do you know about me?")).Text, StringComparison.Ordinal);
        Assert.Contains("Are you sure?", (await _client.AskAsync("delete my data")).Text, StringComparison.Ordinal);
        Assert.Contains("It is erased", (await _client.AskAsync("Yes, erase it")).Text, StringComparison.Ordinal);

        var texts = (await _client.FetchAsync()).Activities.Select(a => a.Text!).ToList();
        Assert.Equal(7, texts.Count(t => t == "[erased]"));
        Assert.Contains("It is erased", texts[^1], StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<DirectLineException>(() => _client.GetTokenAsync(_client.ResumeKey));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);

        (string, string)[] settings = [("Data__Path", _server.DataPath)];
        var transcript = await MesoBotProgram.RunAsync(["transcript", "export", "--format", "text"], settings);
        Assert.Contains("[erased]", transcript.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("marker", transcript.Output, StringComparison.Ordinal);
        Assert.Contains("privacy.erased", (await MesoBotProgram.RunAsync(["audit", "show"], settings)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await MesoBotProgram.RunAsync(["audit", "verify"], settings)).ExitCode);

        await _server.StopAsync();
        foreach (var file in Directory.GetFiles(_server.DataPath, "mesobot.db*"))
            Assert.True((await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).AsSpan().IndexOf(Encoding.UTF8.GetBytes("zuleikhamarker")) < 0, file);
    }

    [Fact]
    public async Task WhileStaffHoldTheChatOrdersAreAnsweredAndQuestionsAreLeftToThem()
    {
        await _client.AskAsync("does it hurt?");
        await GiveToStaffAsync();

        var question = await _client.PostAsync("how many sessions do i need?");
        Assert.Contains("no reminders", (await _client.AskAsync("stop messaging me")).Text, StringComparison.Ordinal);
        Assert.Contains("not to be written to", (await _client.AskAsync("what do you know about me")).Text, StringComparison.Ordinal);
        Assert.Contains("Are you sure?", (await _client.AskAsync("forget me")).Text, StringComparison.Ordinal);
        Assert.Contains("It is erased", (await _client.AskAsync("yes, erase it")).Text, StringComparison.Ordinal);

        Assert.DoesNotContain((await _client.FetchAsync()).Activities, a => a.ReplyToId == question);
        Assert.Equal("staff", await ReadAsync("SELECT owner FROM conversations"));
        Assert.Equal(0L, await ReadAsync("SELECT count(*) FROM suggestions"));
    }

    private async Task GiveToStaffAsync()
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE conversations SET owner = 'staff', owner_id = 's', version = version + 1";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<object?> ReadAsync(string sql)
    {
        await using var connection = Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_server.DataPath, "mesobot.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
