using System.Net;
using MesoBot.Handoff;
using MesoBot.Staff.Accounts;
using MesoBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace MesoBot.Tests.Staff;

/// <summary>Signing in through the clinic's own service: the public provider of npm, and one that lies.</summary>
public sealed class OpenIdTests
{
    [Fact]
    public async Task WhoWasInvitedComesInThroughTheServiceAndNobodyElse()
    {
        var port = FreePort();
        using var service = await SignInService.StartAsync($"http://127.0.0.1:{port}/staff/sign-in/provider/callback");
        await using var server = await StartAsync(service.Address, port: port);
        await InviteAsync(server, "Sara", "sara@clinic.example");

        using var sara = new StaffBrowser(server.Address, server.Time);
        Assert.Contains("Sign in with", (await sara.GetAsync("/staff/sign-in")).Text, StringComparison.Ordinal);
        var challenge = (await sara.GetAsync("/staff/sign-in/provider")).Location!;
        Assert.Contains("code_challenge=", challenge, StringComparison.Ordinal);
        var back = await SignInService.SignInAsync(challenge, "sara");
        var arrived = await sara.GetAsync(back);
        Assert.True(arrived.Status == HttpStatusCode.OK, arrived.Location + arrived.Text);
        Assert.Contains("You are signed in", arrived.Text, StringComparison.Ordinal);
        Assert.Contains("Sara", (await sara.GetAsync("/staff/account")).Text, StringComparison.Ordinal);
        // The same answer of the service a second time, and on another browser.
        using var thief = new StaffBrowser(server.Address, server.Time);
        Assert.Equal("/staff/sign-in?said=provider", (await thief.GetAsync(back)).Location);

        using var stranger = new StaffBrowser(server.Address, server.Time);
        var other = await SignInService.SignInAsync((await stranger.GetAsync("/staff/sign-in/provider")).Location!, "stranger");
        Assert.Equal("/staff/sign-in?said=provider", (await stranger.GetAsync(other)).Location);
        Assert.Contains("did not confirm", (await stranger.GetAsync("/staff/sign-in?said=provider")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync("/staff/account")).Status);
    }

