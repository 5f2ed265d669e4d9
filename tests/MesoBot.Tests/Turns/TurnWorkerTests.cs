using MesoBot.Data;
using MesoBot.Tests.Data;
using MesoBot.Turns;

namespace MesoBot.Tests.Turns;

/// <summary>The path from an accepted message to its answer.</summary>
public sealed class TurnWorkerTests : IAsyncLifetime
{
    private readonly FakeThinking _thinking = new();
    private StorePlace _place = null!;
    private StoreSeat _seat = null!;
    private TurnHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _place = await StorePlace.OnSqliteAsync();
        _seat = await _place.SitAsync();
        _host = new TurnHost(_seat, _place.Clock, _thinking);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task AConversationIsAnsweredInOrderOneTurnAtATime()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        var most = 0;
        for (var i = 0; i < 20; i++)
            _thinking.On("m" + i, async _ =>
            {
                most = Math.Max(most, _thinking.AtOnce);
                await Task.Yield();
            });

        for (var i = 0; i < 20; i++) await _host.SayAsync(id, "m" + i);
        await _host.TextsAsync(id, 40);

        Assert.Equal(1, most);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => "m" + i), _thinking.Begun);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => "re: m" + i), _seat.Texts(id).Where(t => t.StartsWith("re:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ManyConversationsAreThoughtAboutAtOnce()
    {
        await _host.StartAsync();
        var held = _thinking.Hold("slow");
        var ids = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => _seat.StartAsync()));

        await Task.WhenAll(ids.Select(id => _host.SayAsync(id, "slow")));
        await TurnHost.UntilAsync(() => _thinking.AtOnce == 40);
        held.SetResult();

        foreach (var id in ids) Assert.Equal(["slow", "re: slow"], await _host.TextsAsync(id, 2));
    }

    [Fact]
    public async Task DangerCutsASlowTurnShortAndItsMessageIsAnsweredAfterwards()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        var cut = false;
        _thinking.On("slow", async stop =>
        {
            if (cut) return;
            try
            {
                await Task.Delay(Timeout.Infinite, stop);
            }
            finally
            {
                cut = true;
            }
        });
        await _host.SayAsync(id, "slow");
        await TurnHost.UntilAsync(() => _thinking.AtOnce == 1);

        await _host.SayAsync(id, "danger", urgent: true);

        Assert.Equal(["slow", "danger", "re: danger", "re: slow"], await _host.TextsAsync(id, 4));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM inbox WHERE kind = 'message'"));
    }

    [Fact]
    public async Task DangerDoesNotWaitForATurnThatHeedsNothing()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        var (held, first) = (new TaskCompletionSource(), true);
        _thinking.On("deaf", _ =>
        {
            if (!first) return Task.CompletedTask;
            first = false;
            return held.Task;
        });
        await _host.SayAsync(id, "deaf");
        await TurnHost.UntilAsync(() => _thinking.AtOnce == 1);

        await _host.SayAsync(id, "danger", urgent: true);

        Assert.Equal(["deaf", "danger", "re: danger", "re: deaf"], await _host.TextsAsync(id, 4));
        held.SetResult();
    }

    [Fact]
    public async Task DangerFindsAWorkerWhenAllOthersThink()
    {
        await _host.StartAsync();
        var held = _thinking.Hold("slow");
        var ids = await Task.WhenAll(Enumerable.Range(0, 70).Select(_ => _seat.StartAsync()));
        await Task.WhenAll(ids.Select(id => _host.SayAsync(id, "slow")));
        await TurnHost.UntilAsync(() => _thinking.AtOnce == 64);

        var other = await _seat.StartAsync();
        await _host.SayAsync(other, "danger", urgent: true);
        await _host.SayAsync(ids[^1], "danger", urgent: true);

        Assert.Equal(["danger", "re: danger"], await _host.TextsAsync(other, 2));
        Assert.Equal(["slow", "danger", "re: danger"], await _host.TextsAsync(ids[^1], 3));
        held.SetResult();
        Assert.Equal(["slow", "danger", "re: danger", "re: slow"], await _host.TextsAsync(ids[^1], 4));
    }

    [Fact]
    public async Task DangerDoesNotWaitForTheArticlesToBeRead()
    {
        await _host.StartAsync(loads: false);
        var id = await _seat.StartAsync();
        await _host.SayAsync(id, "does it hurt?");
        await Task.Delay(50, Stop);

        await _host.SayAsync(id, "danger", urgent: true);

        Assert.Equal(["does it hurt?", "danger", "re: danger"], await _host.TextsAsync(id, 3));
        Assert.DoesNotContain("does it hurt?", _thinking.Begun);
    }

    [Fact]
    public async Task ATurnThatFailsThreeTimesIsApologisedForAndTheNextGoesOn()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        _thinking.On("bad", _ => throw new InvalidOperationException());
        await _host.SayAsync(id, "bad");
        await _host.SayAsync(id, "good");

        var texts = await _host.TextsAsync(id, 4);

        Assert.Equal(3, _thinking.Begun.Count(t => t == "bad"));
        Assert.StartsWith("I cannot answer just now", texts[2], StringComparison.Ordinal);
        Assert.Equal("re: good", texts[3]);
    }

    [Fact]
    public async Task ATurnThatKeepsTimingOutIsGivenUpToo()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        _thinking.On("bad", _ => throw new TaskCanceledException());
        await _host.SayAsync(id, "bad");

        Assert.StartsWith("I cannot answer just now", (await _host.TextsAsync(id, 2))[1], StringComparison.Ordinal);
        Assert.Equal(3, _thinking.Begun.Count);
    }

    [Fact]
    public async Task ATurnWhoseChangesAreRefusedIsGivenUpToo()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        await _host.SayAsync(id, "refused");
        await _host.SayAsync(id, "good");

        var texts = await _host.TextsAsync(id, 4);

        Assert.StartsWith("I cannot answer just now", texts[2], StringComparison.Ordinal);
        Assert.Equal("re: good", texts[3]);
    }

    [Fact]
    public async Task DangerGetsItsReplyEvenWhenThinkingFails()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        _thinking.On("my throat is swelling and I cannot breathe", _ => throw new InvalidOperationException());
        await _host.SayAsync(id, "my throat is swelling and I cannot breathe", urgent: true);

        Assert.Contains("998", (await _host.TextsAsync(id, 2))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task DangerGetsTheGeneralReplyWhenNothingMayBeThoughtAnyMore()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "danger", urgent: true);
        _seat.Change("UPDATE inbox SET attempts = @n_attempts WHERE kind = 'message'", 2L * TurnTaking.MaxAttempts);
        _host.Queue.Wake(id, isUrgent: true);

        Assert.Contains("998", (await _host.TextsAsync(id, 2))[1], StringComparison.Ordinal);
        Assert.Empty(_thinking.Begun);
    }

    [Fact]
    public async Task WhatIsTriedWhenATurnIsGivenUpIsCountedToo()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "danger", urgent: true);
        _seat.Change("UPDATE inbox SET attempts = @n_attempts WHERE kind = 'message'", (long)TurnTaking.MaxAttempts);

        await _host.TakeAsync(_seat.Store.Next(id)!);

        Assert.True(_seat.Count("SELECT attempts FROM inbox WHERE kind = 'message'") > TurnTaking.MaxAttempts);
    }

    [Fact]
    public async Task AnInternalActivityThatFailsIsDroppedWithoutAWord()
    {
        await _host.StartAsync(finds: true);
        var id = await _seat.StartAsync();
        await _seat.ScheduleAsync(id, "unheard-of", "u|" + id, _place.Clock.Now);

        await TurnHost.UntilAsync(() => _seat.Count("SELECT count(*) FROM inbox WHERE conversation_id = @t_id", id) == 0);

        Assert.Empty(_seat.Texts(id));
    }

    [Fact]
    public async Task ASlowTurnShowsTypingWhichIsNotKept()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        using var listener = _host.Signals.Listen(id);
        var held = _thinking.Hold("slow");
        await _host.SayAsync(id, "slow");

        await listener.WaitAsync(Stop);
        Assert.True(listener.TryTakePassing(out var typing));
        held.SetResult();

        Assert.Contains("\"typing\"", typing, StringComparison.Ordinal);
        Assert.Equal(["slow", "re: slow"], await _host.TextsAsync(id, 2));
    }

    [Fact]
    public async Task ATurnThatSaysNothingWakesReadersToo()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        using var listener = _host.Signals.Listen(id);
        _seat.Change("UPDATE conversations SET owner = 'staff', version = version + 1 WHERE id = @t_id", id);

        await _host.SayAsync(id, "hello");
        await listener.WaitAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Stop);

        Assert.Equal(1, _seat.Count("SELECT count(*) FROM suggestions WHERE conversation_id = @t_id", id));
    }

    [Fact]
    public async Task WhileStaffHoldTheConversationTheBotSpeaksInDangerAlone()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        using var listener = _host.Signals.Listen(id);
        _seat.Change("UPDATE conversations SET owner = 'staff', version = version + 1 WHERE id = @t_id", id);
        _thinking.On("bad", _ => throw new InvalidOperationException());
        _thinking.On("slow", _ => Task.Delay(1000, Stop));
        await _host.SayAsync(id, "hello");
        await _host.SayAsync(id, "bad");
        await _host.SayAsync(id, "slow");
        await TurnHost.UntilAsync(() => _seat.Count("SELECT count(*) FROM inbox WHERE kind = 'message'") == 0);

        await _host.SayAsync(id, "danger", urgent: true);

        Assert.Equal(["hello", "bad", "slow", "danger", "re: danger"], await _host.TextsAsync(id, 5));
        Assert.False(listener.TryTakePassing(out _));
        Assert.Equal(3, _seat.Count("SELECT count(*) FROM turn_traces WHERE conversation_id = @t_id", id));
    }

    [Fact]
    public async Task StaffWhoStepInWhileTheBotThinksAreNotTalkedOver()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        var held = _thinking.Hold("slow");
        await _host.SayAsync(id, "slow");
        await TurnHost.UntilAsync(() => _thinking.AtOnce == 1);
        _seat.Change("UPDATE conversations SET owner = 'staff', version = version + 1 WHERE id = @t_id", id);
        held.SetResult();

        await TurnHost.UntilAsync(() => _seat.Count("SELECT count(*) FROM inbox WHERE kind = 'message'") == 0);

        Assert.Equal(["slow"], _seat.Texts(id));
    }

    [Fact]
    public async Task TheEndOfASessionForgetsWhatItWasAbout()
    {
        var id = await _seat.StartAsync();
        await _host.StartAsync(finds: true);
        await _host.SayAsync(id, "one");
        await _host.TextsAsync(id, 2);

        _place.Clock.Move(ConversationStore.SessionPause + TimeSpan.FromSeconds(1));
        await TurnHost.UntilAsync(() => _seat.Count("SELECT count(*) FROM inbox") == 0);
        await _host.SayAsync(id, "two");
        await _host.TextsAsync(id, 4);

        Assert.Equal(1, _seat.Count("SELECT count(*) FROM sessions WHERE number = 1 AND ended_at IS NOT NULL"));
        Assert.Equal((false, null, 2L), Last());
    }

    [Fact]
    public async Task ANewSessionForgetsAlthoughNobodyEndedTheOneBefore()
    {
        var id = await _seat.StartAsync();
        await _host.StartAsync();
        await _host.SayAsync(id, "one");
        await _host.TextsAsync(id, 2);
        await _host.SayAsync(id, "still");
        await _host.TextsAsync(id, 4);
        Assert.Equal((true, "one", 1L), Last());

        _place.Clock.Move(ConversationStore.SessionPause + TimeSpan.FromSeconds(1));
        await _host.SayAsync(id, "two");
        await _host.TextsAsync(id, 6);

        Assert.Equal((false, null, 2L), Last());
    }

    [Fact]
    public async Task ASessionThatGoesOnIsNotEnded()
    {
        var id = await _seat.StartAsync();
        await _host.StartAsync(finds: true);
        await _host.SayAsync(id, "one");
        await _host.TextsAsync(id, 2);
        _place.Clock.Move(ConversationStore.SessionPause - TimeSpan.FromMinutes(10));
        await _host.SayAsync(id, "two");
        await _host.TextsAsync(id, 4);
        var asked = _seat.Count("SELECT due_at FROM inbox");

        _place.Clock.Move(TimeSpan.FromMinutes(20));
        await TurnHost.UntilAsync(() => _seat.Count("SELECT due_at FROM inbox") > asked);
        await _host.SayAsync(id, "three");
        await _host.TextsAsync(id, 6);

        Assert.Equal((true, "two", 1L), Last());
    }

    [Fact]
    public async Task WhatAStoppedServerHeldIsFreeAtOnce()
    {
        await _host.StartAsync();
        var id = await _seat.StartAsync();
        _thinking.Hold("slow");
        await _host.SayAsync(id, "slow");
        await TurnHost.UntilAsync(() => _thinking.AtOnce == 1);

        await _host.StopWorkAsync();

        Assert.Contains(_seat.Store.FindFreeWork(), w => w.Id == id);
        Assert.Equal(0, _seat.Count("SELECT attempts FROM inbox WHERE kind = 'message'"));
    }

    [Fact]
    public async Task WorkThatIsLeftOverIsFoundAtTheStart()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");

        await _host.StartAsync(finds: true);

        Assert.Equal(["hello", "re: hello"], await _host.TextsAsync(id, 2));
    }

    private (bool HasMet, string? LastQuestion, long Session) Last()
    {
        var state = _thinking.States.Last();
        return (state.HasMet, state.LastQuestion, state.Session);
    }
}
