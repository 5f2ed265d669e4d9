namespace MesoBot.Tests.Support;

/// <summary>A clock that a test sets, forwards or back. Timers run in real time: a test that waits does so on something that happens.</summary>
internal sealed class TestClock(DateTimeOffset? now = null) : TimeProvider
{
    private long _ticks = (now ?? TestBot.MondayNoon).UtcTicks;

    public DateTimeOffset Now => GetUtcNow();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
