using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MesoBot.Handoff;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Staff;

/// <summary>What went wrong with patients' data, and what they asked of it, in one place of the console.</summary>
public sealed class IncidentsTests(ConsoleServer console) : IClassFixture<ConsoleServer>
{
    private const string Privacy = "/staff/privacy";

    [Fact]
    public async Task AnIncidentStaysOnTheListUntilAnAdministratorSaysWhatWasDone()
    {
        using var staff = await console.StaffAsync();
        using var boss = await console.StaffAsync(StaffRoles.Administrator);
        Assert.Contains("No open incident", (await boss.GetAsync(Privacy)).Text, StringComparison.Ordinal);
        var waiting = await BadgeAsync(staff);
        var talk = await SendToTheWrongPersonAsync(staff);

        var seen = await staff.GetAsync(Privacy);
        Assert.Contains("A reply sent to the wrong person", seen.Text, StringComparison.Ordinal);
        Assert.Contains(talk, seen.Html, StringComparison.Ordinal);
        Assert.Contains("An administrator closes it", seen.Text, StringComparison.Ordinal);
        var close = Regex.Match((await boss.GetAsync(Privacy)).Html, "/staff/incidents/[0-9a-f]+/close").Value;
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.PostAsync(close, ("outcome", "told"))).Status);
        Assert.Equal(waiting + 1, await BadgeAsync(staff));

        Assert.Contains("bad=incident-outcome", (await boss.PostAsync(close, ("outcome", "forgotten"))).Location, StringComparison.Ordinal);
        Assert.Contains("said=incident-closed", (await boss.PostAsync(close, ("outcome", "told"))).Location, StringComparison.Ordinal);
        Assert.Contains("bad=incident-over", (await boss.PostAsync(close, ("outcome", "deleted"))).Location, StringComparison.Ordinal);
        var after = (await staff.GetAsync(Privacy)).Text;
        Assert.Contains("No open incident", after, StringComparison.Ordinal);
        Assert.Contains("Closed incidents: 1", after, StringComparison.Ordinal);
        Assert.Contains("The patient it was about was told", after, StringComparison.Ordinal);
        Assert.Contains(boss.Name, after, StringComparison.Ordinal);
        Assert.Equal(1, console.Count("SELECT COUNT(*) FROM audit WHERE action = 'incident.closed' AND details LIKE '%told%'"));
        Assert.Equal(HttpStatusCode.NotFound, (await boss.PostAsync("/staff/incidents/guessed/close", ("outcome", "told"))).Status);
    }

    [Fact]
    public async Task AWishToBeForgottenThatAnOpenAlertHoldsUpStandsWithItsReason()
    {
        using var staff = await console.StaffAsync();
        using var patient = await console.PatientAsync("i can't breathe and my tongue is swelling", "delete my data", "yes");
        using var other = await console.PatientAsync("what do you know about me");

        var page = await staff.GetAsync(Privacy);
        var waiting = page.Text[page.Text.IndexOf("Wishes about data", StringComparison.Ordinal)..];
        Assert.Contains("To be forgotten", waiting, StringComparison.Ordinal);
        Assert.Contains("a safety alert of this patient is open", waiting, StringComparison.Ordinal);
        Assert.Contains(ConsoleServer.PathOf(patient), page.Html, StringComparison.Ordinal);
        Assert.Contains("To know what is kept", waiting, StringComparison.Ordinal);
    }

    /// <summary>The number beside the page's name in the menu.</summary>
    private static async Task<int> BadgeAsync(StaffBrowser staff) =>
        JsonDocument.Parse(await staff.Http.GetStringAsync("/staff/live/state", TestContext.Current.CancellationToken)).RootElement.GetProperty("privacy").GetInt32();

    private async Task<string> SendToTheWrongPersonAsync(StaffBrowser staff)
    {
        var (patient, path) = await console.AcceptedAsync(staff);
        using var _ = patient;
        await staff.PostAsync(path + "/reply", ("text", "for somebody else"));
        await ConsoleServer.ChatAsync(patient, "for somebody else");
        var sequence = Regex.Match((await staff.GetAsync(path)).Html, "name=\"sequence\" value=\"(\\d+)\"").Groups[1].Value;
        await staff.PostAsync(path + "/wrong-person", ("sequence", sequence));
        return path;
    }
}
