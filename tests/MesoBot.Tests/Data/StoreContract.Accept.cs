using MesoBot.Activities;
using MesoBot.Data;

namespace MesoBot.Tests.Data;

/// <summary>What comes in.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task WhatWasAcceptedIsThereForAnInstanceThatStartsLater()
    {
        var id = await _seat.StartAsync();
        var accepted = await _seat.SayAsync(id, "does it hurt?");
        await _seat.StopAsync();

        var later = await _place.SitAsync();

        Assert.Equal((1, false), (accepted.Sequence, accepted.IsDuplicate));
        Assert.Equal("does it hurt?", Assert.Single(later.Texts(id)));
    }

    [Fact]
    public async Task AMessageSentTwiceIsOneAndKeepsItsFirstId()
    {
        var id = await _seat.StartAsync();
        var first = await _seat.SayAsync(id, "hello", "k1");
        await _seat.SayAsync(id, "another", "k2");

        var again = await _seat.SayAsync(id, "hello", "k1");

        Assert.Equal(first with { IsDuplicate = true }, again);
        Assert.Equal(["hello", "another"], _seat.Texts(id));
        Assert.Equal(2, Waiting(id));
    }

    [Fact]
    public async Task ARepeatOfAnAnsweredMessageIsNotAnsweredAgain()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello", "k1");
        await _seat.AnswerAsync(id, "good day");

        var again = await _seat.SayAsync(id, "hello", "k1");

        Assert.True(again.IsDuplicate);
        Assert.False(await _seat.Store.ClaimAsync(id));
        Assert.Equal(["hello", "good day"], _seat.Texts(id));
    }

    [Fact]
    public async Task TheSameMessageManyTimesAtOnceIsOne()
    {
        var id = await _seat.StartAsync();
        var other = await _place.SitAsync();

        var accepted = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? _seat : other).SayAsync(id, "hello", "k1"), Stop)));

        Assert.Single(accepted, a => !a.IsDuplicate);
        Assert.All(accepted, a => Assert.Equal(1, a.Sequence));
        Assert.Equal(1, Waiting(id));
    }

    [Fact]
    public async Task TheSameIdInTwoConversationsIsTwoMessages()
    {
        var (one, two) = (await _seat.StartAsync(), await _seat.StartAsync());

        Assert.False((await _seat.SayAsync(one, "hello", "k1")).IsDuplicate);
        Assert.False((await _seat.SayAsync(two, "hello", "k1")).IsDuplicate);
    }

    [Fact]
    public async Task AMessageToAConversationThatDoesNotExistIsNotKept() =>
        Assert.Null(await _seat.Store.AcceptAsync(new IncomingActivity("nobody", ActivityTypes.Message, "k", StoreSeat.Message("hello"), NeedsTurn: true, IsUrgent: false)));

    [Fact]
    public async Task SequencesHaveNoGapsWhoeverWrites()
    {
        var id = await _seat.StartAsync();
        var other = await _place.SitAsync();

        var accepted = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => (i % 2 == 0 ? _seat : other).SayAsync(id, "m" + i), Stop)));
        await other.Store.ReleaseAsync();
        while (_seat.Store.Next(id) is not null || await _seat.Store.ClaimAsync(id)) await _seat.AnswerAsync(id, "yes");

        Assert.Equal(Enumerable.Range(1, 60).Select(i => (long)i), accepted.Select(a => a.Sequence).Order());
        Assert.Equal(Enumerable.Range(1, 120).Select(i => (long)i), _seat.Store.ReadAfter(id, 0, 1000).Select(a => a.Sequence));
    }

    [Fact]
    public async Task TimesGoUpEvenWhenTheClockIsSetBack()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "one");
        _place.Clock.Move(TimeSpan.FromHours(-1));
        await _seat.SayAsync(id, "two");
        await _seat.AnswerAsync(id, "yes", "and yes");
        _place.Clock.Move(TimeSpan.FromMinutes(-5));
        await _seat.SayAsync(id, "three");

        var times = _seat.Store.ReadAfter(id, 0, 100).Select(a => a.At).ToList();

        Assert.Equal(5, times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second > pair.First));
    }

    [Fact]
    public async Task WhatWaitsIsAnsweredAlthoughTheClockIsSetBack()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "one");
        await _seat.SayAsync(id, "two");
        _place.Clock.Move(TimeSpan.FromHours(-1));

        Assert.Equal(CommitResult.MoreIsDue, await _seat.AnswerAsync(id, "yes"));
        Assert.Equal(CommitResult.Done, await _seat.AnswerAsync(id, "yes"));
    }

    [Fact]
    public async Task ALongPauseBeginsASession()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "one");
        _place.Clock.Move(ConversationStore.SessionPause - TimeSpan.FromMinutes(1));
        await _seat.SayAsync(id, "two");
        _place.Clock.Move(ConversationStore.SessionPause + TimeSpan.FromMinutes(1));
        await _seat.SayAsync(id, "three");

        Assert.Equal(2, _seat.Count("SELECT count(*) FROM sessions WHERE conversation_id = @t_id", id));
        Assert.Equal(2, _seat.Count("SELECT count(*) FROM activities WHERE session = 1 AND conversation_id = @t_id", id));
        Assert.Equal(2, _seat.Count("SELECT count(*) FROM inbox WHERE kind = 'session.end' AND conversation_id = @t_id", id));
    }

    [Fact]
    public async Task StartingAConversationTwiceMakesOne()
    {
        var other = await _place.SitAsync();
        var id = Guid.NewGuid().ToString("N");

        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? _seat : other).Store.StartAsync(id, "directline", "dl_x" + id, null), Stop)));

        Assert.Single(made, isNew => isNew);
    }

    [Fact]
    public async Task OnePersonStandsBehindAllConversationsOfAnAccount()
    {
        var other = await _place.SitAsync();
        var user = "user" + Guid.NewGuid().ToString("N");
        var ids = Enumerable.Range(0, 30).Select(_ => Guid.NewGuid().ToString("N")).ToList();

        await Task.WhenAll(ids.Select((id, i) => Task.Run(() => (i % 2 == 0 ? _seat : other).Store.StartAsync(id, "whatsapp", user, null), Stop)));

        Assert.Equal(1, _seat.Count("SELECT count(DISTINCT person_id) FROM conversations WHERE user_id = @t_user", user));
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM conversations c JOIN channel_identities i ON i.user_id = c.user_id AND i.person_id = c.person_id WHERE c.id = @t_id", ids[0]));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM people p WHERE NOT EXISTS (SELECT 1 FROM channel_identities i WHERE i.person_id = p.id)"));
    }

    private long Waiting(string id) => _seat.Count("SELECT count(*) FROM inbox WHERE kind = 'message' AND conversation_id = @t_id", id);
}
