using MesoBot.Data;
using MesoBot.Tests.Support;
using MesoBot.Tests.Turns;
using Npgsql;

namespace MesoBot.Tests.Data;

/// <summary>Two servers on one PostgreSQL.</summary>
public sealed class TwoInstancesTests(PostgresServer server) : IAsyncLifetime
{
    private StorePlace _place = null!;
    private string _connection = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _place = StorePlace.OnPostgres(_connection = await server.CreateDatabaseAsync(Stop));

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task EveryMessageIsAnsweredOnceAndInOrderWhicheverTakesIt()
    {
        const int Conversations = 40, Messages = 12;
        var thinking = new FakeThinking();
        await using var one = await new TurnHost(await _place.SitAsync(), _place.Clock, thinking).StartAsync(finds: true);
        await using var two = await new TurnHost(await _place.SitAsync(), _place.Clock, thinking).StartAsync(finds: true);
        var ids = await Task.WhenAll(Enumerable.Range(0, Conversations).Select(_ => one.Seat.StartAsync()));

        await Task.WhenAll(ids.Select((id, c) => Task.Run(async () =>
        {
            for (var m = 0; m < Messages; m++) await ((c + m) % 2 == 0 ? one : two).SayAsync(id, $"m{m}", urgent: m % 5 == 4);
        }, Stop)));
        foreach (var id in ids) await one.TextsAsync(id, 2 * Messages);

        foreach (var id in ids)
        {
            var activities = one.Seat.Store.ReadAfter(id, 0, 1000);
            Assert.Equal(Enumerable.Range(1, 2 * Messages).Select(i => (long)i), activities.Select(a => a.Sequence));
            var replies = activities.Where(a => a.ReplyTo is not null).ToList();
            Assert.Equal(Messages, replies.Select(r => r.ReplyTo).Distinct().Count());
            var calm = replies.Select(r => StoreSeat.TextOf(r.Payload)).Where(t => t is not ("re: m4" or "re: m9")).ToList();
            Assert.Equal(Enumerable.Range(0, Messages).Where(m => m % 5 != 4).Select(m => "re: m" + m), calm);
        }
        Assert.Equal(0, one.Seat.Count("SELECT count(*) FROM inbox WHERE kind = 'message'"));
    }

    [Fact]
    public async Task ChangesThatLockInARingAreAllKept()
    {
        var (one, two) = (await _place.SitAsync(), await _place.SitAsync());
        var (a, b) = (await one.StartAsync(), await one.StartAsync());
        var lockBoth = new Sql("SELECT id FROM conversations WHERE id = @t_id FOR UPDATE");

        Task<int> Both(StoreSeat seat, string first, string second) => seat.Writer.WriteAsync(session =>
        {
            session.Any(lockBoth, first);
            Thread.Sleep(300);
            session.Any(lockBoth, second);
            return 1;
        });

        Assert.Equal(2, (await Task.WhenAll(Both(one, a, b), Both(two, b, a))).Sum());
    }

    [Fact]
    public async Task AReaderOnOneIsWokenByWhatTheOtherStores()
    {
        var (one, two) = (await _place.SitAsync(), await _place.SitAsync());
        var signals = new ConversationSignals();
        using var between = new PostgresSignals(two.Options, signals, new TypingSignals([], TimeProvider.System), TimeProvider.System);
        var id = await one.StartAsync();
        using var listener = signals.Listen(id);
        await between.StartAsync(Stop);
        // The first wake says that it listens now.
        await WokenAsync(listener);

        await one.SayAsync(id, "hello");
        await WokenAsync(listener);
        Assert.Equal(["hello"], two.Texts(id));
        await one.AnswerAsync(id, "good day");
        await WokenAsync(listener);
        Assert.Equal(["hello", "good day"], two.Texts(id));

        await between.StopAsync(Stop);
    }

    [Fact]
    public async Task AReaderMissesNothingWhenItsSignalsWereCut()
    {
        var (one, two) = (await _place.SitAsync(), await _place.SitAsync());
        var signals = new ConversationSignals();
        using var between = new PostgresSignals(two.Options, signals, new TypingSignals([], TimeProvider.System), TimeProvider.System);
        var id = await one.StartAsync();
        using var listener = signals.Listen(id);
        await between.StartAsync(Stop);
        await WokenAsync(listener);

        await CutListenersAsync();
        await one.SayAsync(id, "hello");

        await WokenAsync(listener);
        Assert.Equal(["hello"], two.Texts(id));
        await between.StopAsync(Stop);
    }

    [Fact]
    public async Task WhatWasAcknowledgedIsWrittenWhateverTheServerWasTold()
    {
        var seat = await _place.SitAsync();

        // The test's server is told to acknowledge before it has written.
        Assert.Equal("on", await seat.Writer.WriteAsync(s => s.First(new Sql("SHOW synchronous_commit"), r => r.GetString(0))));
    }

    private static async Task WokenAsync(ConversationListener listener) =>
        await listener.WaitAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Stop);

    private async Task CutListenersAsync()
    {
        await using var connection = new NpgsqlConnection(_connection + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()", connection);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
