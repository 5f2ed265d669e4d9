using MesoBot.Tests.Support;

namespace MesoBot.Tests.Handoff;

/// <summary>The whole way of an alert by mail: the program in a process of its own, a mail server that it trusts.</summary>
public sealed class AlertMailTests
{
    [Fact]
    public async Task AnAlertReachesATrustedMailServerEncrypted()
    {
        using var certificate = SelfSigned.Of("localhost");
        using var mail = MailServer.Start(certificate);
        using var folder = new TempFolder();
        var trusted = Path.Combine(folder.Path, "trusted.pem");
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await using var server = await MesoBotServer.StartAsync(new Dictionary<string, string>
        {
            ["SSL_CERT_FILE"] = trusted,
            ["Handoff__Smtp__Host"] = "localhost",
            ["Handoff__Smtp__Port"] = mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Handoff__Smtp__From"] = "desk@clinic.example",
            ["Handoff__OnCall__0__Name"] = "doctor",
            ["Handoff__OnCall__0__Way"] = "mail",
            ["Handoff__OnCall__0__Mail"] = "doctor@clinic.example",
        });
        using var patient = new DirectLineClient(server.Address);
        await patient.StartAsync("en");
        await patient.AskAsync("my lips are swelling and i cannot breathe");

        for (var i = 0; i < 600 && !mail.Received.Contains("\nQUIT", StringComparison.Ordinal); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        var (open, hidden) = (mail.Received.Split("-- encrypted")[0], mail.Received.Split("-- encrypted")[^1]);
        Assert.DoesNotContain("MAIL FROM", open, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<doctor@clinic.example>", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("swelling", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain(patient.ConversationId!, hidden, StringComparison.Ordinal);
        for (var i = 0; i < 200; i++, await Task.Delay(50, TestContext.Current.CancellationToken))
            if ((await patient.FetchAsync()).Activities.Any(a => a.Text?.Contains("An alert has now gone out", StringComparison.Ordinal) == true)) return;
        Assert.Fail("The patient is not told that the alert went out.");
    }
}
