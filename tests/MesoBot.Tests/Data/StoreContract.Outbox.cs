using MesoBot.Data;
using MesoBot.Tests.Turns;
using MesoBot.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace MesoBot.Tests.Data;

/// <summary>What goes out to channels that are written to.</summary>
public abstract partial class StoreContract
{
    private readonly FakeChannel _channel = new("channel-" + Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task RepliesLeaveInOrderAndKeepThePlatformsId()
    {
        var id = await AnsweredAsync("a", "b", "c");
        await using var worker = await WorkAsync(_seat);

        await TurnHost.UntilAsync(() => Status(id, 4) == "sent");

        Assert.Equal([(id + "|2", "a"), (id + "|3", "b"), (id + "|4", "c")], _channel.Handed);
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM outbox WHERE conversation_id = @t_id AND external_id = 'ext-b' AND attempts = 1 AND sender IS NULL", id));
    }

    [Fact]
    public async Task WhatTheChannelDidNotTakeIsSentAgainLaterAndHoldsBackWhatFollows()
    {
        var id = await AnsweredAsync("a", "b");
        _channel.On("a", SendOutcome.Retry("429"));
        await using var worker = await WorkAsync(_seat);

        var begin = _place.Clock.Now.ToUnixTimeMilliseconds();
        await TurnHost.UntilAsync(() => _seat.Count(PendingAfterTries, id, 1L) == 1);
        Assert.Equal(begin + 1000, _seat.Count("SELECT next_at FROM outbox WHERE conversation_id = @t_id AND sequence = 2", id));
        _place.Clock.Move(TimeSpan.FromSeconds(1));
        await TurnHost.UntilAsync(() => _seat.Count(PendingAfterTries, id, 2L) == 1);
        Assert.Equal(begin + 3000, _seat.Count("SELECT next_at FROM outbox WHERE conversation_id = @t_id AND sequence = 2", id));
        Assert.Equal(["a", "a"], _channel.Texts);

        _channel.On("a", SendOutcome.Sent("x"));
        _place.Clock.Move(TimeSpan.FromSeconds(2));
        await TurnHost.UntilAsync(() => Status(id, 3) == "sent");

        Assert.Equal(["a", "a", "a", "b"], _channel.Texts);
        Assert.Single(_channel.Handed.Where(h => h.Text == "a").Select(h => h.Id).Distinct());
    }

    [Fact]
    public async Task AClockThatIsSetBackPutsNoReplyOff()
    {
        var id = await AnsweredAsync("a", "b");
        _channel.On("a", SendOutcome.Retry("429", TimeSpan.FromMinutes(50)));
        _place.Clock.Move(TimeSpan.FromHours(-3));
        await using var worker = await WorkAsync(_seat);
        await TurnHost.UntilAsync(() => _seat.Count(PendingAfterTries, id, 1L) == 1);

        _channel.On("a", SendOutcome.Sent("x"));
        _place.Clock.Move(TimeSpan.FromHours(-3));
        await TurnHost.UntilAsync(() => Status(id, 3) == "sent");

        Assert.Equal(["a", "a", "b"], _channel.Texts);
    }

    [Fact]
    public async Task WhatFailsForGoodDoesNotHoldBackWhatFollows()
    {
        var id = await AnsweredAsync("a", "b");
        _channel.On("a", SendOutcome.Failed("blocked"));
        await using var worker = await WorkAsync(_seat);

        await TurnHost.UntilAsync(() => Status(id, 3) == "sent");

        Assert.Equal("failed", Status(id, 2));
        Assert.Equal(["a", "b"], _channel.Texts);
    }

    [Fact]
    public async Task WhatMayHaveArrivedIsNotSentAgain()
    {
        var (thrown, cut) = (await AnsweredAsync("thrown", "b"), await AnsweredAsync("cut", "c"));
        _channel.On("thrown", _ => throw new HttpRequestException("half a message"));
        _channel.On("cut", _ => throw new TaskCanceledException());
        await using var worker = await WorkAsync(_seat);

        await TurnHost.UntilAsync(() => Status(thrown, 3) == "sent" && Status(cut, 3) == "sent");
        _place.Clock.Move(TimeSpan.FromHours(2));
        await Task.Delay(100, Stop);

        Assert.Equal(("unknown", "unknown"), (Status(thrown, 2), Status(cut, 2)));
        Assert.Equal(4, _channel.Handed.Count);
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM outbox WHERE conversation_id = @t_id AND error = 'HttpRequestException'", thrown));
    }

    [Fact]
    public async Task WhatWasBeingSentAtACrashIsUnknownAtTheNextStart()
    {
        var id = await AnsweredAsync("a", "b");
        Assert.Single(await _seat.Outbox.ClaimAsync(_channel.ChannelId, 16));
        await _seat.StopAsync();

        var again = _place.Again(_seat);
        await using var worker = await WorkAsync(again);
        await TurnHost.UntilAsync(() => Status(id, 3) == "sent");

        Assert.Equal("unknown", Status(id, 2));
        Assert.Equal(["b"], _channel.Texts);
    }

    [Fact]
    public async Task WhatAnInstanceTookAlongIsUnknownToTheOthersAfterAWhile()
    {
        var other = await _place.SitAsync();
        var id = await AnsweredAsync("a", "b");
        await _seat.Outbox.ClaimAsync(_channel.ChannelId, 16);
        await using var worker = await WorkAsync(other);
        await Task.Delay(100, Stop);
        Assert.Equal("sending", Status(id, 2));

        _place.Clock.Move(OutboxStore.SendingTime + TimeSpan.FromSeconds(1));
        await TurnHost.UntilAsync(() => Status(id, 3) == "sent");

        Assert.Equal("unknown", Status(id, 2));
        Assert.Equal(["b"], _channel.Texts);
    }

    [Fact]
    public async Task TheTruthReplacesADoubtButNothingUnknownIsSentAgain()
    {
        var id = await AnsweredAsync("a");
        var delivery = Assert.Single(await _seat.Outbox.ClaimAsync(_channel.ChannelId, 16));
        await _seat.Outbox.RecoverAsync();

        await _seat.Outbox.SendAgainAsync(delivery.Id, TimeSpan.Zero, "429");
        Assert.Equal("unknown", Status(id, 2));
        await _seat.Outbox.SentAsync(delivery.Id, "x");
        Assert.Equal("sent", Status(id, 2));
    }

    [Fact]
    public async Task TwoInstancesNeverSendTheSameReply()
    {
        var other = await _place.SitAsync();
        var ids = new List<string>();
        for (var i = 0; i < 12; i++) ids.Add(await AnsweredAsync($"{i} a", $"{i} b", $"{i} c"));
        await using var one = await WorkAsync(_seat);
        await using var two = await WorkAsync(other);

        await TurnHost.UntilAsync(() => ids.All(id => Status(id, 4) == "sent"));

        Assert.Equal(36, _channel.Handed.Count);
        Assert.Equal(36, _channel.Handed.Distinct().Count());
        for (var i = 0; i < 12; i++) Assert.Equal([$"{i} a", $"{i} b", $"{i} c"], _channel.Texts.Where(t => t.StartsWith($"{i} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ASlowReplyHoldsUpNoOtherConversation()
    {
        var (slow, quick) = (await AnsweredAsync("slow", "after"), await AnsweredAsync("quick"));
        var held = new TaskCompletionSource<SendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _channel.On("slow", held.Task.WaitAsync);
        await using var worker = await WorkAsync(_seat);

        await TurnHost.UntilAsync(() => Status(quick, 2) == "sent");
        Assert.Equal(("sending", "pending"), (Status(slow, 2), Status(slow, 3)));
        held.SetResult(SendOutcome.Sent("x"));
        await TurnHost.UntilAsync(() => Status(slow, 3) == "sent");
    }

    [Fact]
    public async Task RepliesOnDirectLineAreNotWrittenToAnybody()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");
        await _seat.AnswerAsync(id, "good day");

        Assert.Equal(0, _seat.Count("SELECT count(*) FROM outbox WHERE conversation_id = @t_id", id));
    }

    private const string PendingAfterTries = "SELECT count(*) FROM outbox WHERE conversation_id = @t_id AND sequence = 2 AND status = 'pending' AND attempts = @n_tries";

    private async Task<string> AnsweredAsync(params string[] replies)
    {
        var id = await _seat.StartAsync(_channel.ChannelId);
        await _seat.SayAsync(id, "hello");
        await _seat.AnswerAsync(id, replies);
        return id;
    }

    private async Task<RunningOutbox> WorkAsync(StoreSeat seat)
    {
        var worker = new OutboxWorker(seat.Outbox, [_channel], _place.Clock, NullLogger<OutboxWorker>.Instance);
        await worker.StartAsync(Stop);
        return new RunningOutbox(worker);
    }

    // Read by a seat of its own: the one that sent may be gone.
    private string Status(string id, long sequence)
    {
        using var session = StoreSeat.DatabaseAt(_seat.Database.Folder, _seat.Options.Value.PostgresConnection).Open();
        return session.First(new Sql("SELECT status FROM outbox WHERE conversation_id = @t_id AND sequence = @n_sequence"), r => r.GetString(0), id, sequence)!;
    }

    private sealed class RunningOutbox(OutboxWorker worker) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await worker.StopAsync(CancellationToken.None);
            worker.Dispose();
        }
    }
}
