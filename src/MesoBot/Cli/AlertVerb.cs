using System.CommandLine;
using MesoBot.Clinic;
using MesoBot.Handoff;
using Microsoft.Extensions.Options;

namespace MesoBot.Cli;

/// <summary><c>alert test</c>: tells everybody on call that this is a test, and says who was reached. An emergency is no time to find out.</summary>
internal static class AlertVerb
{
    public const int NotReached = 1;

    public static Command Create()
    {
        var test = new Command("test", "Send a test alert by every webhook and mail of Handoff:OnCall; exit code 1 when one was not taken.");
        test.SetAction((_, cancellationToken) => TestAsync(cancellationToken));
        return new Command("alert", "Alerts to those on call; works while the server runs.") { test };
    }

    private static async Task<int> TestAsync(CancellationToken cancellationToken)
    {
        using var host = Application.BuildAlerts();
        var targets = host.Services.GetRequiredService<IOptions<HandoffOptions>>().Value.OnCall;
        if (targets.All(t => t.Way == AlertWays.Console))
        {
            Output.WriteUtf8("Nobody is told outside the console: Handoff:OnCall names no webhook and no mail. An alert is seen only while somebody of the staff has the console open.");
            return 0;
        }
        var clinic = host.Services.GetRequiredService<ClinicFacts>().Options.Name.In("en") ?? "";
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var notice = new AlertNotice("test-" + Guid.CreateVersion7(now).ToString("N"), AlertNotice.Test, now.ToUnixTimeMilliseconds(), 1, clinic, "");
        var failed = 0;
        foreach (var target in targets)
        {
            if (target.Way == AlertWays.Console)
            {
                Output.WriteUtf8($"{target.Name}: shown in the console while somebody of the staff has it open.");
                continue;
            }
            var error = await host.Services.GetRequiredService<AlertSender>().SendAsync(target, notice, cancellationToken);
            Output.WriteUtf8(error is null ? $"{target.Name}: the {target.Way} was taken." : $"{target.Name}: the {target.Way} was NOT taken ({error}).");
            if (error is not null) failed++;
        }
        Output.WriteUtf8(failed == 0 ? "Ask each of them whether the test arrived: taken is not yet read." : "Mend what was not taken: in an emergency nobody would hear of it by that way.");
        return failed == 0 ? 0 : NotReached;
    }
}
