using MesoBot.Turns;

namespace MesoBot.Tests.Turns;

/// <summary>Who is next, and who is cut short.</summary>
public sealed class TurnQueueTests : IDisposable
{
    private readonly TurnQueue _queue = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task AConversationStandsInItOnce()
    {
        for (var i = 0; i < 5; i++) _queue.Wake("a", isUrgent: false);

        Assert.Equal(1, _queue.Waiting);
        Assert.Equal("a", await _queue.NextAsync(isUrgent: false, Stop));
        _queue.Done("a");
        Assert.Equal(0, _queue.Waiting);
    }

    [Fact]
    public async Task AConversationWokenWhileWorkedOnComesAgain()
    {
        _queue.Wake("a", isUrgent: false);
        await _queue.NextAsync(isUrgent: false, Stop);
        _queue.Wake("a", isUrgent: false);
        Assert.Equal(0, _queue.Waiting);

        _queue.Done("a");

        Assert.Equal("a", await _queue.NextAsync(isUrgent: false, Stop));
    }

    [Fact]
    public async Task OneThatHurriesUpIsWorkedOnOnce()
    {
        _queue.Wake("a", isUrgent: false);
        _queue.Wake("b", isUrgent: false);
        _queue.Wake("a", isUrgent: true);

        Assert.Equal("a", await _queue.NextAsync(isUrgent: true, Stop));
        Assert.Equal("b", await _queue.NextAsync(isUrgent: false, Stop));
        _queue.Done("a");
        _queue.Done("b");

        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _queue.NextAsync(isUrgent: false, soon.Token).AsTask());
    }

    [Fact]
    public async Task DangerCancelsTheTurnUnderWay()
    {
        _queue.Wake("a", isUrgent: false);
        await _queue.NextAsync(isUrgent: false, Stop);
        _queue.Look("a");
        using var turn = _queue.Begin("a", isUrgent: false, Stop);

        _queue.Wake("a", isUrgent: true);

        Assert.True(turn.IsCancellationRequested);
    }

    [Fact]
    public async Task DangerThatCameSinceTheLastLookCancelsTheTurnThatBegins()
    {
        _queue.Wake("a", isUrgent: false);
        await _queue.NextAsync(isUrgent: false, Stop);
        _queue.Look("a");

        _queue.Wake("a", isUrgent: true);
        using var turn = _queue.Begin("a", isUrgent: false, Stop);
        _queue.End("a");
        _queue.Look("a");
        using var next = _queue.Begin("a", isUrgent: false, Stop);

        Assert.True(turn.IsCancellationRequested);
        Assert.False(next.IsCancellationRequested);
    }

    [Fact]
    public async Task WhatATurnDoesWhenItIsCutShortDoesNotHoldUpWhoSawTheDanger()
    {
        _queue.Wake("a", isUrgent: false);
        await _queue.NextAsync(isUrgent: false, Stop);
        using var turn = _queue.Begin("a", isUrgent: false, Stop);
        using var go = new ManualResetEventSlim();
        using var waits = turn.Token.Register(() => go.Wait(TimeSpan.FromSeconds(10)));

        _queue.Wake("a", isUrgent: true);
        _queue.Wake("b", isUrgent: true);
        go.Set();

        Assert.Equal("b", await _queue.NextAsync(isUrgent: true, Stop));
    }

    [Fact]
    public async Task NoWakeIsLost()
    {
        var (seen, said) = (0, 0);
        var worker = Task.Run(async () =>
        {
            while (true)
            {
                var id = await _queue.NextAsync(isUrgent: false, Stop);
                seen = Volatile.Read(ref said);
                _queue.Done(id);
                if (seen == 20_000) return;
            }
        }, Stop);

        for (var i = 0; i < 20_000; i++)
        {
            Interlocked.Increment(ref said);
            _queue.Wake("a", isUrgent: false);
        }

        await worker.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.Equal(20_000, seen);
    }
}
