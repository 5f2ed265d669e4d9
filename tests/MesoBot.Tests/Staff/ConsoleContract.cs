using System.Net;
using System.Text.Json;
using MesoBot.Audit;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Live;
using MesoBot.Staff.Presence;
using MesoBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MesoBot.Tests.Staff;

/// <summary>The console as staff use it, without a script, on either database: queue, conversation, requests, shifts.</summary>
public abstract class ConsoleContract(ConsoleServer console)
{
    [Fact]
    public async Task APatientWaitsIsAcceptedAnsweredAndTheirNextWordsHaveAReviewedAnswerBesideThem()
    {
        using var staff = await console.StaffAsync();
        using var patient = await console.PatientAsync("does it hurt?", "can i talk to a person please");
        var (path, id) = (ConsoleServer.PathOf(patient), patient.ConversationId);

        var queue = await staff.GetAsync("/staff");
        Assert.Contains($"/staff/talk/{id}", queue.Html, StringComparison.Ordinal);
        Assert.Contains("Asked for a person", queue.Text, StringComparison.Ordinal);
        await staff.PostAsync(path + "/accept");
        var page = await staff.GetAsync(path);
        Assert.Contains("You have this conversation", page.Text, StringComparison.Ordinal);
        Assert.Contains("answer from an article", page.Text, StringComparison.Ordinal);
        Assert.Contains("does it hurt?", page.Text, StringComparison.Ordinal);

        var sent = await staff.PostAsync(path + "/reply", ("text", "Hello, I am here."));
        Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
        Assert.Contains("Goes out in", (await staff.GetAsync(path)).Text, StringComparison.Ordinal);
        await ConsoleServer.ChatAsync(patient, "Hello, I am here.");
        page = await staff.GetAsync(path);
        Assert.Contains(staff.Name, page.Text, StringComparison.Ordinal);
        Assert.Contains("not on the patient’s device yet", page.Text, StringComparison.Ordinal);

        await patient.PostAsync("how many sessions do i need for hair loss");
        for (var i = 0; i < 100 && !page.Text.Contains("Answer from the articles, not reviewed yet", StringComparison.Ordinal); i++, await Task.Delay(50, TestContext.Current.CancellationToken)) page = await staff.GetAsync(path);
        Assert.Contains("Put into the reply", page.Text, StringComparison.Ordinal);
        var use = System.Text.RegularExpressions.Regex.Match(page.Html, @"\?use=(\d+)").Groups[1].Value;
        var box = WebUtility.HtmlDecode((await staff.GetAsync($"{path}?use={use}")).Html.Split("<textarea id=\"reply\"")[1].Split("</textarea>")[0]);
        Assert.Contains("[1]", box, StringComparison.Ordinal);
        Assert.Contains("not medical advice", box, StringComparison.OrdinalIgnoreCase);

        Assert.Contains("said=resolved", (await staff.PostAsync(path + "/resolve")).Location, StringComparison.Ordinal);
        Assert.Contains("The assistant answers", (await staff.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTwoWhoAcceptOneWinsAndTheOtherReadsWho()
    {
        using var first = await console.StaffAsync();
        using var second = await console.StaffAsync();
        using var patient = await console.PatientAsync("can i talk to a person please");
        var path = ConsoleServer.PathOf(patient);
        await Task.WhenAll(first.GetAsync(path), second.GetAsync(path));

        var answers = await Task.WhenAll(first.PostAsync(path + "/accept"), second.PostAsync(path + "/accept"));

        Assert.Single(answers, a => a.Location!.Contains("said=accepted", StringComparison.Ordinal));
        var loser = answers[0].Location!.Contains("bad=", StringComparison.Ordinal) ? first : second;
        var winner = loser == first ? second : first;
        var page = await loser.GetAsync(path + "?bad=taken");
        Assert.Contains("A colleague was faster", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{winner.Name} has this conversation", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea id=\"reply\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("bad=", (await loser.PostAsync(path + "/reply", ("text", "me too"))).Location, StringComparison.Ordinal);
        Assert.DoesNotContain("me too", string.Join('\n', (await patient.FetchAsync()).Activities.Select(a => a.Text)), StringComparison.Ordinal);
        Assert.Contains("me too", (await loser.GetAsync(path + "?bad=lost")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsSurviveInTheBoxAndComeBackWhenTheyAreTakenBack()
    {
        using var staff = await console.StaffAsync();
        var (patient, path) = await console.AcceptedAsync(staff);
        await staff.PostAsync(path + "/draft", ("text", "half a sentence with a secret"));
        Assert.Contains(">half a sentence with a secret</textarea>", (await staff.GetAsync(path)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", console.Text("SELECT sealed FROM staff_drafts"), StringComparison.Ordinal);

        await staff.PostAsync(path + "/reply", ("text", "the wrong words"));
        var page = await staff.GetAsync(path);
        Assert.DoesNotContain("secret", page.Html, StringComparison.Ordinal);
        var undone = await staff.PostAsync(path + "/undo", ("send", StaffBrowser.ValueOf(page, "send")));
        Assert.Contains("said=undone", undone.Location, StringComparison.Ordinal);
        Assert.Contains(">the wrong words</textarea>", (await staff.GetAsync(path)).Html, StringComparison.Ordinal);
        Assert.Equal("undone", console.Text($"SELECT state FROM staff_sends WHERE conversation_id = '{patient.ConversationId}'"));
        Assert.Equal(0, console.Count($"SELECT COUNT(*) FROM inbox WHERE conversation_id = '{patient.ConversationId}' AND kind = 'staff.reply'"));
        Assert.DoesNotContain("the wrong words", string.Join('\n', (await patient.FetchAsync()).Activities.Select(a => a.Text)), StringComparison.Ordinal);
        patient.Dispose();
    }

    [Fact]
    public async Task WhatIsTooLongOrEmptyIsRefusedInWordsAndKept()
    {
        using var staff = await console.StaffAsync();
        var (patient, path) = await console.AcceptedAsync(staff);
        Assert.Contains("bad=empty", (await staff.PostAsync(path + "/reply", ("text", " \n "))).Location, StringComparison.Ordinal);
        Assert.Contains("Write something first", (await staff.GetAsync(path + "?bad=empty")).Text, StringComparison.Ordinal);
        var letter = string.Concat(Enumerable.Repeat("very long words ", 300));
        Assert.Contains("bad=too-long", (await staff.PostAsync(path + "/reply", ("text", letter))).Location, StringComparison.Ordinal);
        var page = await staff.GetAsync(path + "?bad=too-long");
        Assert.Contains("longer than a message may be", page.Text, StringComparison.Ordinal);
        Assert.Contains("very long words very long words", page.Text, StringComparison.Ordinal);
        patient.Dispose();
    }

    [Theory]
    [InlineData("Dear Yasmin Testcase, see you on Sunday", "yasmin testcase")]
    [InlineData("your number is 050 000 7788, right?", "7788")]
    [InlineData("about REFERENCE", "another conversation")]
    public async Task WordsOfAnotherPatientAreHeldUntilConfirmed(string text, string warning)
    {
        using var staff = await console.StaffAsync();
        using var other = await console.PatientAsync("hi");
        var reference = await console.BookAsync(other, "Yasmin Testcase", "+971500007788");
        var (patient, path) = await console.AcceptedAsync(staff);
        text = text.Replace("REFERENCE", reference, StringComparison.Ordinal);

        Assert.Contains("check=1", (await staff.PostAsync(path + "/reply", ("text", text))).Location, StringComparison.Ordinal);
        var page = await staff.GetAsync(path + "?check=1");
        Assert.Contains(warning, page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(text, WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        // Who confirmed one text has not confirmed another.
        var confirmed = StaffBrowser.ValueOf(page, "confirmed");
        Assert.Contains("check=1", (await staff.PostAsync(path + "/reply", ("text", text + " and more"), ("confirmed", confirmed))).Location, StringComparison.Ordinal);
        Assert.DoesNotContain("check=1", (await staff.PostAsync(path + "/reply", ("text", text), ("confirmed", confirmed))).Location, StringComparison.Ordinal);
        patient.Dispose();
    }

    [Fact]
    public async Task ThePatientsOwnNameAndStaffsAreNoWarning()
    {
        using var staff = await console.StaffAsync();
        var (patient, path) = await console.AcceptedAsync(staff);
        await console.BookAsync(patient, "Yasmin Ownname", "+971500009911");
        Assert.DoesNotContain("check=1", (await staff.PostAsync(path + "/reply", ("text", $"Dear Yasmin Ownname, this is {staff.Name}; is 050 000 9911 right?"))).Location, StringComparison.Ordinal);
        var page = await staff.GetAsync(path);
        Assert.Contains("Yasmin Ownname", page.Text, StringComparison.Ordinal);
        Assert.Contains("…9911", page.Text, StringComparison.Ordinal);
        patient.Dispose();
    }

    [Fact]
    public async Task AMessageToTheWrongPersonIsCorrectedOnceAndOpensAnIncident()
    {
        using var staff = await console.StaffAsync();
        var (patient, path) = await console.AcceptedAsync(staff);
        await staff.PostAsync(path + "/reply", ("text", "for somebody else"));
        await ConsoleServer.ChatAsync(patient, "for somebody else");
        var sequence = System.Text.RegularExpressions.Regex.Match((await staff.GetAsync(path)).Html, "name=\"sequence\" value=\"(\\d+)\"").Groups[1].Value;

        Assert.Contains("said=wrong-person", (await staff.PostAsync(path + "/wrong-person", ("sequence", sequence))).Location, StringComparison.Ordinal);
        await ConsoleServer.ChatAsync(patient, "was not meant for you");
        Assert.Contains("bad=corrected", (await staff.PostAsync(path + "/wrong-person", ("sequence", sequence))).Location, StringComparison.Ordinal);
        Assert.Equal(1, console.Count($"SELECT COUNT(*) FROM incidents WHERE conversation_id = '{patient.ConversationId}'"));
        Assert.Equal(1, console.Count($"SELECT COUNT(*) FROM audit WHERE action = 'incident.opened' AND details LIKE '%{patient.ConversationId}%'"));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync(path + "/wrong-person", ("sequence", "1"))).Status);
        patient.Dispose();
    }

    [Fact]
    public async Task NotesAreSealedAndNeverReachThePatientAndReadingIsKept()
    {
        using var staff = await console.StaffAsync();
        using var patient = await console.PatientAsync("hi");
        var path = ConsoleServer.PathOf(patient);
        await staff.GetAsync(path);
        await staff.GetAsync(path);
        Assert.Equal(1, console.Count($"SELECT COUNT(*) FROM audit WHERE action = 'talk.opened' AND subject = '{patient.ConversationId}'"));
        Assert.Contains("said=noted", (await staff.PostAsync(path + "/note", ("text", "afraid of needles"))).Location, StringComparison.Ordinal);
        Assert.Contains("afraid of needles", (await staff.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("needles", console.Text("SELECT sealed FROM staff_notes"), StringComparison.Ordinal);
        Assert.DoesNotContain("needles", string.Join('\n', (await patient.FetchAsync()).Activities.Select(a => a.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HubsOutsideReadTheEventsOfHandoffsAndThatIsReadingTheConversation()
    {
        using var staff = await console.StaffAsync();
        using var hub = await console.StaffAsync();
        var (patient, path) = await console.AcceptedAsync(staff, "does it hurt?");
        await staff.PostAsync(path + "/resolve");
        var opened = $"SELECT COUNT(*) FROM audit WHERE action = 'talk.opened' AND subject = '{patient.ConversationId}'";
        var before = console.Count(opened);

        using var answer = await hub.Http.GetAsync(path + "/events", TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var events = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(["handoff.initiate", "handoff.status", "handoff.status"], events.Select(e => e.GetProperty("name").GetString()));
        Assert.Equal(["accepted", "completed"], events.Skip(1).Select(e => e.GetProperty("value").GetProperty("state").GetString()));
        Assert.Equal("does it hurt?", events[0].GetProperty("attachments")[0].GetProperty("content").GetProperty("activities")[0].GetProperty("text").GetString());
        Assert.Equal(before + 1, console.Count(opened));
        Assert.DoesNotContain((await patient.FetchAsync()).Activities, a => a.Raw.GetRawText().Contains("handoff.", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await hub.GetAsync("/staff/talk/nobody/events")).Status);
        patient.Dispose();
    }

    [Fact]
    public async Task NobodyLeavesWithPatientsInHandUnlessAColleagueTakesThem()
    {
        using var staff = await console.StaffAsync();
        using var colleague = await console.StaffAsync();
        await colleague.GetAsync("/staff");
        await colleague.PostAsync("/staff/presence", ("state", "here"));
        var (patient, path) = await console.AcceptedAsync(staff);

        Assert.StartsWith(PresenceEndpoints.LeavePath, (await staff.PostAsync("/staff/presence", ("state", "off"))).Location, StringComparison.Ordinal);
        Assert.Equal("/staff/leave?then=sign-out", (await staff.PostAsync("/staff/sign-out")).Location);
        var leave = await staff.GetAsync("/staff/leave?then=sign-out");
        Assert.Contains(colleague.Name, leave.Text, StringComparison.Ordinal);
        var to = System.Text.RegularExpressions.Regex.Match(leave.Html, $"<option value=\"([^\"]+)\">{colleague.Name}").Groups[1].Value;
        await staff.PostAsync("/staff/leave", ("to", to), ("then", "sign-out"));
        Assert.Contains("For you", (await colleague.GetAsync("/staff?tab=mine")).Text, StringComparison.Ordinal);
        await ConsoleServer.ChatAsync(patient, colleague.Name);
        Assert.Equal("/staff/sign-in", (await staff.PostAsync("/staff/sign-out")).Location);
        Assert.Contains("Waiting for a person", (await colleague.GetAsync(path)).Text, StringComparison.Ordinal);
        patient.Dispose();
    }

    [Fact]
    public async Task WhoseConsoleIsClosedGivesTheirPatientsBackToTheQueue()
    {
        using var staff = await console.StaffAsync();
        var (patient, path) = await console.AcceptedAsync(staff);
        var id = console.Text($"SELECT owner_id FROM conversations WHERE id = '{patient.ConversationId}'");
        await console.Get<StoreWriter>().WriteAsync(s => s.Execute(new Sql("UPDATE staff_presence SET last_seen_at = 1 WHERE staff_id = @t_id"), id));

        Assert.Contains(id, console.Get<PresenceStore>().UnseenSince(DateTimeOffset.FromUnixTimeMilliseconds(10)));
        await console.Get<Shift>().EndAsync(id);

        Assert.Contains("Waiting for a person", (await staff.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("You are off shift", (await staff.GetAsync("/staff")).Text, StringComparison.Ordinal);
        Assert.Equal(PresenceStore.Off, console.Get<PresenceStore>().Of(id));
        patient.Dispose();
    }

    [Fact]
    public async Task WhoIsDisabledInTheTerminalGivesTheirPatientsBackToTheQueue()
    {
        using var staff = await console.StaffAsync();
        using var colleague = await console.StaffAsync();
        var (patient, path) = await console.AcceptedAsync(staff);
        var id = console.Text($"SELECT owner_id FROM conversations WHERE id = '{patient.ConversationId}'");
        // As the verb does it: in a process of its own, where nobody is told.
        await new StaffDirectory(console.Get<StoreWriter>(), console.Get<StoreReader>(), console.Get<AuditLog>(), left: []).DisableAsync(id, "terminal", mayBeLast: true);
        Assert.Contains(id, console.Get<DisabledStaff>().StillHolding());

        await console.Server.Services.GetServices<IHostedService>().OfType<StalePresence>().Single().LookAsync();

        Assert.Contains("Waiting for a person", (await colleague.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Equal(PresenceStore.Off, console.Get<PresenceStore>().Of(id));
        Assert.Empty(console.Get<DisabledStaff>().StillHolding());
        patient.Dispose();
    }

    [Fact]
    public async Task ARequestReadsToStaffAsThePatientMeantIt()
    {
        using var staff = await console.StaffAsync();
        using var patient = await console.PatientAsync("book a hair appointment on Monday after 5pm, Amal Example 0500000123", "yes, send it");

        var requests = (await staff.GetAsync("/staff/requests")).Text;

        Assert.Contains("from 17:00", requests, StringComparison.Ordinal);
        Assert.Contains("Amal Example", requests, StringComparison.Ordinal);
        Assert.Contains("Hair", requests, StringComparison.Ordinal);
        await patient.AskAsync("can i talk to a person please");
        Assert.Contains("Main branch", await RowAsync(), StringComparison.Ordinal);

        await staff.GetAsync("/staff/language/ar?back=/staff");
        Assert.Contains("الفرع الرئيسي", await RowAsync(), StringComparison.Ordinal);

        async Task<string> RowAsync() => WebUtility.HtmlDecode((await staff.GetAsync("/staff")).Html).Split("<li class=\"row").Single(r => r.Contains("Amal Example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARequestIsConfirmedOnceAndAnOldPageDecidesNothing()
    {
        using var staff = await console.StaffAsync();
        using var patient = await console.PatientAsync("hi");
        var reference = await console.BookAsync(patient, "Rana Example", "+971500001234");
        var list = await staff.GetAsync("/staff/requests");
        Assert.Contains(reference, list.Text, StringComparison.Ordinal);
        Assert.Contains("+971 50 000 1234", list.Text, StringComparison.Ordinal);
        var day = console.Server.Time.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var path = $"/staff/requests/{reference}/confirm";
        Assert.Contains("bad=time", (await staff.PostAsync(path, ("version", "0"), ("date", "soon"), ("time", "late"))).Location, StringComparison.Ordinal);
        Assert.Contains("bad=changed", (await staff.PostAsync(path, ("version", "7"), ("date", day), ("time", "15:00"))).Location, StringComparison.Ordinal);
        Assert.Contains("said=confirmed", (await staff.PostAsync(path, ("version", "0"), ("date", day), ("time", "15:00"))).Location, StringComparison.Ordinal);
        Assert.Contains("bad=changed", (await staff.PostAsync($"/staff/requests/{reference}/decline", ("version", "0"))).Location, StringComparison.Ordinal);
        await ConsoleServer.ChatAsync(patient, reference);
        Assert.Contains("Rana Example", (await staff.GetAsync("/staff/requests?state=confirmed")).Text, StringComparison.Ordinal);
        Assert.Equal(BookingStates.Confirmed, console.Get<BookingList>().FindByReference(reference)!.State);
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("propose")]
    public async Task ATimeThatHasPassedIsNeitherConfirmedNorProposedAndThePageSaysSo(string verb)
    {
        using var staff = await console.StaffAsync();
        using var patient = await console.PatientAsync("hi");
        var reference = await console.BookAsync(patient, "Late Example", "+971500001235");
        await staff.GetAsync("/staff/requests");

        var answer = await staff.PostAsync($"/staff/requests/{reference}/{verb}", ("version", "0"), ("date", "2020-01-01"), ("time", "10:00"));

        Assert.Contains("This time has already passed", (await staff.GetAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(BookingStates.Requested, console.Get<BookingList>().FindByReference(reference)!.State);
    }

    [Theory]
    [InlineData("confirm", "Confirm anyway", BookingStates.Confirmed)]
    [InlineData("propose", "Propose anyway", BookingStates.Proposed)]
    public async Task ATimeThatTheCalendarShowsAsTakenIsAskedAboutAndAgreedToOnASecondButton(string verb, string button, string state)
    {
        using var staff = await console.StaffAsync();
        using var patient = await console.PatientAsync("hi");
        var reference = await console.BookAsync(patient, "Busy Example", "+971500001238");
        var at = console.Server.Time.GetUtcNow().Date.AddDays(5).AddHours(verb == "confirm" ? 8 : 10);
        var (from, branch) = (new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeMilliseconds(), console.Get<SlotBoards>().Named(null));
        await console.Get<StoreWriter>().WriteAsync(s => s.Execute(new Sql("INSERT INTO busy_times (branch, start_at, end_at, source) VALUES (@t_branch, @n_from, @n_to, 'test')"), branch, from, from + 1));
        await staff.GetAsync("/staff/requests");
        (string, string)[] form = [("version", "0"), ("date", at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("time", at.AddHours(4).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))];

        var asked = await staff.PostAsync($"/staff/requests/{reference}/{verb}", form);

        Assert.Contains("The calendar shows this time as taken", asked.Text, StringComparison.Ordinal);
        Assert.Contains(button, asked.Text, StringComparison.Ordinal);
        Assert.Equal(BookingStates.Requested, console.Get<BookingList>().FindByReference(reference)!.State);
        Assert.Contains("said=", (await staff.PostAsync($"/staff/requests/{reference}/{verb}", [.. form.Select(f => (f.Item1, StaffBrowser.ValueOf(asked, f.Item1))), ("anyway", "yes")])).Location, StringComparison.Ordinal);
        Assert.Equal(state, console.Get<BookingList>().FindByReference(reference)!.State);
    }

    [Fact]
    public async Task AnAppointmentOfAPatientWhoIsForgottenIsShownAsCancelledWithoutAName()
    {
        using var staff = await console.StaffAsync();
        using var patient = await console.PatientAsync("hi");
        var reference = await console.BookAsync(patient, "Nahla Forgotten", "+971500001236");
        await staff.GetAsync("/staff/requests");
        var day = console.Server.Time.GetUtcNow().AddDays(4).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await staff.PostAsync($"/staff/requests/{reference}/confirm", ("version", "0"), ("date", day), ("time", "15:00"));
        var link = System.Text.RegularExpressions.Regex.Match(await ConsoleServer.ChatAsync(patient, "/calendar/"), "/calendar/[A-Za-z0-9_-]{43}").Value;
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(link)).Status);

        await patient.AskAsync("forget me");
        await patient.AskAsync("yes, erase it");

        var page = await staff.GetAsync("/staff/requests");
        Assert.Contains("the patient asked to be forgotten", page.Text, StringComparison.Ordinal);
        Assert.Contains("15:00 " + reference, page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync(link)).Status);
        var cancelled = (await staff.GetAsync("/staff/requests?state=cancelled")).Text;
        Assert.Contains("Erased at the patient’s wish", cancelled, StringComparison.Ordinal);
        Assert.All([page.Text, cancelled, (await staff.GetAsync("/staff?tab=all")).Text], text => Assert.DoesNotContain("Nahla", text, StringComparison.Ordinal));
        Assert.DoesNotContain("[erased]", cancelled + (await staff.GetAsync("/staff?tab=all")).Text, StringComparison.Ordinal);

        Assert.Contains("said=forgotten-seen", (await staff.PostAsync($"/staff/requests/{reference}/seen")).Location, StringComparison.Ordinal);
        Assert.Contains("bad=gone", (await staff.PostAsync($"/staff/requests/{reference}/seen")).Location, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await staff.GetAsync("/staff/requests")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenConsolesAreToldThatAPatientWasForgotten()
    {
        using var staff = await console.StaffAsync();
        using var patient = await console.PatientAsync("hi");
        await console.BookAsync(patient, "Nahla Forgotten", "+971500001237");
        await patient.AskAsync("forget me");
        using var listener = console.Get<StaffSignals>().Listen();

        await patient.AskAsync("yes, erase it");

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        var told = new List<string>();
        // They may show another conversation of the same person.
        while (!told.Contains(OtherInstances.Anything)) told.AddRange((await listener.WaitAsync(TimeSpan.FromSeconds(15), limit.Token)).Changed);
        Assert.True(console.Get<ConsoleCounter>().Count().Requests > 0);
    }

    [Fact]
    public async Task EveryOpenConsoleHearsAtOnceHowManyWait()
    {
        using var staff = await console.StaffAsync();
        using var colleague = await console.StaffAsync();
        using var first = await LiveEvents.OpenAsync(staff);
        using var second = await LiveEvents.OpenAsync(colleague);
        var before = await WaitingAsync(staff);

        using var patient = await console.PatientAsync("can i talk to a person please");

        await first.NextAsync("state", s => s.GetProperty("waiting").GetInt32() == before + 1);
        await second.NextAsync("state", s => s.GetProperty("waiting").GetInt32() == before + 1);
        await staff.GetAsync("/staff");
        await staff.PostAsync(ConsoleServer.PathOf(patient) + "/accept");
        Assert.Equal(before, await WaitingAsync(colleague));
        await second.NextAsync("state", s => s.GetProperty("waiting").GetInt32() == before);
    }

    [Fact]
    public async Task OpenConsolesAreToldThatSomethingChangedAndNothingElse()
    {
        using var staff = await console.StaffAsync();
        staff.Http.DefaultRequestHeaders.Accept.Clear();
        using var stream = await staff.Http.GetStreamAsync("/staff/live", TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        using var patient = await console.PatientAsync("my name is Quentin Secret, can i talk to a person please");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        var seen = "";
        while (!seen.Contains(patient.ConversationId!, StringComparison.Ordinal)) seen += await reader.ReadLineAsync(limit.Token) + "\n";
        Assert.Contains("\"waiting\":", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Quentin", seen, StringComparison.Ordinal);
    }

    private static async Task<int> WaitingAsync(StaffBrowser staff) =>
        JsonDocument.Parse(await staff.Http.GetStringAsync("/staff/live/state", TestContext.Current.CancellationToken)).RootElement.GetProperty("waiting").GetInt32();
}

public sealed class ConsoleTests(ConsoleServer console) : ConsoleContract(console), IClassFixture<ConsoleServer>;

public sealed class PostgresConsoleTests(PostgresConsoleServer console) : ConsoleContract(console), IClassFixture<PostgresConsoleServer>;
