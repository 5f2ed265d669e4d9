namespace MesoBot.Cli;

/// <summary>A clock that is put to a moment and goes on from there. Timers keep to the real one: nobody waits for days.</summary>
internal sealed class WalkingTime(DateTimeOffset start) : TimeProvider
{
    private long _ahead = (start - System.GetUtcNow()).Ticks;

    public void Put(DateTimeOffset moment) => Interlocked.Exchange(ref _ahead, (moment - System.GetUtcNow()).Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));
}
