using System.Diagnostics;
using System.Net;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Promises;

/// <summary>
/// The disk is full: nothing is called kept that is not, danger is answered, and everything goes on when there is space again. Needs
/// the right to mount a small disk.
/// </summary>
public class FullDiskTests
{
    private const string Emergency = "since the injection my lip is white and cold and hurts a lot";
    private const int Cycles = 3;

    private static readonly string[] OnASmallDisk = ["unshare", "-m", "--propagation", "private", "/bin/sh", "-c", "mount -t tmpfs -o size=16m mesobot \"$Data__Path\" && exec \"$@\"", "disk"];

    [Fact]
    public async Task NothingIsAcknowledgedUnstoredAndDangerIsAnsweredAndSpaceHealsAll()
    {
        await LearnedSearch.EnsureAsync();
        await SkipWithoutMountsAsync();
        await using var server = await MesoBotServer.StartAsync([.. OnASmallDisk, .. CrashProgram.Command], FuzzRun.Settings);
        for (var cycle = 0; cycle < Cycles; cycle++) await FillAndFreeAsync(server);
        Assert.True(server.IsRunning, server.Log.Text);
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsNamedInOneSentence()
    {
        await SkipWithoutMountsAsync();
        string[] readOnly = [.. OnASmallDisk[..6], OnASmallDisk[6].Replace("size=16m", "ro", StringComparison.Ordinal), "disk"];

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => MesoBotServer.StartAsync([.. readOnly, .. CrashProgram.Command]));

        Assert.Contains("ended with 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Check Data:Path", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Another MesoBot", failure.Message, StringComparison.Ordinal);
    }

    private static async Task SkipWithoutMountsAsync()
    {
        var may = await Command.RunAsync("unshare", ["-m", "/bin/sh", "-c", "mount -t tmpfs -o size=1m none /mnt"], TimeSpan.FromSeconds(10), cancellationToken: TestContext.Current.CancellationToken);
        if (may.ExitCode != 0) Assert.Skip($"A small disk cannot be mounted here (it needs root): {may.Output.Trim()}");
    }

    private static async Task FillAndFreeAsync(MesoBotServer server)
    {
        using var client = new DirectLineClient(server.Address);
        await client.StartAsync();
        var kept = new List<string> { await client.PostAsync("does it hurt", "first") };
        // Through the server's own eyes: the disk is mounted for it alone.
        var filler = $"/proc/{server.ProcessId}/root{server.DataPath}/filler";
        Fill(filler);

        await WriteUntilRefusedAsync(client, kept);
        using var inDanger = new DirectLineClient(server.Address) { ConversationId = client.ConversationId, Token = client.Token };
        await MeetDangerAsync(inDanger, kept);
        Assert.True(server.IsRunning, server.Log.Text);

        File.Delete(filler);
        var freed = Stopwatch.StartNew();
        while (await TryPostAsync(client, "does it hurt", "after") is not { } id || !Keep(kept, id))
        {
            Assert.True(freed.Elapsed < TimeSpan.FromSeconds(5), "It did not recover in five seconds.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        foreach (var id in kept) await client.ReplyAsync(id);
        var history = (await client.FetchAsync()).Activities;
        Assert.Equal(kept.Order(StringComparer.Ordinal), history.Where(a => !a.IsFromBot && kept.Contains(a.Id!)).Select(a => a.Id).Order(StringComparer.Ordinal));
        Assert.Equal(history.Count(a => !a.IsFromBot), history.Where(a => a.IsFromBot).Select(a => a.ReplyToId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(history.Count(a => !a.IsFromBot), history.Count(a => a.IsFromBot));
    }

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }

    private static async Task WriteUntilRefusedAsync(DirectLineClient client, List<string> kept)
    {
        // What the log file of the database already holds it may still use; so a few are kept first.
        for (var i = 0; i < 400; i++)
            if (await TryPostAsync(client, "does it hurt " + new string('x', 6000), $"full-{kept.Count}-{i}") is { } id) Keep(kept, id);
            else return;
        Assert.Fail("The full disk took everything.");
    }

    private static async Task MeetDangerAsync(DirectLineClient client, List<string> kept)
    {
        for (var i = 0; i < 3; i++)
        {
            var begun = Stopwatch.StartNew();
            try
            {
                Keep(kept, await client.PostAsync(Emergency, $"danger-{i}"));
            }
            catch (DirectLineException e)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, e.Status);
                Assert.Equal("emergency", Assert.Single(e.Activities).Kind);
            }
            Assert.True(begun.Elapsed < TimeSpan.FromSeconds(2), $"{begun.Elapsed}");
        }
    }

    private static bool Keep(List<string> kept, string id)
    {
        if (!kept.Contains(id)) kept.Add(id);
        return true;
    }

    private static async Task<string?> TryPostAsync(DirectLineClient client, string text, string key)
    {
        try
        {
            return await client.PostAsync(text, key);
        }
        catch (DirectLineException e)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, e.Status);
            Assert.NotNull(e.RetryAfter);
            return null;
        }
    }
}
