using System.Net;
using System.Text;
using MesoBot.Handoff;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Staff;

/// <summary>What people try against the console, from the chat and from the inside.</summary>
public sealed class ConsoleAttackTests(ConsoleServer console) : IClassFixture<ConsoleServer>
{
    [Fact]
    public async Task ScriptInAPatientsWordsStaysText()
    {
        const string attack = "<script>alert(1)</script><img src=x onerror=alert(2)> **bold** [a](javascript:alert(3))";
        using var staff = await console.StaffAsync();
        var (patient, path) = await console.AcceptedAsync(staff, attack);
        await console.BookAsync(patient, "<b>Mallory</b> \"onload=", "+971500000666");
        await staff.PostAsync(path + "/note", ("text", attack));
        await staff.PostAsync(path + "/draft", ("text", "</textarea><script>alert(4)</script>"));

        foreach (var page in (string[])[path, "/staff", "/staff?tab=mine", "/staff?tab=all", "/staff/requests", "/staff/leave"])
        {
            var answer = await staff.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotMatch("<script(?![^>]* src=)|<img|<b>|<[^>]+ (?:onerror|onload)=|href=\"javascript", answer.Html);
        }
        Assert.Contains(attack, (await staff.GetAsync(path)).Text, StringComparison.Ordinal);
        patient.Dispose();
    }

    [Theory]
    [InlineData("/staff/talk/guessed")]
    [InlineData("/staff/talk/..%2f..%2fteam")]
    [InlineData("/staff/talk/%27%20OR%201=1--")]
    public async Task AGuessedConversationIsNotThere(string path)
    {
        using var staff = await console.StaffAsync();
        var answer = await staff.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("<h1>", answer.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/staff/talk/guessed/accept")]
    [InlineData("/staff/talk/guessed/step-in")]
    [InlineData("/staff/talk/guessed/release")]
    [InlineData("/staff/talk/guessed/resolve")]
    [InlineData("/staff/talk/guessed/hand-on")]
    [InlineData("/staff/talk/guessed/reply")]
    [InlineData("/staff/talk/guessed/undo")]
    [InlineData("/staff/talk/guessed/note")]
    [InlineData("/staff/talk/guessed/wrong-person")]
    [InlineData("/staff/alerts/guessed/acknowledge")]
    [InlineData("/staff/requests/MB-2222222/confirm")]
    [InlineData("/staff/requests/MB-2222222/propose")]
    [InlineData("/staff/requests/MB-2222222/decline")]
    [InlineData("/staff/requests/MB-2222222/arrived")]
    [InlineData("/staff/requests/MB-2222222/missed")]
    public async Task NothingIsDoneToWhatIsNotThere(string path)
    {
        using var staff = await console.StaffAsync(StaffRoles.Clinician);
        await staff.GetAsync("/staff");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync(path, ("text", "x"), ("sequence", "1"), ("send", "x"))).Status);
    }

