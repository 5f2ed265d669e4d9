using MesoBot.Data;

namespace MesoBot.Tests.Data;

/// <summary>Who works on a conversation.</summary>
public abstract partial class StoreContract
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task AcceptingTakesTheLeaseAndAnotherInstanceStaysAway()
    {
        var other = await _place.SitAsync();
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");

        Assert.False(await other.Store.ClaimAsync(id));
        Assert.Null(other.Store.Next(id));
        Assert.Equal("hello", StoreSeat.TextOf(_seat.Store.Next(id)!.Payload!));
    }

    [Fact]
    public async Task OfManyInstancesOneGetsTheLease()
    {
        var seats = new List<StoreSeat> { _seat };
        for (var i = 0; i < 3; i++) seats.Add(await _place.SitAsync());
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");
        _place.Clock.Move(ConversationStore.Lease + Moment);

        var got = await Task.WhenAll(seats.Skip(1).Select(s => Task.Run(() => s.Store.ClaimAsync(id), Stop)));

        Assert.Single(got, g => g);
    }

    [Fact]
    public async Task ALeaseThatRanOutIsTakenByAnotherInstance()
    {
        var other = await _place.SitAsync();
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");

        Assert.DoesNotContain(other.Store.FindFreeWork(), w => w.Id == id);
        _place.Clock.Move(ConversationStore.Lease + Moment);

        Assert.Contains(other.Store.FindFreeWork(), w => w.Id == id);
        Assert.True(await other.Store.ClaimAsync(id));
        Assert.Equal(CommitResult.Done, await other.AnswerAsync(id, "good day"));
        Assert.Equal(["hello", "good day"], _seat.Texts(id));
    }

    [Fact]
    public async Task WhoLostTheLeaseKeepsNothing()
    {
        var other = await _place.SitAsync();
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");
        var slow = _seat.Store.Next(id)!;
        _place.Clock.Move(ConversationStore.Lease + Moment);
        await other.Store.ClaimAsync(id);

        Assert.Equal(CommitResult.Conflict, await _seat.Store.CommitAsync(StoreSeat.Answer(slow, "late")));
        await other.AnswerAsync(id, "good day");
        Assert.Equal(CommitResult.Conflict, await _seat.Store.CommitAsync(StoreSeat.Answer(slow, "late")));

        Assert.Equal(["hello", "good day"], _seat.Texts(id));
    }

    [Fact]
    public async Task ALeaseFromAClockThatWasAheadDoesNotHoldForHours()
    {
        var other = await _place.SitAsync();
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");
        _place.Clock.Move(TimeSpan.FromHours(-3));

        Assert.Contains(other.Store.FindFreeWork(), w => w.Id == id);
        Assert.True(await other.Store.ClaimAsync(id));
    }

    [Fact]
    public async Task AfterACrashTheInstanceTakesItsOwnWorkBackAtOnce()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");
        await _seat.StopAsync();

        var again = _place.Again(_seat);
        await again.Store.RecoverAsync();

        Assert.Contains(again.Store.FindFreeWork(), w => w.Id == id);
        Assert.True(await again.Store.ClaimAsync(id));
        Assert.Equal(1, again.Store.Next(id)!.Attempts);
        Assert.Equal(CommitResult.Done, await again.AnswerAsync(id, "good day"));
    }

    [Fact]
    public async Task ManyCrashesDoNotMakeAMessageThatNobodyBeganFail()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");
        await _seat.StopAsync();
        var again = _seat;
        for (var crash = 0; crash < 5; crash++)
        {
            again = _place.Again(_seat);
            await again.Store.RecoverAsync();
            await again.Store.ClaimAsync(id);
            await again.StopAsync();
        }

        again = _place.Again(_seat);

        Assert.Equal(1, again.Store.Next(id)!.Attempts);
    }

    [Fact]
    public async Task ACrashTakesNothingFromOtherInstances()
    {
        var other = await _place.SitAsync();
        var id = await other.StartAsync();
        await other.SayAsync(id, "hello");

        await _seat.Store.RecoverAsync();

        Assert.Equal(0, other.Store.Next(id)!.Attempts);
    }

    [Fact]
    public async Task AMessageAcceptedElsewhereIsSeenByWhoHoldsTheLease()
    {
        var other = await _place.SitAsync();
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "one");
        await other.SayAsync(id, "two");

        Assert.Null(other.Store.Next(id));
        Assert.Equal(CommitResult.MoreIsDue, await _seat.AnswerAsync(id, "first"));
        Assert.Equal(CommitResult.Done, await _seat.AnswerAsync(id, "second"));
        Assert.Equal(["one", "two", "first", "second"], _seat.Texts(id));
    }

    [Fact]
    public async Task AMessageAcceptedAfterTheLastCommitTakesTheLeaseAnew()
    {
        var other = await _place.SitAsync();
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "one");
        await _seat.AnswerAsync(id, "first");
        await other.SayAsync(id, "two");

        Assert.Null(_seat.Store.Next(id));
        Assert.NotNull(other.Store.Next(id));
    }

    [Fact]
    public async Task DangerDoesNotWaitForAnotherInstance()
    {
        var other = await _place.SitAsync();
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "slow");
        var slow = _seat.Store.Next(id)!;

        await other.SayAsync(id, "danger", urgent: true);

        Assert.Equal("danger", StoreSeat.TextOf(other.Store.Next(id)!.Payload!));
        Assert.Equal(CommitResult.Conflict, await _seat.Store.CommitAsync(StoreSeat.Answer(slow, "late")));
        Assert.Equal(CommitResult.MoreIsDue, await other.AnswerAsync(id, "call"));
        Assert.Equal(CommitResult.Done, await other.AnswerAsync(id, "and the rest"));
    }

    [Fact]
    public async Task AnInstanceThatStopsGivesItsWorkBackUncounted()
    {
        var other = await _place.SitAsync();
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");

        await _seat.Store.ReleaseAsync();

        Assert.True(await other.Store.ClaimAsync(id));
        Assert.Equal(0, other.Store.Next(id)!.Attempts);
    }
}
