using MesoBot.Turns;

namespace MesoBot.Tests.Turns;

public class OutboxBackoffTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(9, 0, 256)]
    [InlineData(10, 0, 300)]
    [InlineData(1000, 0, 300)]
    [InlineData(1, 30, 30)]
    [InlineData(10, 30, 300)]
    public void TheWaitDoublesUpToFiveMinutesAndHeedsThePlatform(long attempts, int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), OutboxBackoff.After(attempts, TimeSpan.FromSeconds(asked)));

    [Fact]
    public void AReplyIsTriedForAboutAnHour()
    {
        var whole = TimeSpan.Zero;
        for (var attempt = 1; attempt < OutboxBackoff.MaxAttempts; attempt++) whole += OutboxBackoff.After(attempt, TimeSpan.Zero);

        Assert.InRange(whole, TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(75));
    }
}
