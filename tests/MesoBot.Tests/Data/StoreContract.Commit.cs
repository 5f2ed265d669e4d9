using MesoBot.Data;

namespace MesoBot.Tests.Data;

/// <summary>What a turn leaves.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task ATurnIsKeptWhole()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");
        var turn = _seat.Store.Next(id)!;
        var commit = StoreSeat.Answer(turn, "good day") with { State = """{"HasMet":true}""", Locale = "ar", Trace = TraceOf(turn), Texts = [new ServedText("hash" + id, "article", "words")] };

        Assert.Equal(CommitResult.Done, await _seat.Store.CommitAsync(commit));

        Assert.Equal(["hello", "good day"], _seat.Texts(id));
        Assert.Equal(1, _seat.Store.ReadAfter(id, 1, 10)[0].ReplyTo);
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM turn_traces WHERE conversation_id = @t_id", id));
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM served_texts WHERE hash = @t_hash", "hash" + id));
        await _seat.SayAsync(id, "again");
        var next = _seat.Store.Next(id)!;
        Assert.Equal(("""{"HasMet":true}""", "ar", 1L), (next.State, next.Locale, next.Version));
    }

    [Fact]
    public async Task AConflictKeepsNothing()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");
        var turn = _seat.Store.Next(id)!;
        _seat.Change("UPDATE conversations SET owner = 'staff', version = version + 1 WHERE id = @t_id", id);
        var ran = false;
        var commit = StoreSeat.Answer(turn, "good day") with
        {
            State = "{}",
            Trace = TraceOf(turn),
            Texts = [new ServedText("hash" + id, "article", "words")],
            Changes = [_ => ran = true],
        };

        Assert.Equal(CommitResult.Conflict, await _seat.Store.CommitAsync(commit));

        Assert.False(ran);
        Assert.Equal(["hello"], _seat.Texts(id));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM turn_traces WHERE conversation_id = @t_id", id));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM served_texts WHERE hash = @t_hash", "hash" + id));
        Assert.Equal((turn.InboxId, Owners.Staff), (_seat.Store.Next(id)!.InboxId, _seat.Store.Next(id)!.Owner));
    }

    [Fact]
    public async Task ATurnIsKeptOnce()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "hello");
        var commit = StoreSeat.Answer(_seat.Store.Next(id)!, "good day");

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _seat.Store.CommitAsync(commit)));

        Assert.Single(results, r => r == CommitResult.Done);
        Assert.Equal(["hello", "good day"], _seat.Texts(id));
    }

    [Fact]
    public async Task AFailingChangeUndoesItsWholeTurnAndNothingElse()
    {
        var ids = new List<string>();
        for (var i = 0; i < 20; i++) ids.Add(await _seat.StartAsync());
        foreach (var id in ids) await _seat.SayAsync(id, "hello");

        using var hold = new ManualResetEventSlim();
        var held = _seat.Writer.WriteAsync(_ => hold.Wait(TimeSpan.FromSeconds(10)));
        var commits = ids.Select((id, i) => _seat.Store.CommitAsync(StoreSeat.Answer(_seat.Store.Next(id)!, "good day") with { Changes = i % 4 == 1 ? [Fail(i)] : [] })).ToList();
        hold.Set();
        await held;
        await Task.WhenAll(commits.Select(c => c.ContinueWith(_ => { }, TaskScheduler.Default)));

        for (var i = 0; i < ids.Count; i++)
        {
            Assert.Equal(i % 4 != 1, commits[i].IsCompletedSuccessfully);
            Assert.Equal(i % 4 == 1 ? ["hello"] : new[] { "hello", "good day" }, _seat.Texts(ids[i]));
        }
        Assert.Equal(CommitResult.Done, await _seat.AnswerAsync(ids[1], "good day"));
    }

    [Fact]
    public async Task AChangeThatTheDatabaseRefusesIsNotTakenForALostStore()
    {
        var id = await _seat.StartAsync();

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => _seat.Writer.WriteAsync(s => s.Execute(new Sql("INSERT INTO sessions (conversation_id, number, started_at) VALUES (@t_id, 1, 'x' || NULL)"), id)));

        Assert.IsType<StoreRefusedException>(refused);
        Assert.False((await _seat.SayAsync(id, "hello")).IsDuplicate);
    }

    [Fact]
    public async Task DangerIsFirstAndTheRestKeepsItsOrder()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "one");
        await _seat.SayAsync(id, "two");
        await _seat.SayAsync(id, "danger", urgent: true);
        await _seat.SayAsync(id, "three");

        var order = new List<string>();
        while (_seat.Store.Next(id) is { } turn)
        {
            order.Add(StoreSeat.TextOf(turn.Payload!));
            Assert.Equal(order[^1] == "danger", turn.IsUrgent);
            await _seat.Store.CommitAsync(StoreSeat.Answer(turn));
        }

        Assert.Equal(["danger", "one", "two", "three"], order);
    }

    [Fact]
    public async Task FreeWorkNamesDangerFirst()
    {
        var (calm, danger) = (await _seat.StartAsync(), await _seat.StartAsync());
        await _seat.SayAsync(calm, "one");
        await _seat.SayAsync(danger, "help", urgent: true);
        await _seat.Store.ReleaseAsync();

        var found = _seat.Store.FindFreeWork().Where(w => w.Id == calm || w.Id == danger).ToList();

        Assert.Equal([(danger, true), (calm, false)], found);
    }

    [Fact]
    public async Task WhatIsAskedForLaterBecomesDueAtItsTime()
    {
        var id = await _seat.StartAsync();
        await _seat.ScheduleAsync(id, "reminder", "r|" + id, _place.Clock.Now + TimeSpan.FromHours(1), "{}");

        Assert.False(await _seat.Store.ClaimAsync(id));
        _place.Clock.Move(TimeSpan.FromHours(1));

        Assert.Contains(_seat.Store.FindFreeWork(), w => w.Id == id);
        Assert.True(await _seat.Store.ClaimAsync(id));
        var turn = _seat.Store.Next(id)!;
        Assert.Equal(("reminder", "r|" + id, "{}", (long?)null), (turn.Kind, turn.Key, turn.Payload, turn.Sequence));
        Assert.Equal(CommitResult.Done, await _seat.Store.CommitAsync(StoreSeat.Answer(turn)));
        Assert.False(await _seat.Store.ClaimAsync(id));
    }

    [Fact]
    public async Task WhatIsAskedForTwiceIsDoneOnce()
    {
        var id = await _seat.StartAsync();
        var other = await _place.SitAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? _seat : other).ScheduleAsync(id, "reminder", "r|" + id, _place.Clock.Now)));

        Assert.Equal(1, _seat.Count("SELECT count(*) FROM inbox WHERE conversation_id = @t_id", id));
    }

    [Fact]
    public async Task AServedTextIsKeptOnceInItsFirstWording()
    {
        var other = await _place.SitAsync();
        var hash = Guid.NewGuid().ToString("N");
        var ids = new List<string>();
        for (var i = 0; i < 10; i++) ids.Add(await _seat.StartAsync());
        var commits = new List<Task<CommitResult>>();
        for (var i = 0; i < 10; i++)
        {
            var seat = i % 2 == 0 ? _seat : other;
            await seat.SayAsync(ids[i], "hello");
            commits.Add(seat.Store.CommitAsync(StoreSeat.Answer(seat.Store.Next(ids[i])!, "x") with { Texts = [new ServedText(hash, "article", "words")] }));
        }

        Assert.All(await Task.WhenAll(commits), r => Assert.Equal(CommitResult.Done, r));
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM served_texts WHERE hash = @t_hash", hash));
    }

    private static TurnTraceRow TraceOf(DueTurn turn) => new()
    {
        ConversationId = turn.ConversationId,
        Sequence = turn.Sequence ?? 0,
        Kind = "answer",
        TriageLevel = "none",
        Language = "en",
        Articles = "[]",
        Texts = "[]",
    };

    private static Action<StoreSession> Fail(int i) => i % 8 == 1
        ? _ => throw new OperationCanceledException("Cut short.")
        : session => session.Execute(new Sql("INSERT INTO sessions (conversation_id, number, started_at) VALUES ('nobody', 1, 1)"));
}