    [Fact]
    public async Task AnIdentityTokenWithAnythingWrongAboutItOpensNothing()
    {
        await using var service = await CrookedService.StartAsync();
        await using var server = await StartAsync(service.Address);
        await InviteAsync(server, "Sara", "sara@clinic.example");
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(server, service)).Status);

        var wrong = new Dictionary<string, Action<Dictionary<string, object>, SecurityTokenDescriptor>>(StringComparer.Ordinal)
        {
            ["audience"] = (_, token) => token.Audience = "another-client",
            ["issuer"] = (_, token) => token.Issuer = "https://elsewhere.example",
            ["expired"] = (_, token) => (token.NotBefore, token.Expires) = (TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1)),
            ["not yet"] = (_, token) => token.NotBefore = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(4),
            ["no end"] = (_, token) => token.Expires = null,
            ["nonce"] = (claims, _) => claims["nonce"] = "of another sign-in",
            ["no nonce"] = (claims, _) => claims.Remove("nonce"),
            ["at_hash"] = (claims, _) => claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA",
            ["azp"] = (claims, _) => claims["azp"] = "another-client",
            ["no subject"] = (claims, _) => claims.Remove("sub"),
            ["symmetric"] = (_, token) => token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey("a secret of the tests, long enough for it"u8.ToArray()), SecurityAlgorithms.HmacSha256),
        };
        foreach (var (what, change) in wrong)
        {
            service.Change = change;
            Assert.Equal((what, "/staff/sign-in?said=provider"), (what, (await TryAsync(server, service)).Location));
        }
        service.Change = (_, _) => { };
        service.SignsWithAnotherKey = true;
        Assert.Equal("/staff/sign-in?said=provider", (await TryAsync(server, service)).Location);
        (service.SignsWithAnotherKey, service.SignsNothing) = (false, true);
        Assert.Equal("/staff/sign-in?said=provider", (await TryAsync(server, service)).Location);
        service.SignsNothing = false;
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(server, service)).Status);
    }

    [Fact]
    public async Task AnAddressThatWasGivenToSomebodyElseDoesNotOpenTheOldAccount()
    {
        await using var service = await CrookedService.StartAsync();
        await using var server = await StartAsync(service.Address);
        await InviteAsync(server, "Sara", "sara@clinic.example");
        service.Change = (claims, _) => claims["email_verified"] = false;
        Assert.Equal("/staff/sign-in?said=provider", (await TryAsync(server, service)).Location);
        service.Change = (_, _) => { };
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(server, service)).Status);

        service.Change = (claims, _) => claims["sub"] = "person-2";
        Assert.Equal("/staff/sign-in?said=provider", (await TryAsync(server, service)).Location);

        service.Change = (_, _) => { };
        var directory = server.Services.GetRequiredService<StaffDirectory>();
        await directory.DisableAsync(directory.FindByName("Sara")!.Id, "test", mayBeLast: true);
        Assert.Equal("/staff/sign-in?said=provider", (await TryAsync(server, service)).Location);
    }

    [Fact]
    public async Task TheServiceMaySayTheRole()
    {
        await using var service = await CrookedService.StartAsync();
        await using var server = await StartAsync(service.Address, new Dictionary<string, string?>
        {
            ["Staff:OpenIdConnect:RoleClaim"] = "groups",
            ["Staff:OpenIdConnect:Roles:clinic-doctors"] = "clinician",
            ["Staff:OpenIdConnect:Roles:clinic-desk"] = "reception",
        });
        await InviteAsync(server, "Sara", "sara@clinic.example");
        service.Change = (claims, _) => claims["groups"] = new[] { "choir", "clinic-doctors" };
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(server, service)).Status);
        Assert.Equal(StaffRoles.Clinician, server.Services.GetRequiredService<StaffDirectory>().FindByName("Sara")!.Role);

        service.Change = (claims, _) => claims["groups"] = new[] { "choir" };
        Assert.Equal("/staff/sign-in?said=provider", (await TryAsync(server, service)).Location);
    }

    [Fact]
    public async Task AServiceThatCallsItselfOtherwiseOrIsAwayGetsWords()
    {
        await using var service = await CrookedService.StartAsync();
        service.CallsItself = "https://elsewhere.example";
        await using var server = await StartAsync(service.Address);
        using var browser = new StaffBrowser(server.Address, server.Time);

        var answer = await browser.GetAsync("/staff/sign-in/provider");
        Assert.Equal("/staff/sign-in?said=provider", answer.Location);
    }

    [Theory]
    [InlineData("Staff__OpenIdConnect__Authority", "http://login.clinic.example", "Staff:OpenIdConnect:Authority")]
    [InlineData("Staff__OpenIdConnect__Authority", "https://login.clinic.example", "Staff:OpenIdConnect:ClientId")]
    [InlineData("Staff__OpenIdConnect__ClientId", "mesobot", "Staff:OpenIdConnect:Authority")]
    [InlineData("Staff__SignInsPerMinute", "0", "Staff:SignInsPerMinute")]
    public async Task AWrongSettingStopsTheStartWithASentenceThatNamesIt(string setting, string value, string named)
    {
        using var data = new TempFolder();
        var run = await MesoBotProgram.RunAsync(["serve", "--urls", "http://127.0.0.1:0"], [("Data__Path", data.Path), (setting, value)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(named, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static async Task<TestServer> StartAsync(string authority, Dictionary<string, string?>? more = null, int port = 0) => await TestServer.StartAsync(new Dictionary<string, string?>(more ?? [])
    {
        ["Staff:OpenIdConnect:Authority"] = authority,
        ["Staff:OpenIdConnect:ClientId"] = "mesobot",
        ["Staff:OpenIdConnect:ClientSecret"] = "a secret of the tests",
    }, port: port);

    private static async Task InviteAsync(TestServer server, string name, string email) =>
        Assert.NotNull(await server.Services.GetRequiredService<StaffInvites>().InviteAsync(name, StaffRoles.Reception, "test", email));

    private static async Task<StaffAnswer> TryAsync(TestServer server, CrookedService service)
    {
        using var browser = new StaffBrowser(server.Address, server.Time);
        return await browser.GetAsync(service.Answer((await browser.GetAsync("/staff/sign-in/provider")).Location!));
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
