using System.Collections.Concurrent;
using MesoBot.Data;
using MesoBot.Tests.Support;
using MesoBot.Tests.Turns;

namespace MesoBot.Tests.Data;

/// <summary>A PostgreSQL server that goes away and comes back.</summary>
public sealed class PostgresFaultTests : IAsyncLifetime
{
    private readonly PostgresServer _server = PostgresServer.OfItsOwn();
    private StorePlace _place = null!;
    private StoreSeat _seat = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _place = StorePlace.OnPostgres(await _server.CreateDatabaseAsync(Stop));
        _seat = await _place.SitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _place.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task ALostServerIsSaidAndUsedAgainWithTheFirstMessageAfterItsStart()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "before", "k1");
        Parallel.For(0, 8, _ => _seat.Store.Next(id));

        await _server.StopImmediateAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _seat.SayAsync(id, "while", "k2"));
        Assert.Throws<StoreUnavailableException>(() => _seat.Store.Next(id));
        await _server.StartAsync(Stop);

        Assert.Equal(2, (await _seat.SayAsync(id, "while", "k2")).Sequence);
        Assert.True((await _seat.SayAsync(id, "before", "k1")).IsDuplicate);
        Assert.Equal("before", StoreSeat.TextOf(_seat.Store.Next(id)!.Payload!));
    }

    [Fact]
    public async Task ARestartBetweenTwoMessagesIsNotNoticed()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "before");
        _seat.Store.Next(id);

        await _server.RestartImmediateAsync(Stop);

        Assert.Equal("before", StoreSeat.TextOf(_seat.Store.Next(id)!.Payload!));
        Assert.Equal(2, (await _seat.SayAsync(id, "after")).Sequence);
    }

    [Fact]
    public async Task AMessageWhoseTurnTheServerMissedIsAnsweredAfterItsStart()
    {
        var thinking = new FakeThinking();
        await using var host = await new TurnHost(_seat, _place.Clock, thinking).StartAsync(finds: true);
        var held = thinking.Hold("slow");
        var id = await _seat.StartAsync();
        await host.SayAsync(id, "slow");
        await TurnHost.UntilAsync(() => thinking.AtOnce == 1);

        await _server.StopImmediateAsync();
        held.SetResult();
        await Task.Delay(1500, Stop);
        await _server.StartAsync(Stop);

        Assert.Equal(["slow", "re: slow"], await host.TextsAsync(id, 2));
    }

    [Fact]
    public async Task ThatSomebodyWritesCostsNothingWhileTheServerIsAwayAndIsCarriedAgainAfterItsStart()
    {
        var (clock, heard) = (new SetTimer(), new ConcurrentQueue<TypingNote>());
        var (here, there) = (new TypingSignals([], clock), new TypingSignals([heard.Enqueue], clock));
        using var leaving = new PostgresTyping(_seat.Options, here);
        using var coming = new PostgresSignals(_seat.Options, new ConversationSignals(), there, TimeProvider.System);
        var note = new TypingNote(await _seat.StartAsync());
        _seat.Change("UPDATE conversations SET owner = 'staff' WHERE id = @t_id", note.ConversationId);
        await leaving.StartAsync(Stop);
        await coming.StartAsync(Stop);
        await TurnHost.UntilAsync(() => IsHeard(note));

        await _server.StopImmediateAsync();
        for (var i = 0; i < 1000; i++) here.Typed(new TypingNote("c" + i));
        await _server.StartAsync(Stop);

        heard.Clear();
        await TurnHost.UntilAsync(() => IsHeard(note));
        Assert.All(heard, known => Assert.Equal(note, known));
        await leaving.StopAsync(Stop);
        await coming.StopAsync(Stop);

        bool IsHeard(TypingNote note)
        {
            clock.Move(TimeSpan.FromSeconds(3));
            here.Typed(note);
            return !heard.IsEmpty;
        }
    }
}
