using System.Globalization;
using System.Text.RegularExpressions;
using MesoBot.BrowserTests.Support;
using MesoBot.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoBot.BrowserTests.Staff;

/// <summary>Two browsers at once: a patient on a phone, and staff at the desk. Then the same with the process killed between the steps.</summary>
public sealed partial class PatientReachesAPersonTests(Browser browser) : PageTest(browser)
{
    private static readonly Dictionary<string, string> AlwaysOpen = new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }
        .ToDictionary(day => "Clinic__Hours__" + day, _ => "00:00-23:59");

    private static readonly BrowserNewContextOptions Desk = new() { ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, Locale = "en-GB" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APatientBooksTalksToAPersonAndIsConfirmed(bool kills)
    {
        await using var server = await MesoBotServer.StartAsync(new Dictionary<string, string>(AlwaysOpen)
        {
            ["Clinic__Holidays__0"] = "2020-01-01",
            ["Clinic__Holidays__1"] = "2020-01-02",
        });
        Task StepAsync() => kills ? server.RestartAsync(kill: true) : Task.CompletedTask;

        var staff = new StaffPage(await NewPageAsync(Desk), server);
        await staff.JoinAsync("Huda Sample", "reception");
        await staff.SignInAsync("Huda Sample");
        await staff.OpenAsync("/staff/requests");
        await StepAsync();

        var chat = new ChatPage(await NewPageAsync(new BrowserNewContextOptions { ViewportSize = Phone, Locale = "en" }));
        await chat.Page.GotoAsync(server.Address.ToString());
        await chat.OpenAsync();
        await BookAsync(chat, StepAsync);
        var reference = Reference().Match(await chat.LastReply.InnerTextAsync()).Value;
        Assert.NotEmpty(reference);
        await StepAsync();

        // Staff see it without touching the page.
        var request = staff.Page.Locator("article.request", new PageLocatorOptions { HasText = reference });
        await Expect(request).ToContainTextAsync("Noor Example");
        await Expect(request).ToContainTextAsync("0108");

        await TalkAsync(chat, staff, StepAsync);
        await ConfirmAsync(chat, staff, server, reference, StepAsync);

        var transcript = await StaffPage.TerminalAsync(server, "transcript", "export", "--format", "text");
        Assert.Contains("Huda Sample", transcript, StringComparison.Ordinal);
        Assert.Contains(reference, transcript, StringComparison.Ordinal);
        var audit = await StaffPage.TerminalAsync(server, "audit", "verify");
        Assert.Contains("whole", audit, StringComparison.Ordinal);
        Assert.Contains("booking.confirmed", await StaffPage.TerminalAsync(server, "audit", "show", "--last", "200"), StringComparison.Ordinal);
    }

    private static async Task BookAsync(ChatPage chat, Func<Task> stepAsync)
    {
        var day = TimeProvider.System.GetUtcNow().AddDays(9).ToString("d MMMM", CultureInfo.InvariantCulture);
        await chat.AskAsync($"I would like to book a consultation on {day} at 11am");
        await stepAsync();
        await chat.AskAsync("my name is Noor Example");
        await chat.AskAsync("does it hurt?");
        await Expect(chat.LastReply).ToContainTextAsync("Sources");
        await stepAsync();
        await chat.AskAsync("050 000 0107");
        await chat.AskAsync("sorry, the number ends with 8 not 7");
        await Expect(chat.LastReply).ToContainTextAsync("0108");
        await stepAsync();
        if (!(await chat.LastReply.InnerTextAsync()).Contains("Noor Example", StringComparison.Ordinal)) await chat.AskAsync("what did you understand?");
        await Expect(chat.LastReply).ToContainTextAsync("Noor Example");
        await chat.AskAsync("yes, send it");
        await Expect(chat.LastReply).ToContainTextAsync("MB-");
    }

    private static async Task TalkAsync(ChatPage chat, StaffPage staff, Func<Task> stepAsync)
    {
        await chat.AskAsync("can I talk to a person please");
        await staff.OpenAsync("/staff");
        await stepAsync();
        await staff.Page.Locator("li.row").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accept" }).ClickAsync();
        await Expect(staff.Page.Locator("#reply")).ToBeVisibleAsync();
        await Expect(chat.Page.Locator("mesobot-chat header")).ToContainTextAsync("With you now: Huda Sample");
        await stepAsync();
        await chat.Input.FillAsync("is parking difficult in the evening?");
        await chat.Input.PressAsync("Enter");
        await Expect(staff.Page.Locator("#transcript")).ToContainTextAsync("is parking difficult");
        await staff.Page.Locator("#reply").FillAsync("Hello Noor, the basement has space in the evening.");
        await staff.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send", Exact = true }).ClickAsync();
        // On its way, or said already.
        await Expect(staff.Page.Locator("#pending, #transcript").GetByText("the basement has space").First).ToBeVisibleAsync();
        await stepAsync();
        await Expect(chat.Log).ToContainTextAsync("the basement has space");
        await Expect(chat.Log).ToContainTextAsync("Huda Sample");
        await Expect(staff.Page.Locator("#transcript")).ToContainTextAsync("the basement has space");
    }

    private static async Task ConfirmAsync(ChatPage chat, StaffPage staff, MesoBotServer server, string reference, Func<Task> stepAsync)
    {
        await staff.OpenAsync("/staff/requests");
        var request = staff.Page.Locator("article.request", new PageLocatorOptions { HasText = reference });
        await request.Locator("summary", new LocatorLocatorOptions { HasText = "Confirm" }).ClickAsync();
        await request.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Confirm this time" }).ClickAsync();
        await Expect(staff.Page.Locator("p.said.good").First).ToBeVisibleAsync();
        await stepAsync();
        await Expect(chat.Log).ToContainTextAsync("confirmed");
        var link = await chat.Page.Locator("mesobot-chat a[href*='/calendar/']").Last.GetAttributeAsync("href");
        using var http = new HttpClient();
        var file = await http.GetStringAsync(new Uri(server.Address, link), TestContext.Current.CancellationToken);
        Assert.Contains("BEGIN:VEVENT", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Noor", file, StringComparison.Ordinal);
        Assert.DoesNotContain("consultation", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("meso", file.Replace("mesobot", "", StringComparison.OrdinalIgnoreCase), StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"MB-[2-9A-Z]{7}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
