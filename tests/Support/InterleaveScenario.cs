namespace MesoBot.Tests.Support;

/// <summary>One who takes part: steps that are each one call of the store, in this order.</summary>
internal sealed record InterleaveActor(string Name, params Func<InterleaveWorld, Task>[] Steps);

/// <summary>Actors whose steps are run in every order that keeps each actor's own.</summary>
internal sealed record InterleaveScenario(string Name, Func<InterleaveWorld, Task> Begin, params InterleaveActor[] Actors)
{
    public int Depth => Actors.Sum(a => a.Steps.Length);

    /// <summary>(a + b + …)! / (a! b! …).</summary>
    public long Schedules
    {
        get
        {
            var (count, placed) = (1L, 0);
            foreach (var actor in Actors)
                for (var i = 1; i <= actor.Steps.Length; i++) count = count * ++placed / i;
            return count;
        }
    }

    /// <summary>What can be seen of two staff, a patient, a worker, time and a crash. Small enough for every run of the tests.</summary>
    public static IReadOnlyList<InterleaveScenario> Short() => All(turns: 1, messages: 1);

    /// <summary>More turns and messages: minutes instead of seconds.</summary>
    public static IReadOnlyList<InterleaveScenario> Long() => All(turns: 2, messages: 1);

    private static InterleaveScenario[] All(int turns, int messages) =>
    [
        new("accept, reply, release", Waiting, Patient(messages), Worker(turns), new("Sara", Accept, Reply, Release), new("seconds", Seconds)),
        new("two accept, a crash", Waiting, Patient(messages), Worker(turns), new("Sara", Accept), new("Omar", OmarAccepts), Crash()),
        new("silence, a late reply, a crash", Held, Patient(messages), Worker(turns), new("Sara", Reply), new("minutes", Minutes), Crash()),
        new("silence, the next one", HeldAndAsked, Worker(turns), new("Sara", Reply), new("Omar", OmarAccepts, OmarReleases), new("minutes", Minutes)),
        new("danger", Waiting, new("patient", w => w.SayAsync("danger")), Worker(turns), new("Sara", Accept, Release), Crash()),
        new("settled while asked again", Waiting, new("patient", w => w.SayAsync("ask asked")), Worker(turns), new("Sara", Accept, Resolve), new("Omar", OmarStepsIn)),
    ];

    private static InterleaveActor Patient(int messages) => new("patient", [.. Enumerable.Range(1, messages).Select<int, Func<InterleaveWorld, Task>>(i => w => w.SayAsync($"m{i}"))]);

    private static InterleaveActor Worker(int turns) =>
        new("worker", [.. Enumerable.Range(0, turns).SelectMany(_ => new Func<InterleaveWorld, Task>[] { w => w.Hand.LoadAsync(), w => w.Hand.ThinkAsync(), w => w.Hand.CommitAsync() })]);

    private static InterleaveActor Crash() => new("crash", w => w.CrashAsync());

    private static Task Waiting(InterleaveWorld w) => w.AskAsync();

    private static async Task Held(InterleaveWorld w)
    {
        await w.AskAsync();
        await Accept(w);
    }

    private static async Task HeldAndAsked(InterleaveWorld w)
    {
        await Held(w);
        await w.SayAsync("m1");
        await w.Room.WorkAsync(w.Conversation);
    }

    private static Task Accept(InterleaveWorld w) => w.DoAsync(w.Room.Desk.AcceptAsync(w.Handoff, DeskRoom.Sara));

    private static Task OmarAccepts(InterleaveWorld w) => w.DoAsync(w.Room.Desk.AcceptAsync(w.Handoff, DeskRoom.Omar));

    private static Task OmarStepsIn(InterleaveWorld w) => w.DoAsync(w.Room.Desk.StepInAsync(w.Conversation, DeskRoom.Omar));

    private static Task OmarReleases(InterleaveWorld w) => w.DoAsync(w.Room.Desk.ReleaseAsync(w.Handoff, DeskRoom.Omar));

    private static Task Reply(InterleaveWorld w) => w.DoAsync(w.Room.Desk.ReplyAsync(w.Conversation, DeskRoom.Sara, "words of Sara"));

    private static Task Release(InterleaveWorld w) => w.DoAsync(w.Room.Desk.ReleaseAsync(w.Handoff, DeskRoom.Sara));

    private static Task Resolve(InterleaveWorld w) => w.DoAsync(w.Room.Desk.ResolveAsync(w.Handoff, DeskRoom.Sara));

    private static Task Seconds(InterleaveWorld w) => w.PassAsync(TimeSpan.FromSeconds(6));

    private static Task Minutes(InterleaveWorld w) => w.PassAsync(TimeSpan.FromMinutes(11));
}
