using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace MesoBot.Turns;

/// <summary>Counts what visitors send. Kept in memory: each instance limits its own share.</summary>
internal sealed class VisitorLimits : IDisposable
{
    /// <summary>Messages in danger that are kept for one visitor, however many were sent before; beyond it they are answered and not kept.</summary>
    private const int DangerBurst = 30;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<string> _messages;
    private readonly PartitionedRateLimiter<string> _danger;
    private readonly PartitionedRateLimiter<string> _chats;
    private readonly TokenBucketRateLimiter _all;

    public VisitorLimits(IOptions<LimitOptions> options)
    {
        var limits = options.Value;
        _messages = PerVisitor(limits.MessageBurst, limits.MessagesPerMinute);
        _danger = PerVisitor(DangerBurst, DangerBurst);
        _chats = PerVisitor(limits.ChatsPerMinute, limits.ChatsPerMinute);
        _all = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.MessagesPerSecond,
            TokensPerPeriod = Math.Max(1, limits.MessagesPerSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
            QueueLimit = 0,
        });
    }

    /// <returns>Null when the message may pass; otherwise how long to wait.</returns>
    public TimeSpan? RefuseMessage(string visitor)
    {
        using var own = _messages.AttemptAcquire(visitor);
        if (!own.IsAcquired) return WaitOf(own);
        using var all = _all.AttemptAcquire();
        return all.IsAcquired ? null : WaitOf(all);
    }

    /// <summary>Danger has a bound of its own, so that the other limits never reach it.</summary>
    public TimeSpan? RefuseDanger(string visitor)
    {
        using var lease = _danger.AttemptAcquire(visitor);
        return lease.IsAcquired ? null : WaitOf(lease);
    }

    public TimeSpan? RefuseChat(string address)
    {
        using var lease = _chats.AttemptAcquire(address);
        return lease.IsAcquired ? null : WaitOf(lease);
    }

    public void Dispose()
    {
        _messages.Dispose();
        _danger.Dispose();
        _chats.Dispose();
        _all.Dispose();
    }

    private static PartitionedRateLimiter<string> PerVisitor(int burst, int perMinute) => PartitionedRateLimiter.Create<string, string>(visitor =>
        RateLimitPartition.GetTokenBucketLimiter(visitor, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Minute / perMinute,
            QueueLimit = 0,
        }));

    private static TimeSpan WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : ShortWait;
}
