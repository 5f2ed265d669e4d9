namespace MesoBot.Handoff;

/// <summary>Whom to tell of an alert now, and when to look again.</summary>
internal sealed record AlertRound(IReadOnlyList<OnCallOptions> Targets, DateTimeOffset Next);

/// <summary>The on-call list over time: each entry from its minute on, again and again until somebody acknowledges. Pure.</summary>
internal static class AlertPlan
{
    /// <summary>A way that failed is tried again sooner than one that was told and is silent.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    private static readonly OnCallOptions OnlyConsole = new() { Name = "console", Way = AlertWays.Console };

    /// <summary>The console is always told: with no list it is the only way, and nothing leaves the machine.</summary>
    public static IReadOnlyList<OnCallOptions> List(HandoffOptions options) =>
        options.OnCall.Any(c => c.Way == AlertWays.Console) ? options.OnCall : [OnlyConsole, .. options.OnCall];

    public static AlertRound Of(AlertRecord alert, IReadOnlyList<LastDelivery> last, HandoffOptions options, DateTimeOffset now)
    {
        var due = List(options).Select(target => (Target: target, At: DueAt(alert, target, last, options))).ToList();
        var targets = due.Where(d => d.At <= now).Select(d => d.Target).ToList();
        var next = due.Where(d => d.At > now).Select(d => d.At).Append(now + AfterFailure).Min();
        return new AlertRound(targets, next);
    }

    private static DateTimeOffset DueAt(AlertRecord alert, OnCallOptions target, IReadOnlyList<LastDelivery> last, HandoffOptions options)
    {
        var first = DateTimeOffset.FromUnixTimeMilliseconds(alert.CreatedAt).AddMinutes(target.AfterMinutes);
        if (last.FirstOrDefault(d => d.Target == target.Name) is not { } told) return first;
        var wait = told.IsDelivered ? TimeSpan.FromMinutes(options.AlertRepeatMinutes) : target.Way == AlertWays.Console ? TimeSpan.Zero : AfterFailure;
        return DateTimeOffset.FromUnixTimeMilliseconds(told.At) + wait;
    }
}
