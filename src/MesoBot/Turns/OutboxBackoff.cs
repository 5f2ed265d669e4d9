namespace MesoBot.Turns;

/// <summary>When a delivery that the channel did not take is tried again.</summary>
internal static class OutboxBackoff
{
    /// <summary>Tries in about an hour. A reply that comes later answers nobody any more; staff see that it did not arrive.</summary>
    public const int MaxAttempts = 20;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>1, 2, 4 … seconds, at most five minutes; longer when the platform asks for it.</summary>
    /// <param name="attempts">Made so far, from 1.</param>
    public static TimeSpan After(long attempts, TimeSpan asked)
    {
        var own = First * Math.Pow(2, Math.Min(attempts, MaxAttempts) - 1);
        if (own > Longest) own = Longest;
        return asked > own ? asked : own;
    }
}
