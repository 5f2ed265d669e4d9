using System.Net;
using System.Text.Json.Nodes;
using MesoBot.Booking;
using MesoBot.Staff.Accounts;
using MesoBot.Tests.Support;
using MesoBot.Tests.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Staff;

/// <summary>Patients at one server, staff at another: nobody notices, whichever they are sent to.</summary>
public sealed class TwoConsolesTests(TwoConsoles both) : IClassFixture<TwoConsoles>
{
    [Fact]
    public async Task ARequestAppearsAtTheOtherServerAndWhatIsDoneThereReachesThePatientHere()
    {
        using var staff = await both.MovedAsync();
        using var events = await LiveEvents.OpenAsync(staff);
        using var patient = await both.PatientAsync("does it hurt?", "can i talk to a person please");
        await using var socket = await patient.OpenStreamAsync((await patient.ReconnectAsync("9")).StreamUrl);
        var path = ConsoleServer.PathOf(patient);

        // The first changes are the words before the request; it is told of too, or the reading runs out of time.
        while ((await events.ChangeAsync(patient.ConversationId!)).GetProperty("waiting").GetInt32() == 0) { }
        Assert.Contains(path, (await staff.GetAsync("/staff")).Html, StringComparison.Ordinal);
        Assert.Contains("said=accepted", (await staff.PostAsync(path + "/accept")).Location, StringComparison.Ordinal);
        await socket.NextAsync(a => a.Text?.Contains(staff.Name, StringComparison.Ordinal) == true);
        await staff.GetAsync(path);
        await staff.PostAsync(path + "/reply", ("text", "Hello from the other server."));
        await socket.NextAsync(a => a.Text?.Contains("Hello from the other server.", StringComparison.Ordinal) == true);
        Assert.Contains("Hello from the other server.", await ConsoleServer.ChatAsync(patient, "Hello"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverHoldsTheConversationAtOneServerSilencesTheBotAtTheOther()
    {
        using var staff = await both.MovedAsync();
        using var patient = await both.PatientAsync("can i talk to a person please");
        var path = ConsoleServer.PathOf(patient);
        await staff.GetAsync(path);
        await staff.PostAsync(path + "/accept");
        using var events = await LiveEvents.OpenAsync(staff);

        var asked = await patient.PostAsync("does it hurt?");
        await TurnHost.UntilAsync(() => both.Count("SELECT COUNT(*) FROM suggestions WHERE conversation_id = @t_id", patient.ConversationId) == 1);

        // The turn was thought: what it would have said stands beside the question, and nothing of it was said.
        Assert.DoesNotContain((await patient.FetchAsync()).Activities, a => a.ReplyToId == asked);
        await events.ChangeAsync(patient.ConversationId!);
        Assert.Contains("Answer from the articles, not reviewed yet", (await staff.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTwoWhoAcceptAtDifferentServersExactlyOneWins()
    {
        using var here = await StaffBrowser.SignedInAsync(both.First);
        using var there = await both.MovedAsync();
        for (var round = 0; round < 8; round++)
        {
            using var patient = await both.PatientAsync("can i talk to a person please");
            var path = ConsoleServer.PathOf(patient);
            await Task.WhenAll(here.GetAsync(path), there.GetAsync(path));

            var answers = await Task.WhenAll(here.PostAsync(path + "/accept"), there.PostAsync(path + "/accept"));

            Assert.Single(answers, a => a.Location!.Contains("said=accepted", StringComparison.Ordinal));
            Assert.Single(answers, a => a.Location!.Contains("bad=taken", StringComparison.Ordinal));
            Assert.Equal(1, both.Count("SELECT COUNT(*) FROM audit a JOIN handoffs h ON h.id = a.subject WHERE a.action = 'handoff.accepted' AND h.conversation_id = @t_id", patient.ConversationId));
        }
    }

    [Fact]
    public async Task ThatSomebodyWritesIsSeenAtTheOtherServer()
    {
        using var staff = await both.MovedAsync();
        using var patient = await both.PatientAsync("can i talk to a person please");
        var path = ConsoleServer.PathOf(patient);
        await staff.GetAsync(path);
        await staff.PostAsync(path + "/accept");
        await using var socket = await patient.OpenStreamAsync((await patient.ReconnectAsync("9")).StreamUrl);
        using var events = await LiveEvents.OpenAsync(staff);

        await patient.PostActivityAsync(new JsonObject { ["type"] = "typing", ["from"] = new JsonObject { ["id"] = "patient" } });
        await events.NextAsync("typing", ids => ids.EnumerateArray().Any(id => id.GetString() == patient.ConversationId));
        await staff.GetAsync(path);
        await staff.PostAsync(path + "/typing");
        var dots = await socket.NextAsync(a => a.Type == "typing");

        Assert.Equal(staff.Name, dots.Raw.Text("channelData", "mesobot", "staff", "name"));
    }

    [Fact]
    public async Task AnAccountDisabledAtOneServerEndsAtOnceAtTheOther()
    {
        using var staff = await both.MovedAsync();
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/staff")).Status);
        using var events = await LiveEvents.OpenAsync(staff);
        var id = both.Text("SELECT id FROM asp_net_users WHERE display_name = @t_name", staff.Name);

        await both.Get<StaffDirectory>().DisableAsync(id, "test");

        await events.NextAsync("over", _ => true);
        Assert.True(await events.EndsAsync());
        Assert.StartsWith("/staff/sign-in", (await staff.GetAsync("/staff")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoComesAndGoesIsSeenAtTheOtherServer()
    {
        using var here = await StaffBrowser.SignedInAsync(both.First);
        using var there = await both.MovedAsync();
        using var events = await LiveEvents.OpenAsync(there);

        await here.GetAsync("/staff");
        await here.PostAsync("/staff/presence", ("state", "here"));

        await events.ChangeAsync("");
    }

    [Fact]
    public async Task ARequestConfirmedAtOneServerIsReadByThePatientAtTheOther()
    {
        using var staff = await both.MovedAsync();
        using var patient = await both.PatientAsync("book a hair appointment on Monday after 5pm, Amal Example 0500000123", "yes, send it");
        await using var socket = await patient.OpenStreamAsync((await patient.ReconnectAsync("99")).StreamUrl);
        var reference = both.Text("SELECT reference FROM bookings WHERE conversation_id = @t_id", patient.ConversationId);
        Assert.Contains("Amal Example", (await staff.GetAsync("/staff/requests")).Text, StringComparison.Ordinal);
        var day = both.First.Time.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var done = await staff.PostAsync($"/staff/requests/{reference}/confirm", ("version", "0"), ("date", day), ("time", "15:00"));

        Assert.Contains("said=confirmed", done.Location, StringComparison.Ordinal);
        await socket.NextAsync(a => a.Text?.Contains(reference, StringComparison.Ordinal) == true);
        Assert.Equal(BookingStates.Confirmed, both.Second.Services.GetRequiredService<BookingList>().FindByReference(reference)!.State);
    }

    [Fact]
    public async Task DangerAtOneServerRingsAtTheOtherUntilItIsTaken()
    {
        using var staff = await both.MovedAsync();
        using var colleague = await StaffBrowser.SignedInAsync(both.First);
        using var there = await LiveEvents.OpenAsync(staff);
        using var patient = await both.PatientAsync("i cant breathe since the injection");
        using var here = await LiveEvents.OpenAsync(colleague);

        Assert.True((await there.ChangeAsync(patient.ConversationId!)).GetProperty("alerts").GetInt32() > 0);
        var alert = both.Text("SELECT id FROM alerts WHERE conversation_id = @t_id", patient.ConversationId);
        await staff.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PostAsync($"/staff/alerts/{alert}/acknowledge")).Status);

        await here.ChangeAsync(patient.ConversationId!);
        Assert.Contains(staff.Name, (await colleague.GetAsync("/staff")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheWayInMayLeadOverBothServers()
    {
        using var here = await StaffBrowser.SignedInAsync(both.First);
        await here.GetAsync("/staff");
        await here.PostAsync("/staff/sign-out");
        Assert.Equal("/staff/sign-in/code", (await here.TryPasswordAsync(here.Name, StaffBrowser.Password)).Location);

        using var there = here.At(both.Second.Address);
        var code = await there.TryCodeAsync(there.NextCode());

        Assert.Equal("/staff", code.Location);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/staff")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/staff")).Status);
    }
}
