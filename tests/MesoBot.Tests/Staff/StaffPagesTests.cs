using System.Net;
using System.Text;
using MesoBot.Handoff;
using MesoBot.Staff.Accounts;
using MesoBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Staff;

/// <summary>What stands around every page: headers, forms of other sites, roles, languages, words for what goes wrong.</summary>
public sealed class StaffPagesTests(StaffServer staff) : IClassFixture<StaffServer>
{
    private TestServer Server => staff.Server;

    [Theory]
    [InlineData("/staff/sign-in")]
    [InlineData("/staff/join")]
    [InlineData("/staff/nowhere")]
    public async Task PagesLoadFromHereAloneAndAreKeptNowhere(string path)
    {
        using var browser = new StaffBrowser(Server.Address, Server.Time);
        var headers = (await browser.GetAsync(path)).Response.Headers;

        var policy = string.Join(' ', headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.True(headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", string.Join("", headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", string.Join("", headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", string.Join("", headers.GetValues("Cross-Origin-Opener-Policy")));
    }

    [Fact]
    public async Task NoPageHasScriptOrStyleInItself()
    {
        using var browser = await StaffBrowser.SignedInAsync(Server, StaffRoles.Administrator);
        foreach (var path in (string[])["/staff/account", "/staff/team", "/staff/join", "/staff/sign-in"])
        {
            var page = await browser.GetAsync(path);
            Assert.DoesNotMatch("<script(?![^>]* src=)|<style| style=| on[a-z]+=", page.Html);
        }
    }

    [Theory]
    [InlineData("/staff/sign-in")]
    [InlineData("/staff/sign-in/code")]
    [InlineData("/staff/sign-in/pin")]
    [InlineData("/staff/sign-out")]
    [InlineData("/staff/lock")]
    [InlineData("/staff/join")]
    [InlineData("/staff/account/pin")]
    [InlineData("/staff/account/password")]
    [InlineData("/staff/team/invite")]
    [InlineData("/staff/sign-in/passkey/options")]
    public async Task AFormOfAnotherSiteChangesNothing(string path)
    {
        using var browser = await StaffBrowser.SignedInAsync(Server, StaffRoles.Administrator);
        browser.Token = "";
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(path, ("name", "Somebody"), ("role", "administrator"))).Status);
        // A token of somebody else's page.
        using var other = new StaffBrowser(Server.Address, Server.Time);
        await other.GetAsync("/staff/sign-in");
        browser.Token = other.Token;
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(path, ("name", "Somebody"), ("role", "administrator"))).Status);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/account")).Status);
        Assert.Null(Server.Services.GetRequiredService<StaffDirectory>().FindByName("Somebody"));
    }

    [Fact]
    public async Task ARequestThatABrowserCallsAnotherSitesIsRefusedEvenWithTheToken()
    {
        using var browser = await StaffBrowser.SignedInAsync(Server);
        await browser.GetAsync("/staff/account");
        browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/staff/sign-out")).Status);
    }

    [Theory]
    [InlineData(StaffRoles.Reception)]
    [InlineData(StaffRoles.Clinician)]
    public async Task TheTeamIsForAdministratorsByAddressToo(string role)
    {
        using var browser = await StaffBrowser.SignedInAsync(Server, role);
        var page = await browser.GetAsync("/staff/team");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("Not for your role", page.Text, StringComparison.Ordinal);

        await browser.GetAsync("/staff/account");
        var me = Server.Services.GetRequiredService<StaffDirectory>().FindByName(browser.Name)!;
        foreach (var path in (string[])["/staff/team/invite", $"/staff/team/{me.Id}/role", $"/staff/team/{me.Id}/disable", $"/staff/team/{me.Id}/reset"])
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync(path, ("name", "A friend"), ("role", StaffRoles.Administrator))).Status);
        Assert.Equal(role, Server.Services.GetRequiredService<StaffDirectory>().FindByName(browser.Name)!.Role);
    }

    [Fact]
    public async Task ARoleThatWasChangedHoldsAtOnce()
    {
        using var browser = await StaffBrowser.SignedInAsync(Server, StaffRoles.Administrator);
        using var other = await StaffBrowser.SignedInAsync(Server, StaffRoles.Administrator);
        var directory = Server.Services.GetRequiredService<StaffDirectory>();

        Assert.True(await directory.ChangeRoleAsync(directory.FindByName(browser.Name)!.Id, StaffRoles.Reception, "test"));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/team")).Status);
        await browser.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/staff/team")).Status);
    }

    [Fact]
    public async Task AFormThatIsTooLongGetsWords()
    {
        using var browser = await StaffBrowser.SignedInAsync(Server);
        await browser.GetAsync("/staff/account");

        var answer = await browser.PostAsync("/staff/account/profile", ("display", new string('x', 300_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("too long", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "%%%=%zz&&&&=\u0000")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nnonsense")]
    [InlineData("multipart/form-data", "no boundary")]
    [InlineData("application/json", "{")]
    [InlineData("text/plain", "name=x")]
    public async Task AFormThatIsNoneIsRefusedWithWords(string type, string body)
    {
        using var browser = new StaffBrowser(Server.Address, Server.Time);
        await browser.GetAsync("/staff/sign-in");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await browser.Http.PostAsync("/staff/sign-in", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("send that again", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThousandsOfFieldsAreRefused()
    {
        using var browser = new StaffBrowser(Server.Address, Server.Time);
        await browser.GetAsync("/staff/sign-in");

        var answer = await browser.PostAsync("/staff/sign-in", [.. Enumerable.Range(0, 5000).Select(i => ($"f{i}", "1"))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task ScriptsInNamesStayText()
    {
        using var admin = await StaffBrowser.SignedInAsync(Server, StaffRoles.Administrator);
        await admin.GetAsync("/staff/team");
        var page = await admin.PostAsync("/staff/team/invite", ("name", "<script>alert(1)</script> \"Eve\""), ("role", StaffRoles.Reception));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script> \"Eve\"", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheConsoleSpeaksArabicFromRightToLeft()
    {
        using var browser = new StaffBrowser(Server.Address, Server.Time);
        var chosen = await browser.GetAsync("/staff/language/ar?back=%2Fstaff%2Fjoin");
        Assert.Equal("/staff/join", chosen.Location);

        var page = await browser.GetAsync("/staff/sign-in");
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page.Html, StringComparison.Ordinal);
        Assert.Contains("تسجيل الدخول", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneAddressMayNotTryForEver()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Staff:SignInsPerMinute"] = "3" });
        using var browser = new StaffBrowser(server.Address, server.Time);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.BadRequest, (await browser.TryPasswordAsync("Nobody", "wrong wrong wrong")).Status);

        var answer = await browser.TryPasswordAsync("Nobody", "wrong wrong wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Contains("Wait a minute", answer.Text, StringComparison.Ordinal);
    }
}
