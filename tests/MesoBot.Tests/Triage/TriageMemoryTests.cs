using MesoBot.Triage;

namespace MesoBot.Tests.Triage;

public class TriageMemoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(9, (int)TriageLevel.None, true)]
    [InlineData(11, (int)TriageLevel.None, false)]
    [InlineData(23 * 60, (int)TriageLevel.SameDay, true)]
    [InlineData(25 * 60, (int)TriageLevel.SameDay, false)]
    public void AMessageCountsTenMinutesAndAConcernADay(int minutesAgo, int level, bool counts)
    {
        var memory = TriageMemory.Add([], new RememberedMessage(Now.AddMinutes(-minutesAgo), "words", (TriageLevel)level));

        Assert.Equal(counts, TriageMemory.Texts(memory, Now).Count == 1);
    }

    [Fact]
    public void OnlyTheLastMessagesAreKept()
    {
        IReadOnlyList<RememberedMessage> memory = [];
        for (var i = 0; i < 50; i++) memory = TriageMemory.Add(memory, new RememberedMessage(Now, $"message {i}", TriageLevel.None));

        Assert.Equal(TriageMemory.MaxMessages, memory.Count);
        Assert.Equal("message 49", memory[^1].Text);
    }
}
