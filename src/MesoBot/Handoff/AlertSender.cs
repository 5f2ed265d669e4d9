using Microsoft.Extensions.Options;

namespace MesoBot.Handoff;

/// <summary>Sends an alert out of the machine, by webhook or mail.</summary>
internal sealed class AlertSender(AlertWebhook webhook, IOptionsMonitor<HandoffOptions> options, TimeProvider time)
{
    /// <returns>Null when it was taken, else a code.</returns>
    public async Task<string?> SendAsync(OnCallOptions target, AlertNotice notice, CancellationToken cancellationToken)
    {
        try
        {
            return target.Way == AlertWays.Webhook ? await webhook.SendAsync(target, notice, time.GetUtcNow(), cancellationToken)
                : await AlertMail.SendAsync(target, options.CurrentValue.Smtp, notice, cancellationToken);
        }
        // A way that fails in a manner nobody thought of must not keep the others from being noted.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return e.GetType().Name;
        }
    }
}
