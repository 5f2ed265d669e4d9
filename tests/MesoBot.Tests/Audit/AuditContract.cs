using MesoBot.Audit;
using MesoBot.Data;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Audit;

/// <summary>The log of what was done, on either database: one chain, in which nothing can be changed unseen.</summary>
public abstract class AuditContract : IAsyncLifetime
{
    private StorePlace _place = null!;
    private StoreSeat _seat = null!;
    private AuditLog _log = null!;

    private protected abstract Task<StorePlace> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _place = await OpenAsync();
        _seat = await _place.SitAsync();
        _log = new AuditLog(_seat.Database, _place.Clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task EntriesFormAChainFromTheFirst()
    {
        await FillAsync(5);

        var found = Follow();

        Assert.Equal((5, null, 1, 5), (found.Entries, found.BrokenAt, found.First!.Sequence, found.Last!.Sequence));
        Assert.Equal(AuditLog.Beginning, found.First.Previous);
        Assert.Equal("""{"count":"1","kind":"two"}""", found.First.Details);
    }

    [Fact]
    public void AnEmptyLogIsWhole() => Assert.Equal(new AuditFinding(0, null, null, null, null, false), Follow());

    [Theory]
    [InlineData("actor")]
    [InlineData("action")]
    [InlineData("subject")]
    [InlineData("details")]
    public async Task AChangedWordIsNoticed(string column)
    {
        await FillAsync(5);

        _seat.Change($"UPDATE audit SET {column} = 'other' WHERE sequence = 3");

        var found = Follow();
        Assert.Equal((3, AuditBreak.Changed, 2), (found.BrokenAt, found.Break, found.Entries));
    }

    [Fact]
    public async Task AChangedTimeIsNoticed()
    {
        await FillAsync(3);

        _seat.Change("UPDATE audit SET at = at + 1 WHERE sequence = 1");

        Assert.Equal((1, AuditBreak.Changed), (Follow().BrokenAt, Follow().Break));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task AnEntryThatWasTakenOutIsNoticed(long sequence)
    {
        await FillAsync(5);

        _seat.Change("DELETE FROM audit WHERE sequence = @n_sequence", sequence);

        Assert.Equal((sequence + 1, AuditBreak.OtherBefore), (Follow().BrokenAt, Follow().Break));
    }

    [Fact]
    public async Task AnEntryThatWasTakenOutAndTheRestMovedUpIsNoticed()
    {
        await FillAsync(5);

        _seat.Change("DELETE FROM audit WHERE sequence = 3");
        _seat.Change("UPDATE audit SET sequence = 3 WHERE sequence = 4");

        Assert.Equal((3, AuditBreak.Changed), (Follow().BrokenAt, Follow().Break));
    }

    [Fact]
    public async Task AForgedEntryThatFitsItsOwnHashIsNoticedAtTheNext()
    {
        await FillAsync(5);
        var rows = Rows();
        var hash = AuditLog.HashOf(3, rows[2].At, "nobody", rows[2].Action, rows[2].Subject, rows[2].Details, rows[2].Previous);

        _seat.Change("UPDATE audit SET actor = 'nobody', hash = @t_hash WHERE sequence = 3", hash);

        Assert.Equal((4, AuditBreak.OtherBefore), (Follow().BrokenAt, Follow().Break));
    }

    [Fact]
    public async Task TwoEntriesThatChangedPlacesAreNoticed()
    {
        await FillAsync(5);

        _seat.Change("UPDATE audit SET sequence = 99 WHERE sequence = 2");
        _seat.Change("UPDATE audit SET sequence = 2 WHERE sequence = 3");
        _seat.Change("UPDATE audit SET sequence = 3 WHERE sequence = 99");

        Assert.Equal((2, AuditBreak.Changed), (Follow().BrokenAt, Follow().Break));
    }

    [Fact]
    public async Task ACutEndIsNoticedByAHashThatWasNoted()
    {
        await FillAsync(5);
        var noted = Follow().Last!.Hash;
        await FillAsync(2);
        Assert.True(Follow(noted).HasExpected);

        _seat.Change("DELETE FROM audit WHERE sequence >= 5");

        var cut = Follow(noted);
        Assert.Equal((null, false), (cut.BrokenAt, cut.HasExpected));
    }

    [Fact]
    public async Task WhatIsUndoneIsNotLogged()
    {
        await FillAsync(1);

        await Assert.ThrowsAnyAsync<Exception>(() => _seat.Writer.WriteAsync<int>(session =>
        {
            _log.Append(session, new AuditEntry("system", "never", "x"));
            throw new InvalidOperationException();
        }));
        await FillAsync(1);

        Assert.Equal((2, null), (Follow().Entries, Follow().BrokenAt));
        Assert.DoesNotContain(Rows(), r => r.Action == "never");
    }

    [Fact]
    public async Task ChangesThatShareACommitFollowOneAnother()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => FillAsync(1)));

        Assert.Equal((60, null), (Follow().Entries, Follow().BrokenAt));
    }

    private protected async Task FillAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _place.Clock.Move(TimeSpan.FromSeconds(1));
            await _seat.Writer.WriteAsync(session =>
            {
                _log.Append(session, new AuditEntry("patient", "privacy.stop", "p1", new Dictionary<string, string> { ["kind"] = "two", ["count"] = "1" }));
                return 0;
            });
        }
    }

    private AuditFinding Follow(string? expected = null)
    {
        using var reader = AuditReader.Open(_seat.Database);
        return AuditChain.Follow(reader.All(), expected);
    }

    private List<AuditRow> Rows()
    {
        using var reader = AuditReader.Open(_seat.Database);
        return [.. reader.All()];
    }
}

public sealed class SqliteAuditTests : AuditContract
{
    private protected override Task<StorePlace> OpenAsync() => StorePlace.OnSqliteAsync();
}

/// <summary>The chain is one for a whole database, so each test has a database of its own.</summary>
public sealed class PostgresAuditTests(PostgresServer server) : AuditContract
{
    private protected override async Task<StorePlace> OpenAsync() => StorePlace.OnPostgres(await server.CreateDatabaseAsync());
}

/// <summary>Two servers on one PostgreSQL append to one chain.</summary>
public sealed class TwoInstancesAuditTests(PostgresServer server)
{
    private static readonly Sql Touch = new("UPDATE conversations SET version = version + 1 WHERE id = @t_id");

    [Fact]
    public async Task TwoInstancesThatAppendAtOnceMakeOneChain()
    {
        const int Each = 150;
        await using var place = StorePlace.OnPostgres(await server.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        StoreSeat[] seats = [await place.SitAsync(), await place.SitAsync()];
        var conversations = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => seats[0].StartAsync()));

        // Rows of others before and after the entry: with the lock taken at once, the instances would wait in a ring.
        await Task.WhenAll(seats.SelectMany(seat => Enumerable.Range(0, Each).Select(i => seat.Writer.WriteAsync(session =>
        {
            new AuditLog(seat.Database, TimeProvider.System).Append(session, new AuditEntry("system", "test", seat.Instance.Id));
            return session.Execute(Touch, conversations[i % conversations.Length]);
        }, conversations[i % conversations.Length]))));

        using var reader = AuditReader.Open(seats[0].Database);
        var found = AuditChain.Follow(reader.All());
        Assert.Equal((2 * Each, null), (found.Entries, found.BrokenAt));
        Assert.Equal([Each, Each], reader.All().CountBy(r => r.Subject).Select(c => c.Value));
    }
}
