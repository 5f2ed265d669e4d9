namespace MesoBot.Tests.Support;

/// <summary>A stopwatch that a test moves on.</summary>
internal sealed class SetTimer : TimeProvider
{
    private long _ticks = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
