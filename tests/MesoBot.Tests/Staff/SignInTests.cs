using System.Net;
using MesoBot.Handoff;
using MesoBot.Staff.Accounts;
using MesoBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Staff;

/// <summary>Who comes in, and who does not.</summary>
public sealed class SignInTests(StaffServer staff) : IClassFixture<StaffServer>
{
    private TestServer Server => staff.Server;

    [Fact]
    public async Task WhoWasInvitedSetsAnAccountUpAndIsInside()
    {
        using var browser = await StaffBrowser.SignedInAsync(Server, StaffRoles.Reception);

        Assert.Equal(8, browser.RecoveryCodes.Count);
        var page = await browser.GetAsync("/staff/account");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(browser.Name, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutASignInEveryPageAsksForOneAndGoesBackThere()
    {
        using var browser = new StaffBrowser(Server.Address, Server.Time);
        foreach (var path in (string[])["/staff/account", "/staff/team"])
            Assert.Equal("/staff/sign-in?back=" + Uri.EscapeDataString(path), (await browser.GetAsync(path)).Location);

        browser.Http.DefaultRequestHeaders.Remove("Accept");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/staff/account")).Status);
    }

    [Fact]
    public async Task NameAndPasswordAloneOpenNothing()
    {
        using var browser = await OutsideAsync();

        Assert.Equal("/staff/sign-in/code", (await browser.TryPasswordAsync(browser.Name, StaffBrowser.Password)).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/account")).Status);
        Assert.Equal("/staff", (await browser.TryCodeAsync(browser.NextCode())).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/account")).Status);
    }

    [Fact]
    public async Task ACodeWorksOnce()
    {
        using var browser = await OutsideAsync();
        var code = browser.NextCode();
        Assert.Equal("/staff", (await browser.SignInAsync(code: code)).Location);
        await SignOutAsync(browser);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync(code: code)).Status);
        Assert.Equal("/staff", (await browser.SignInAsync()).Location);
    }

    [Fact]
    public async Task TwoWhoSendTheSameCodeAtOnceAreNotBothLetIn()
    {
        using var one = await OutsideAsync();
        using var two = new StaffBrowser(Server.Address, Server.Time);
        await one.TryPasswordAsync(one.Name, StaffBrowser.Password);
        await two.TryPasswordAsync(one.Name, StaffBrowser.Password);
        var code = one.NextCode();

        var answers = await Task.WhenAll(one.TryCodeAsync(code), two.TryCodeAsync(code));

        Assert.Single(answers, a => a.Location == "/staff");
    }

    [Fact]
    public async Task ARecoveryCodeReplacesThePhoneOnce()
    {
        using var browser = await OutsideAsync();
        var code = browser.RecoveryCodes[3].ToUpperInvariant();
        Assert.Equal("/staff", (await browser.SignInAsync(code: code)).Location);
        Assert.Contains("not at hand: 7", (await browser.GetAsync("/staff/account")).Text, StringComparison.Ordinal);
        await SignOutAsync(browser);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync(code: code)).Status);
    }

    [Fact]
    public async Task TheNameMayBeWrittenAsPeopleWriteNames()
    {
        using var browser = await OutsideAsync("Sara  Al-Mansoori");

        Assert.Equal("/staff", (await browser.SignInAsync("  sara al-mansoori ")).Location);
    }

    [Fact]
    public async Task ARefusalSaysTheSameWhetherTheNameExistsOrNot()
    {
        using var known = await OutsideAsync();
        using var other = new StaffBrowser(Server.Address, Server.Time);

        var wrong = await known.TryPasswordAsync(known.Name, "not the password at all");
        var unknown = await other.TryPasswordAsync("Nobody of this name", "not the password at all");

        Assert.Equal((wrong.Status, Words(wrong)), (unknown.Status, Words(unknown)));
    }

    [Fact]
    public async Task AfterFiveWrongPasswordsTheAccountRestsForAQuarterOfAnHour()
    {
        using var browser = await OutsideAsync();
        var first = Words(await browser.TryPasswordAsync(browser.Name, "wrong wrong wrong"));
        for (var i = 0; i < 4; i++) await browser.TryPasswordAsync(browser.Name, "wrong wrong wrong");

        var right = await browser.TryPasswordAsync(browser.Name, StaffBrowser.Password);
        Assert.Equal((HttpStatusCode.BadRequest, first), (right.Status, Words(right)));

        Server.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("/staff", (await browser.SignInAsync()).Location);
    }

