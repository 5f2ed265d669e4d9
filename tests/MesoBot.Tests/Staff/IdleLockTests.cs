using System.Net;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Presence;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Staff;

/// <summary>A console at which nobody does anything for ten minutes.</summary>
public sealed class IdleLockTests(ConsoleServer console) : IClassFixture<ConsoleServer>
{
    private const string Pin = "402913";

    private static readonly TimeSpan NearlyIdle = TimeSpan.FromMinutes(9.5);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoLeavesItComesBackWithTheShortCodeToWhereTheyWere()
    {
        using var staff = await WithPinAsync();
        Pass(NearlyIdle + NearlyIdle);

        var locked = await staff.GetAsync("/staff/requests?state=confirmed");

        Assert.Equal("/staff/sign-in?back=%2Fstaff%2Frequests%3Fstate%3Dconfirmed&said=idle", locked.Location);
        var page = await staff.GetAsync(locked.Location!);
        Assert.Contains("locked because nobody used it", page.Text, StringComparison.Ordinal);
        Assert.Contains(staff.Name, page.Text, StringComparison.Ordinal);
        Assert.Equal("/staff/requests?state=confirmed", (await BackAsync(staff, "/staff/requests?state=confirmed")).Location);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/staff/requests?state=confirmed")).Status);
        Assert.Equal(1, console.Count($"SELECT count(*) FROM audit WHERE action = 'staff.idle_locked' AND subject = '{IdOf(staff)}'"));
    }

    [Fact]
    public async Task ALockedConsoleStaysLocked()
    {
        using var staff = await WithPinAsync();
        Pass(NearlyIdle + NearlyIdle);

        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("/staff")).Status);
    }

    [Theory]
    [InlineData("click or key")]
    [InlineData("page")]
    [InlineData("draft")]
    public async Task WhoDoesSomethingIsNotLocked(string deed)
    {
        using var staff = await WithPinAsync();
        using var patient = await console.PatientAsync("hi");
        for (var i = 0; i < 3; i++)
        {
            Pass(NearlyIdle);
            var done = deed switch
            {
                "page" => await staff.GetAsync("/staff"),
                "draft" => await staff.PostAsync(ConsoleServer.PathOf(patient) + "/draft", ("text", "dear")),
                _ => await staff.PostAsync("/staff/active"),
            };
            Assert.True(done.Status is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{done.Status}");
        }
    }

    [Fact]
    public async Task WhatThePageAsksForByItselfIsNoDeed()
    {
        using var staff = await WithPinAsync();
        using var renewal = new HttpRequestMessage(HttpMethod.Get, "/staff");
        renewal.Headers.Add("X-Mesobot-Background", "renewal");
        Pass(NearlyIdle);
        Assert.Equal(HttpStatusCode.OK, (await staff.Http.SendAsync(renewal, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/staff/live/state")).Status);

        Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Redirect, (await staff.GetAsync("/staff")).Status);
    }

    [Fact]
    public async Task ALockedConsoleIsNotSeenAndItsStreamEnds()
    {
        using var staff = await WithPinAsync();
        await staff.PostAsync("/staff/presence", ("state", "here"), ("back", "/staff"));
        staff.Http.DefaultRequestHeaders.Accept.Clear();
        using var stream = await staff.Http.GetStreamAsync("/staff/live", Stop);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(Stop) is not "event: state") { }

        Pass(NearlyIdle + NearlyIdle);
        console.Get<MesoBot.Staff.Live.StaffSignals>().Changed();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (await reader.ReadLineAsync(limit.Token) is not null) { }
        Assert.Equal(HttpStatusCode.Unauthorized, (await staff.Http.GetAsync("/staff/live/state", Stop)).StatusCode);
        Assert.Contains(IdOf(staff), console.Get<PresenceStore>().UnseenSince(console.Server.Time.GetUtcNow().AddMinutes(-3)));
    }

    [Fact]
    public async Task ADraftWaitsBehindTheLockAndNothingIsSentThroughIt()
    {
        using var staff = await WithPinAsync();
        var (patient, path) = await console.AcceptedAsync(staff);
        await staff.PostAsync(path + "/draft", ("text", "half a sentence for you"));
        Pass(NearlyIdle + NearlyIdle);

        Assert.StartsWith("/staff/sign-in", (await staff.PostAsync(path + "/reply", ("text", "words of whoever came by"))).Location, StringComparison.Ordinal);
        await BackAsync(staff, path);

        Assert.Contains("half a sentence for you", (await staff.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("whoever came by", (await staff.GetAsync(path)).Text, StringComparison.Ordinal);
        patient.Dispose();
    }

    [Fact]
    public async Task WhoHasNoShortCodeSignsInFully()
    {
        using var staff = await console.StaffAsync();
        Pass(NearlyIdle + NearlyIdle);
        var page = await staff.GetAsync((await staff.GetAsync("/staff")).Location!);

        Assert.DoesNotContain(staff.Name, page.Text, StringComparison.Ordinal);
        Assert.Contains("Password", page.Text, StringComparison.Ordinal);
        Assert.Equal("/staff", (await staff.SignInAsync()).Location);
    }

    [Fact]
    public async Task WithoutAnIdleTimeNothingIsLocked()
    {
        await using var server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Staff:IdleLockMinutes"] = "0" });
        using var staff = await StaffBrowser.SignedInAsync(server);
        server.Time.Advance(TimeSpan.FromHours(3));

        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/staff")).Status);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("721")]
    public async Task ATimeThatCannotBeMeantStopsTheStart(string minutes)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => TestServer.StartAsync(new Dictionary<string, string?> { ["Staff:IdleLockMinutes"] = minutes }));

        Assert.Contains("Staff:IdleLockMinutes must lie between 0 (never) and 720", refused.ToString(), StringComparison.Ordinal);
    }

    private void Pass(TimeSpan time) => console.Server.Time.Advance(time);

    private async Task<StaffBrowser> WithPinAsync()
    {
        var staff = await console.StaffAsync();
        await staff.GetAsync("/staff/account");
        Assert.Equal("/staff/account?done=AccountPinSet", (await staff.PostAsync("/staff/account/pin", ("pin", Pin), ("current", StaffBrowser.Password))).Location);
        return staff;
    }

    private async Task<StaffAnswer> BackAsync(StaffBrowser staff, string back)
    {
        await staff.GetAsync("/staff/sign-in");
        return await staff.PostAsync("/staff/sign-in/pin", ("person", IdOf(staff)), ("pin", Pin), ("back", back));
    }

    private string IdOf(StaffBrowser staff) => console.Get<StaffDirectory>().FindByName(staff.Name)!.Id;
}