    [Theory]
    [InlineData("/staff/talk/ID/accept")]
    [InlineData("/staff/talk/ID/step-in")]
    [InlineData("/staff/talk/ID/release")]
    [InlineData("/staff/talk/ID/resolve")]
    [InlineData("/staff/talk/ID/hand-on")]
    [InlineData("/staff/talk/ID/reply")]
    [InlineData("/staff/talk/ID/undo")]
    [InlineData("/staff/talk/ID/note")]
    [InlineData("/staff/talk/ID/draft")]
    [InlineData("/staff/talk/ID/typing")]
    [InlineData("/staff/talk/ID/wrong-person")]
    [InlineData("/staff/alerts/ID/acknowledge")]
    [InlineData("/staff/alerts/ID/close")]
    [InlineData("/staff/alerts/ID/tried")]
    [InlineData("/staff/requests/ID/confirm")]
    [InlineData("/staff/slots/block")]
    [InlineData("/staff/presence")]
    [InlineData("/staff/leave")]
    public async Task AFormWithoutThePagesTokenChangesNothing(string path)
    {
        using var staff = await console.StaffAsync(StaffRoles.Clinician);
        using var patient = await console.PatientAsync("hi");
        staff.Token = "";
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.PostAsync(path.Replace("ID", patient.ConversationId, StringComparison.Ordinal), ("text", "x"), ("state", "here"))).Status);
    }

    [Theory]
    [InlineData(StaffRoles.Reception)]
    [InlineData(StaffRoles.Administrator)]
    public async Task OnlyAClinicianEndsAnAlert(string role)
    {
        using var patient = await console.PatientAsync("my lip is swollen since the injection and i cant breathe properly");
        using var other = await console.StaffAsync(role);
        using var clinician = await console.StaffAsync(StaffRoles.Clinician);
        var queue = await other.GetAsync("/staff");
        Assert.Contains("Emergency", queue.Text, StringComparison.Ordinal);
        var id = console.Text($"SELECT id FROM alerts WHERE conversation_id = '{patient.ConversationId}'");

        Assert.DoesNotContain($"/staff/alerts/{id}/close", queue.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync($"/staff/alerts/{id}/close", ("outcome", "reached"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.PostAsync($"/staff/alerts/{id}/tried")).Status);
        await other.GetAsync("/staff");
        Assert.Contains("said=acknowledged", (await other.PostAsync($"/staff/alerts/{id}/acknowledge")).Location, StringComparison.Ordinal);
        Assert.Contains($"{other.Name} has taken this", (await other.GetAsync("/staff")).Text, StringComparison.Ordinal);

        await clinician.GetAsync("/staff");
        Assert.Contains("bad=outcome", (await clinician.PostAsync($"/staff/alerts/{id}/close", ("outcome", "not_reached"))).Location, StringComparison.Ordinal);
        Assert.Contains("bad=outcome", (await clinician.PostAsync($"/staff/alerts/{id}/close", ("outcome", "whatever"))).Location, StringComparison.Ordinal);
        Assert.Contains("said=tried", (await clinician.PostAsync($"/staff/alerts/{id}/tried")).Location, StringComparison.Ordinal);
        Assert.Contains("said=alert-closed", (await clinician.PostAsync($"/staff/alerts/{id}/close", ("outcome", "not_reached"))).Location, StringComparison.Ordinal);
        Assert.Contains("bad=alert-over", (await clinician.PostAsync($"/staff/alerts/{id}/close", ("outcome", "reached"))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormThatIsHugeOrNoFormIsRefusedInWords()
    {
        using var staff = await console.StaffAsync();
        var (patient, path) = await console.AcceptedAsync(staff);
        var huge = await staff.PostAsync(path + "/reply", ("text", new string('x', 400_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.Status);
        Assert.Contains("<h1>", huge.Html, StringComparison.Ordinal);
        await staff.GetAsync(path);
        using var broken = new StringContent("--nothing", Encoding.UTF8);
        broken.Headers.Remove("Content-Type");
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=gone");
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.Http.PostAsync(path + "/reply", broken, TestContext.Current.CancellationToken)).StatusCode);
        // Nothing that was typed holds a null character; other control characters are left out, and what remains is what was written.
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.PostAsync(path + "/reply", ("text", "a\u0000b"))).Status);
        await staff.GetAsync(path);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PostAsync(path + "/reply", ("text", "a\u0007b\u001bc"))).Status);
        Assert.Contains("abc", (await staff.GetAsync(path)).Text, StringComparison.Ordinal);
        patient.Dispose();
    }

    [Fact]
    public async Task NobodySeesAnythingWithoutSigningIn()
    {
        using var patient = await console.PatientAsync("hi");
        using var nobody = new StaffBrowser(console.Server.Address, console.Server.Time);
        foreach (var path in (string[])["/staff", "/staff/requests", ConsoleServer.PathOf(patient), ConsoleServer.PathOf(patient) + "/events", "/staff/live", "/staff/live/state", "/staff/leave"])
            Assert.Contains((await nobody.GetAsync(path)).Status, new[] { HttpStatusCode.Redirect, HttpStatusCode.Found, HttpStatusCode.Unauthorized });
    }

    [Fact]
    public async Task AnAddressMayNotSpeakForTheConsole()
    {
        using var staff = await console.StaffAsync();
        Assert.DoesNotContain("hacked", (await staff.GetAsync("/staff?said=hacked%20call%20me")).Text, StringComparison.Ordinal);
        await staff.GetAsync("/staff");
        Assert.StartsWith("/staff", (await staff.PostAsync("/staff/presence", ("state", "here"), ("back", "https://evil.example/"))).Location, StringComparison.Ordinal);
    }
}