    [Fact]
    public async Task WrongCodesCountTooAndARightPasswordBetweenThemDoesNotStartAfresh()
    {
        using var browser = await OutsideAsync();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("/staff/sign-in/code", (await browser.TryPasswordAsync(browser.Name, StaffBrowser.Password)).Location);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.TryCodeAsync("000000")).Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.TryPasswordAsync(browser.Name, StaffBrowser.Password)).Status);
    }

    [Fact]
    public async Task ManyTriesAtOnceAreCountedOneByOne()
    {
        using var browser = await OutsideAsync();
        await browser.GetAsync("/staff/sign-in");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.PostAsync("/staff/sign-in", ("name", browser.Name), ("password", "wrong wrong wrong"))));

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.TryPasswordAsync(browser.Name, StaffBrowser.Password)).Status);
    }

    [Fact]
    public async Task TheShiftEndsAfterTwelveHours()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Staff:IdleLockMinutes"] = "0" });
        using var browser = await StaffBrowser.SignedInAsync(server);
        server.Time.Advance(TimeSpan.FromHours(11.9));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/account")).Status);

        server.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/account")).Status);
    }

    [Fact]
    public async Task ACookieThatWasCopiedIsWorthNothingAfterSigningOut()
    {
        using var browser = await StaffBrowser.SignedInAsync(Server);
        using var thief = new StaffBrowser(Server.Address, Server.Time);
        thief.Http.DefaultRequestHeaders.Add("Cookie", $"mesobot-staff={browser.Cookies["mesobot-staff"]!.Value}");
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/staff/account")).Status);

        await SignOutAsync(browser);

        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/staff/account")).Status);
    }

    [Fact]
    public async Task ASessionThatWasPlantedBeforeSigningInIsNotTheOneAfter()
    {
        using var attacker = await StaffBrowser.SignedInAsync(Server);
        using var victim = await OutsideAsync();
        var planted = attacker.Cookies["mesobot-staff"]!.Value;
        victim.Http.DefaultRequestHeaders.Add("Cookie", "mesobot-staff=" + planted);
        // The planted cookie decides whose token is on the page; signing in goes on from there all the same.
        await victim.SignInAsync();
        victim.Http.DefaultRequestHeaders.Remove("Cookie");

        Assert.NotEqual(planted, victim.Cookies["mesobot-staff"]!.Value);
        Assert.Contains(victim.Name, (await victim.GetAsync("/staff/account")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(victim.Name, (await attacker.GetAsync("/staff/account")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoIsDisabledIsOutAtOnce()
    {
        using var browser = await StaffBrowser.SignedInAsync(Server);
        var directory = Server.Services.GetRequiredService<StaffDirectory>();

        Assert.True(await directory.DisableAsync(directory.FindByName(browser.Name)!.Id, "test"));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/account")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SignInAsync()).Status);
    }

    [Fact]
    public async Task CookiesAreReadByNoScriptAndSentToNoOtherSite()
    {
        using var browser = await OutsideAsync();
        await browser.TryPasswordAsync(browser.Name, StaffBrowser.Password);
        var answer = await browser.TryCodeAsync(browser.NextCode());

        var cookies = answer.Response.Headers.GetValues("Set-Cookie").Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, c => Assert.Matches("(?i)(?=.*httponly)(?=.*samesite=strict)(?=.*path=/(;|$))", c));
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/staff//elsewhere.example")]
    [InlineData("/staffelsewhere")]
    public async Task ALinkToTheSignInLeadsNowhereElse(string back)
    {
        using var browser = await OutsideAsync();
        var page = await browser.GetAsync("/staff/sign-in?back=" + Uri.EscapeDataString(back));

        Assert.Equal("/staff", StaffBrowser.ValueOf(page, "back"));
    }

    private async Task<StaffBrowser> OutsideAsync(string? name = null)
    {
        var browser = await StaffBrowser.SignedInAsync(Server, name: name);
        await SignOutAsync(browser);
        return browser;
    }

    private static async Task SignOutAsync(StaffBrowser browser)
    {
        await browser.GetAsync("/staff/account");
        Assert.Equal("/staff/sign-in", (await browser.PostAsync("/staff/sign-out")).Location);
    }

    private static string Words(StaffAnswer answer) => answer.Text;
}
