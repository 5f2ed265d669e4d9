using MesoBot.Data;
using MesoBot.Handoff;

namespace MesoBot.Tests.Support;

/// <summary>A clock that only moves when a schedule says so.</summary>
internal sealed class StepClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}

/// <summary>One conversation in which a schedule runs.</summary>
internal sealed class InterleaveWorld(DeskRoom room, StepClock clock, string conversation)
{
    public DeskRoom Room => room;

    public string Conversation => conversation;

    public WorkerHand Hand { get; } = new(room, conversation);

    public string Handoff { get; private set; } = "";

    public List<DeskResult> Results { get; } = [];

    public static async Task<InterleaveWorld> BeginAsync(DeskRoom room, StepClock clock, InterleaveScenario scenario)
    {
        // Each begins at the same time of a day: what the clinic promises must not differ.
        clock.Move(TimeSpan.FromDays(1) - clock.GetUtcNow().TimeOfDay + TimeSpan.FromHours(8));
        var world = new InterleaveWorld(room, clock, await room.StartAsync());
        await scenario.Begin(world);
        world.Results.Clear();
        return world;
    }

    public Task SayAsync(string text) => room.SayAsync(conversation, text);

    public async Task AskAsync()
    {
        await room.TellAsync(conversation, "ask asked");
        Handoff = room.Open(conversation)!.Id;
    }

    public async Task DoAsync(Task<DeskResult> action) => Results.Add(await action);

    public Task PassAsync(TimeSpan time)
    {
        clock.Move(time);
        return Task.CompletedTask;
    }

    /// <summary>The process ends and starts: what was in memory is gone, and the store is recovered.</summary>
    public Task CrashAsync()
    {
        Hand.Forget();
        return room.Store.RecoverAsync();
    }

    /// <summary>All that is begun comes to its end; then what must hold is looked at.</summary>
    /// <returns>What does not hold.</returns>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await Hand.CommitAsync();
        await room.WorkAsync(conversation);
        clock.Move(TimeSpan.FromSeconds(6));
        await room.WorkAsync(conversation);
        var broken = InterleaveCheck.Of(this);
        await room.Writer.WriteAsync(session => session.Execute(ForgetInbox, conversation), conversation);
        return broken;
    }

    private static readonly Sql ForgetInbox = new("DELETE FROM inbox WHERE conversation_id = @t_id");
}
