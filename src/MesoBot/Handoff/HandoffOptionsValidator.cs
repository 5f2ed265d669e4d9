using Microsoft.Extensions.Options;

namespace MesoBot.Handoff;

/// <summary>An alert that could not be sent as it is set must be found at the start, not in an emergency.</summary>
internal sealed class HandoffOptionsValidator : IValidateOptions<HandoffOptions>
{
    private const int MinSecret = 16;

    public ValidateOptionsResult Validate(string? name, HandoffOptions options)
    {
        var wrong = options.OnCall.SelectMany((target, i) => Wrong(target, options.Smtp).Select(what => $"{HandoffOptions.Section}:OnCall:{i}: {what}")).ToList();
        wrong.AddRange(options.OnCall.GroupBy(t => t.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(_ => $"{HandoffOptions.Section}:OnCall: two entries have the same Name."));
        if (options.ConsoleUrl is { Length: > 0 } url && !AlertWebhook.MayPostTo(url)) wrong.Add($"{HandoffOptions.Section}:ConsoleUrl must be an https address.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(OnCallOptions target, SmtpOptions smtp)
    {
        if (target.Name.Length == 0) yield return "Name is missing.";
        if (target.AfterMinutes is < 0 or > 1440) yield return "AfterMinutes must lie between 0 and 1440.";
        if (target.Way == AlertWays.Webhook)
        {
            if (!AlertWebhook.MayPostTo(target.Url)) yield return "Url must be an https address.";
            if (target.Secret is not { Length: >= MinSecret }) yield return $"Secret must have at least {MinSecret} characters.";
        }
        else if (target.Way == AlertWays.Mail)
        {
            if (target.Mail?.Contains('@', StringComparison.Ordinal) != true) yield return "Mail must be an address.";
            if (string.IsNullOrWhiteSpace(smtp.Host) || string.IsNullOrWhiteSpace(smtp.From)) yield return $"{HandoffOptions.Section}:Smtp needs Host and From.";
            // A server there speaks TLS from the first byte, and would let every alert run into its time limit.
            if (smtp is { Port: 465, UseTls: true }) yield return $"{HandoffOptions.Section}:Smtp:Port 465 is not spoken: set 587, where the mail server starts TLS when asked (STARTTLS).";
        }
        else if (target.Way != AlertWays.Console) yield return "Way must be console, webhook or mail.";
    }
}
