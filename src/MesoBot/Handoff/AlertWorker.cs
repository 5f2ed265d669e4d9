using MesoBot.Audit;
using MesoBot.Clinic;
using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Handoff;

/// <summary>
/// Tells those on call of danger until a named person acknowledges: each alert by its own id, again after a crash, never with a word of the
/// patient. "Somebody has been told" is said in the chat only after one way has succeeded.
/// </summary>
internal sealed class AlertWorker(
    DeskWriter desk, AlertSender sender, HandoffNotices notices, ClinicFacts clinic, IOptionsMonitor<HandoffOptions> options, ServerAddress address,
    AuditLog audit, TimeProvider time, ILogger<AlertWorker> logger) : BackgroundService
{
    /// <summary>Longer than all ways of one round may take: then another instance, or the next start, tells again.</summary>
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(60);

    /// <summary>A console that was seen within this time is open.</summary>
    private static readonly TimeSpan ConsoleSeen = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            // An exception that leaves here would end the server, and with it all alerts.
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                HandoffLog.AlertsFailed(logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look at what is due.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        var now = desk.Now;
        var due = desk.Read(session => AlertTable.Due(session, now.ToUnixTimeMilliseconds()));
        await Task.WhenAll(due.Select(alert => TellAsync(alert, now, stopping)));
    }

    private async Task TellAsync(AlertRecord alert, DateTimeOffset now, CancellationToken stopping)
    {
        var last = desk.Read(session => AlertTable.Deliveries(session, alert));
        var round = AlertPlan.Of(alert, last, options.CurrentValue, now);
        var isHere = desk.Read(session => AlertTable.IsSomebodyHere(session, (now - ConsoleSeen).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()));
        var targets = round.Targets.Where(t => t.Way != AlertWays.Console || isHere || !FailedLately(last, t, now)).ToList();
        // Nobody came to the console since the last look, and nobody else is to be told yet: nothing to write down.
        if (targets.Count == 0 && round.Targets.Count > 0) return;
        if (!await desk.WriteAsync(alert.ConversationId, act => AlertTable.Take(act.Session, alert, (now + RoundTime).ToUnixTimeMilliseconds()))) return;
        var told = await Task.WhenAll(targets.Select(async target => (Target: target, Error: await TellAsync(alert, target, isHere, stopping))));
        // Whoever opens the console is told at once.
        var next = told.Any(t => t.Target.Way == AlertWays.Console && t.Error is not null) ? now : round.Next;
        await desk.WriteAsync(alert.ConversationId, act => Keep(act, alert, told, next));
    }

    private bool FailedLately(IReadOnlyList<LastDelivery> last, OnCallOptions target, DateTimeOffset now) => last.Any(d =>
        d.Target == target.Name && !d.IsDelivered && now - DateTimeOffset.FromUnixTimeMilliseconds(d.At) < TimeSpan.FromMinutes(options.CurrentValue.AlertRepeatMinutes));

    /// <summary>Null when it was delivered, else a code.</summary>
    private async Task<string?> TellAsync(AlertRecord alert, OnCallOptions target, bool isHere, CancellationToken stopping)
    {
        if (target.Way == AlertWays.Console) return isHere ? null : "nobody_here";
        var notice = new AlertNotice(alert.Id, alert.Kind, alert.CreatedAt, alert.Step + 1, clinic.Options.Name.In("en") ?? "", Link(alert));
        var error = await sender.SendAsync(target, notice, stopping);
        if (error is not null) HandoffLog.AlertNotDelivered(logger, target.Way, error);
        return error;
    }

    private bool Keep(DeskAct act, AlertRecord alert, (OnCallOptions Target, string? Error)[] told, DateTimeOffset next)
    {
        foreach (var (target, error) in told) AlertTable.Keep(act.Session, alert, target, act.At, error);
        AlertTable.Next(act.Session, alert.Id, next.ToUnixTimeMilliseconds(), alert.Step + (told.Length > 0 ? 1 : 0));
        if (told.All(t => t.Error is not null) || !AlertTable.Delivered(act.Session, alert.Id, act.At)) return false;
        audit.Append(act.Session, new AuditEntry("system", "alert.delivered", alert.Id));
        // Whoever talks with a person of the clinic need not be told that one knows.
        if (alert.Kind == HandoffReasons.Emergency && act.Talk.Owner != Owners.Staff) act.Say(notices.Alerted(act.Talk.Language));
        return true;
    }

    private string Link(AlertRecord alert)
    {
        var console = options.CurrentValue.ConsoleUrl is { Length: > 0 } given ? given : address.Public is { } url ? url.TrimEnd('/') + "/staff" : null;
        return console is null ? "" : $"{console.TrimEnd('/')}/alerts/{alert.Id}";
    }
}
