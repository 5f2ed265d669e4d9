using System.Net;
using System.Net.Mail;

namespace MesoBot.Handoff;

/// <summary>Sends an alert as a plain mail.</summary>
internal static class AlertMail
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <returns>Null when the server took it, else a code.</returns>
    public static async Task<string?> SendAsync(OnCallOptions target, SmtpOptions smtp, AlertNotice notice, CancellationToken cancellationToken)
    {
        if (smtp.Host is not { Length: > 0 } host || smtp.From is not { Length: > 0 } from || target.Mail is not { Length: > 0 } to) return "not_set";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            using var client = new SmtpClient(host, smtp.Port) { EnableSsl = smtp.UseTls };
            if (smtp.User is { Length: > 0 } user) client.Credentials = new NetworkCredential(user, smtp.Password);
            using var message = new MailMessage(from, to, notice.Subject, notice.Body());
            // The same id at each attempt: a mailbox shows one thread.
            message.Headers.Add("X-MesoBot-Alert", notice.Id);
            await client.SendMailAsync(message, limit.Token);
            return null;
        }
        catch (SmtpException e)
        {
            return $"smtp_{e.StatusCode}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "timeout";
        }
        catch (FormatException)
        {
            return "bad_address";
        }
    }
}
