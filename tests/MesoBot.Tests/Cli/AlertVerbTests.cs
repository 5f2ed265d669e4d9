using System.Text;
using MesoBot.Tests.Handoff;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Cli;

/// <summary><c>mesobot alert test</c>, before anybody relies on the list.</summary>
public sealed class AlertVerbTests
{
    [Fact]
    public async Task EverybodyOnCallIsToldThatItIsATestAndWhoWasNotReachedIsNamed()
    {
        await using var hook = await AlertHook.StartAsync();
        using var mail = MailServer.Start();
        (string, string)[] settings =
        [
            ("Handoff__OnCall__0__Name", "desk"),
            ("Handoff__OnCall__1__Name", "pager"), ("Handoff__OnCall__1__Way", "webhook"), ("Handoff__OnCall__1__Url", hook.Address + "alert"), ("Handoff__OnCall__1__Secret", "a secret of sixteen characters"),
            ("Handoff__OnCall__2__Name", "doctor"), ("Handoff__OnCall__2__Way", "mail"), ("Handoff__OnCall__2__Mail", "doctor@clinic.example"),
            ("Handoff__Smtp__Host", "127.0.0.1"), ("Handoff__Smtp__Port", mail.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Handoff__Smtp__From", "desk@clinic.example"),
        ];
        var open = await MesoBotProgram.RunAsync(["alert", "test"], [.. settings, ("Handoff__Smtp__UseTls", "false")]);
        Assert.Equal((0, ""), (open.ExitCode, open.Error));
        Assert.Contains("desk: shown in the console", open.Output, StringComparison.Ordinal);
        Assert.Contains("pager: the webhook was taken", open.Output, StringComparison.Ordinal);
        Assert.Contains("doctor: the mail was taken", open.Output, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"test\"", Encoding.UTF8.GetString(Assert.Single(hook.Posts).Body), StringComparison.Ordinal);
        Assert.Contains("a test of the alert", mail.Received, StringComparison.Ordinal);

        var closed = await MesoBotProgram.RunAsync(["alert", "test"], settings);
        Assert.Equal(1, closed.ExitCode);
        Assert.Contains("pager: the webhook was taken", closed.Output, StringComparison.Ordinal);
        Assert.Contains("doctor: the mail was NOT taken", closed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereOnlyTheConsoleIsToldTheVerbSaysWhatThatMeans()
    {
        var run = await MesoBotProgram.RunAsync(["alert", "test"], []);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("only while somebody of the staff has the console open", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASettingThatCannotWorkIsNamed()
    {
        var run = await MesoBotProgram.RunAsync(["alert", "test"], [("Handoff__OnCall__0__Name", "doctor"), ("Handoff__OnCall__0__Way", "mail"), ("Handoff__OnCall__0__Mail", "d@clinic.example"), ("Handoff__Smtp__Host", "mail.example"), ("Handoff__Smtp__From", "a@b.example"), ("Handoff__Smtp__Port", "465")]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Handoff:Smtp:Port 465", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }
}
