using System.Net;
using System.Text.RegularExpressions;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Staff.Accounts;
using MesoBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Staff;

/// <summary>One-time links, the team page, short codes.</summary>
public sealed class InviteTests(StaffServer staff) : IClassFixture<StaffServer>
{
    private const string Bad = "This link does not work";

    private TestServer Server => staff.Server;

    private StaffInvites Invites => Server.Services.GetRequiredService<StaffInvites>();

    [Fact]
    public async Task ALinkWorksOnce()
    {
        var secret = await Invites.InviteAsync("Once Only", StaffRoles.Reception, "test");
        using var first = New();
        using var second = New();
        Assert.Equal(HttpStatusCode.OK, (await first.JoinAsync(secret!)).Status);

        Assert.Contains(Bad, (await second.JoinAsync(secret!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTwoWhoFillInTheSameLinkOneGetsTheAccount()
    {
        var secret = await Invites.InviteAsync("Race Winner", StaffRoles.Reception, "test");
        var browsers = Enumerable.Range(0, 4).Select(_ => New()).ToList();

        var answers = await Task.WhenAll(browsers.Select(b => b.JoinAsync(secret!)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(Server.Services.GetRequiredService<StaffDirectory>().All(), a => a.Name == "Race Winner");
        browsers.ForEach(b => b.Dispose());
    }

    [Fact]
    public async Task ALinkEndsAfterADayAndWhenANewerOneIsMade()
    {
        var late = await Invites.InviteAsync("Too Late", StaffRoles.Reception, "test");
        Server.Time.Advance(TimeSpan.FromHours(24.1));
        using var browser = New();
        Assert.Contains(Bad, (await browser.JoinAsync(late!)).Text, StringComparison.Ordinal);

        var older = await Invites.InviteAsync("Two Links", StaffRoles.Reception, "test");
        var newer = await Invites.InviteAsync("Two Links", StaffRoles.Clinician, "test");
        Assert.Contains(Bad, (await browser.JoinAsync(older!)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.JoinAsync(newer!)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("guess")]
    [InlineData("' OR 1=1 --")]
    public async Task AGuessedLinkOpensNothing(string secret)
    {
        using var browser = New();
        Assert.Contains(Bad, (await browser.JoinAsync(secret)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheStoreKnowsNeitherTheLinkNorTheSecretsOfThePhoneNorTheCodes()
    {
        var link = await Invites.InviteAsync("Kept Sealed", StaffRoles.Reception, "test");
        using var browser = New();
        await browser.JoinAsync(link!);
        using var session = Server.Services.GetRequiredService<StoreDatabase>().Open();
        var all = string.Join('\n', session.All(new Sql("SELECT value FROM asp_net_user_tokens UNION ALL SELECT hash FROM invites UNION ALL SELECT details FROM audit"), r => r.GetString(0)));

        Assert.DoesNotContain(link!, all, StringComparison.Ordinal);
        Assert.DoesNotContain(Totp.Base32(browser.Secret), all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(browser.Secret), all, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.RecoveryCodes[0].Replace("-", "", StringComparison.Ordinal), all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "at least 12")]
    [InlineData("password123456", "tried first")]
    [InlineData("aaaaaaaaaaaaaaaa", "tried first")]
    [InlineData("123456789012", "tried first")]
    [InlineData("qwerty2026!!", "tried first")]
    [InlineData("weak weakling", "your name")]
    public async Task AWeakPasswordIsRefusedAndTheLinkStaysGood(string password, string words)
    {
        var name = $"Weak Weakling {Guid.NewGuid().ToString("N")[..5]}";
        var secret = await Invites.InviteAsync(name, StaffRoles.Reception, "test");
        using var browser = New();
        Assert.Contains(words, (await browser.JoinAsync(secret!, password)).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await browser.JoinAsync(secret!)).Status);
    }

    [Fact]
    public async Task AnAdministratorInvitesAndTheLinkIsShownOnce()
    {
        using var admin = await StaffBrowser.SignedInAsync(Server, StaffRoles.Administrator);
        await admin.GetAsync("/staff/team");
        var page = await admin.PostAsync("/staff/team/invite", ("name", "Invited By Page"), ("role", StaffRoles.Clinician));
        var link = WebUtility.HtmlDecode(Regex.Match(page.Html, "id=\"invite-link\">([^<]+)<").Groups[1].Value);
        Assert.StartsWith(new Uri(Server.Address, "/staff/join#").ToString(), link, StringComparison.Ordinal);
        Assert.DoesNotContain(link, (await admin.GetAsync("/staff/team")).Html, StringComparison.Ordinal);

        using var joined = New();
        Assert.Equal(HttpStatusCode.OK, (await joined.JoinAsync(link)).Status);
        Assert.Equal(StaffRoles.Clinician, Server.Services.GetRequiredService<StaffDirectory>().FindByName("invited by page")!.Role);
        Assert.Contains("in the team already", (await admin.PostAsync("/staff/team/invite", ("name", "Invited by Page"), ("role", StaffRoles.Administrator))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewLinkForSomebodyEndsTheOldPasswordPhoneAndSessions()
    {
        using var old = await StaffBrowser.SignedInAsync(Server);
        var secret = await Invites.ResetAsync(old.Name, "test");
        using var renewed = New();
        Assert.Equal(HttpStatusCode.OK, (await renewed.JoinAsync(secret!, "another long phrase of words")).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await old.GetAsync("/staff/account")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await old.SignInAsync()).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await old.SignInAsync(password: "another long phrase of words")).Status);
        Assert.Equal(HttpStatusCode.OK, (await renewed.GetAsync("/staff/account")).Status);
    }

    [Fact]
    public async Task TheLastAdministratorCannotLockEverybodyOut()
    {
        await using var server = await TestServer.StartAsync();
        using var admin = await StaffBrowser.SignedInAsync(server, StaffRoles.Administrator);
        var id = server.Services.GetRequiredService<StaffDirectory>().FindByName(admin.Name)!.Id;
        await admin.GetAsync("/staff/team");

        Assert.Contains("last administrator", (await admin.PostAsync($"/staff/team/{id}/role", ("role", StaffRoles.Reception))).Text, StringComparison.Ordinal);
        Assert.Contains("last administrator", (await admin.PostAsync($"/staff/team/{id}/disable")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/staff/team")).Status);
    }

    [Fact]
    public async Task AShortCodeBringsBackWhoLockedTheScreenUntilTheShiftEnds()
    {
        using var browser = await WithPinAsync("402913");
        await LockAsync(browser);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff/account")).Status);

        Assert.Equal("/staff", (await PinAsync(browser, "402913")).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff/account")).Status);

        Server.Time.Advance(TimeSpan.FromHours(12.1));
        Assert.DoesNotContain(browser.Name, (await browser.GetAsync("/staff/sign-in")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AShortCodeIsWorthNothingOnAnotherBrowserAndAfterSigningOut()
    {
        using var browser = await WithPinAsync("402913");
        using var other = New();
        Assert.Equal(HttpStatusCode.BadRequest, (await PinAsync(other, "402913", IdOf(browser))).Status);

        await browser.GetAsync("/staff/account");
        await browser.PostAsync("/staff/sign-out");
        Assert.Equal(HttpStatusCode.BadRequest, (await PinAsync(browser, "402913")).Status);
    }

    [Fact]
    public async Task AfterFiveWrongShortCodesOnlyThePasswordHelpsAlsoWithAnOldCookie()
    {
        using var browser = await WithPinAsync("402913");
        await LockAsync(browser);
        var cookie = browser.Cookies["mesobot-staff-browser"]!.Value;
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.BadRequest, (await PinAsync(browser, "111222")).Status);
        Server.Time.Advance(TimeSpan.FromMinutes(16));

        using var again = New();
        again.Http.DefaultRequestHeaders.Add("Cookie", "mesobot-staff-browser=" + cookie);
        Assert.Contains("does not work here any more", (await PinAsync(browser, "402913")).Text, StringComparison.Ordinal);
        Assert.Equal("/staff", (await browser.SignInAsync()).Location);
    }

    [Theory]
    [InlineData("123456")]
    [InlineData("000000")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    public async Task AShortCodeThatEverybodyTriesIsRefused(string pin)
    {
        using var browser = await StaffBrowser.SignedInAsync(Server);
        await browser.GetAsync("/staff/account");

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/staff/account/pin", ("pin", pin), ("current", StaffBrowser.Password))).Status);
    }

    [Fact]
    public async Task ANewPasswordEndsTheOtherBrowsersAndKeepsThisOne()
    {
        using var here = await StaffBrowser.SignedInAsync(Server);
        using var there = New();
        there.Secret = here.Secret;
        Assert.Equal("/staff", (await there.SignInAsync(here.Name, code: here.NextCode())).Location);
        await here.GetAsync("/staff/account");
        Assert.Equal(HttpStatusCode.BadRequest, (await here.PostAsync("/staff/account/password", ("current", "not it"), ("password", "quiet river under stone"), ("again", "quiet river under stone"))).Status);

        var done = await here.PostAsync("/staff/account/password", ("current", StaffBrowser.Password), ("password", "quiet river under stone"), ("again", "quiet river under stone"));

        Assert.Equal("/staff/account?done=AccountPasswordSet", done.Location);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/staff/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/staff/account")).Status);
    }

    [Fact]
    public async Task WhatHappensToAccountsStandsInTheAuditLogWithoutNames()
    {
        using var browser = await StaffBrowser.SignedInAsync(Server, name: "Audited Person");
        await browser.GetAsync("/staff/account");
        await browser.PostAsync("/staff/sign-out");
        using var session = Server.Services.GetRequiredService<StoreDatabase>().Open();
        var id = IdOf(browser);
        var actions = session.All(new Sql("SELECT action FROM audit WHERE subject = @t_id AND action LIKE 'staff.%' ORDER BY sequence"), r => r.GetString(0), id);

        Assert.Equal(["staff.joined", "staff.signed_in", "staff.signed_out"], actions);
        Assert.DoesNotContain(session.All(new Sql("SELECT actor || action || subject || details FROM audit"), r => r.GetString(0)), line => line.Contains("Audited", StringComparison.Ordinal));
    }

    private StaffBrowser New() => new(Server.Address, Server.Time);

    private string IdOf(StaffBrowser browser) => Server.Services.GetRequiredService<StaffDirectory>().FindByName(browser.Name)!.Id;

    private async Task<StaffBrowser> WithPinAsync(string pin)
    {
        var browser = await StaffBrowser.SignedInAsync(Server);
        await browser.GetAsync("/staff/account");
        Assert.Equal("/staff/account?done=AccountPinSet", (await browser.PostAsync("/staff/account/pin", ("pin", pin), ("current", StaffBrowser.Password))).Location);
        return browser;
    }

    private static async Task LockAsync(StaffBrowser browser)
    {
        await browser.GetAsync("/staff/account");
        Assert.Equal("/staff/sign-in", (await browser.PostAsync("/staff/lock")).Location);
    }

    private async Task<StaffAnswer> PinAsync(StaffBrowser browser, string pin, string? person = null)
    {
        await browser.GetAsync("/staff/sign-in");
        return await browser.PostAsync("/staff/sign-in/pin", ("person", person ?? IdOf(browser)), ("pin", pin));
    }
}
