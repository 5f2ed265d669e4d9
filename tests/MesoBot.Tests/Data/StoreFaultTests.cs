using MesoBot.Data;
using MesoBot.Tests.Support;
using MesoBot.Tests.Turns;
using Microsoft.Data.Sqlite;

namespace MesoBot.Tests.Data;

/// <summary>The file is full, held by somebody else, or on a disk that ends: nothing acknowledged is lost, and it goes on by itself.</summary>
public sealed class StoreFaultTests : IAsyncLifetime
{
    private StorePlace _place = null!;
    private StoreSeat _seat = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _place = await StorePlace.OnSqliteAsync();
        _seat = await _place.SitAsync();
    }

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Theory]
    [InlineData(1000)]
    [InlineData(3000)]
    public async Task AnotherProcessThatHoldsTheFileForAWhileIsWaitedFor(int milliseconds)
    {
        var id = await _seat.StartAsync();
        var held = await HoldAsync(milliseconds);

        var accepted = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _seat.SayAsync(id, "m" + i)));
        await held;

        Assert.Equal(20, accepted.Select(a => a.Sequence).Distinct().Count());
    }

    [Fact]
    public async Task AnotherProcessThatHoldsTheFileTooLongIsSaidToTheSender()
    {
        var id = await _seat.StartAsync();
        var held = await HoldAsync(8000);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _seat.SayAsync(id, "lost", "k1"));
        Assert.Empty(_seat.Texts(id));
        await held;

        Assert.False((await _seat.SayAsync(id, "lost", "k1")).IsDuplicate);
    }

    [Fact]
    public async Task AFullFileLosesNothingThatWasAcknowledgedAndGoesOnWhenThereIsRoom()
    {
        var id = await _seat.StartAsync();
        // The limit holds for the writer's connection; the one it opens after the failure has none: there is room again.
        await _seat.Writer.WriteAsync(s => s.First(new Sql("PRAGMA max_page_count = 1"), r => r.GetInt64(0)));
        var (kept, refused) = (0, 0);
        var text = new string('x', 2000);

        while (refused == 0 && kept < 1000)
        {
            var group = Enumerable.Range(0, 8).Select(_ => _seat.SayAsync(id, text)).ToList();
            foreach (var said in group)
            {
                try
                {
                    await said;
                    kept++;
                }
                catch (StoreUnavailableException)
                {
                    refused++;
                }
            }
        }

        Assert.True(refused > 0);
        Assert.Equal(kept, _seat.Texts(id).Count);
        Assert.Equal(kept + 1, (await _seat.SayAsync(id, "room")).Sequence);
    }

    [Fact]
    public async Task ADiskThatIsFullRefusesAndRecoversByItself()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A small disk can only be made by root on Linux.");
        await using var disk = await SmallDisk.CreateAsync("6m");
        StoreSeat.Prepare(disk.Path, null);
        await using var seat = new StoreSeat(disk.Path, null, _place.Clock);
        var id = await seat.StartAsync();
        var kept = 0;
        for (var cycle = 0; cycle < 3; cycle++)
        {
            disk.Fill();
            await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            {
                for (var i = 0; i < 500; i++)
                {
                    await seat.SayAsync(id, new string('x', 2000));
                    kept++;
                }
            });
            await Assert.ThrowsAsync<StoreUnavailableException>(() => seat.SayAsync(id, new string('x', 20_000)));

            disk.Free();
            await seat.SayAsync(id, "room");
            kept++;
        }

        Assert.Equal(kept, seat.Texts(id).Count);
        using var session = seat.Database.Open();
        Assert.Equal("ok", session.First(new Sql("PRAGMA integrity_check"), r => r.GetString(0)));
    }

    [Fact]
    public async Task ADiskThatTurnsReadOnlyRefusesAndRecoversByItself()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A small disk can only be made by root on Linux.");
        await using var disk = await SmallDisk.CreateAsync("6m");
        StoreSeat.Prepare(disk.Path, null);
        await using var seat = new StoreSeat(disk.Path, null, _place.Clock);
        var id = await seat.StartAsync();
        await seat.StopAsync();
        await using var again = new StoreSeat(disk.Path, null, _place.Clock);

        await disk.RemountAsync("ro");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => again.SayAsync(id, "lost"));
        var run = await MesoBotProgram.RunAsync(["serve", "--urls", "http://127.0.0.1:0"], [("Data__Path", disk.Path)]);
        await disk.RemountAsync("rw");

        Assert.Equal(1, (await again.SayAsync(id, "kept")).Sequence);
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("Another MesoBot", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangesThatWaitWhenTheServerStopsAreKept()
    {
        var id = await _seat.StartAsync();
        using var hold = new ManualResetEventSlim();
        var held = _seat.Writer.WriteAsync(_ => hold.Wait(TimeSpan.FromSeconds(10)));
        var said = Enumerable.Range(0, 300).Select(i => _seat.SayAsync(id, "m" + i)).ToList();

        var stopping = _seat.Writer.StopAsync(Stop);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _seat.SayAsync(id, "too late"));
        hold.Set();
        await stopping;

        await Task.WhenAll(said);
        await held;
        Assert.Equal(300, _seat.Texts(id).Count);
    }

    [Fact]
    public async Task WhateverAChangeThrowsTheWriterGoesOn()
    {
        foreach (var thrown in new Exception[] { new OperationCanceledException(), new FormatException(), new InvalidCastException(), new IOException(), new ObjectDisposedException("x") })
            await Assert.ThrowsAnyAsync<Exception>(() => _seat.Writer.WriteAsync<int>(_ => throw thrown));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _seat.Writer.WriteAsync<int>(session =>
        {
            session.Connection.Close();
            throw new FormatException();
        }));

        Assert.NotNull(await _seat.StartAsync());
    }

    [Fact]
    public async Task AChangeThatEndsTheTransactionItselfIsNotTakenForKept()
    {
        var id = await _seat.StartAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _seat.Writer.WriteAsync(session => session.Execute(new Sql("ROLLBACK"))));

        Assert.Equal(1, (await _seat.SayAsync(id, "hello")).Sequence);
    }

    [Fact]
    public async Task MoreThanMayWaitIsRefusedAtOnce()
    {
        using var hold = new ManualResetEventSlim();
        var held = _seat.Writer.WriteAsync(_ => hold.Wait(TimeSpan.FromSeconds(10)));
        await TurnHost.UntilAsync(() => _seat.Writer.Waiting == 0);
        var waiting = Enumerable.Range(0, _seat.Options.Value.MaxWaitingWrites).Select(_ => _seat.Writer.WriteAsync(_ => 0)).ToList();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _seat.Writer.WriteAsync(_ => 0));
        hold.Set();
        await held;
        await Task.WhenAll(waiting);
    }

    /// <returns>A task that ends when the file is let go; the file is held when this returns.</returns>
    private async Task<Task> HoldAsync(int milliseconds)
    {
        var taken = new TaskCompletionSource();
        var held = Task.Run(async () =>
        {
            using var connection = new SqliteConnection($"Data Source={_seat.Database.File};Pooling=False");
            connection.Open();
            using var begin = connection.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
            taken.SetResult();
            await Task.Delay(milliseconds, Stop);
        }, Stop);
        await taken.Task;
        return held;
    }
}
