using System.Net;
using System.Text.Json;
using MesoBot.Audit;
using MesoBot.Handoff;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace MesoBot.Tests.Handoff;

/// <summary>Who is told of danger, and what leaves the machine.</summary>
public sealed class AlertTests : IAsyncLifetime
{
    private const string Secret = "a secret of sixteen characters";

    private readonly HandoffOptions _options = new();
    private StorePlace _place = null!;
    private StoreSeat _seat = null!;
    private DeskRoom _room = null!;
    private AlertHook _hook = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await StorePlace.OnSqliteAsync();
        _seat = await _place.SitAsync();
        _room = await new DeskRoom(_seat.Database, _seat.Writer, _seat.Reader, _seat.Instance, _place.Clock, SomeRooms.Seal, _options).OpenAsync();
        _hook = await AlertHook.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _hook.DisposeAsync();
        _room.Dispose();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task WithoutAListOnlyTheConsoleIsToldAndOnlyWhenSomebodyIsThere()
    {
        var id = await DangerAsync();
        await RunAsync();
        Assert.Null(Alert(id).DeliveredAt);
        Assert.DoesNotContain(_room.Texts(id), t => t.Contains("An alert has now gone out", StringComparison.Ordinal));
        Here("away");
        await RunAsync();
        Assert.Null(Alert(id).DeliveredAt);
        Here("here");
        await RunAsync();
        Assert.NotNull(Alert(id).DeliveredAt);
        Assert.Contains("An alert has now gone out to the clinic’s team", _room.Texts(id)[^1], StringComparison.Ordinal);
        _place.Clock.Move(TimeSpan.FromMinutes(4));
        Here("here");
        await RunAsync();
        Assert.Single(_room.Texts(id), t => t.Contains("An alert has now gone out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NobodyAtTheConsoleIsWrittenDownOnceUntilItIsTimeAgain()
    {
        await DangerAsync();
        for (var i = 0; i < 10; i++)
        {
            _place.Clock.Move(TimeSpan.FromSeconds(5));
            await RunAsync();
        }
        Assert.Equal(1, _room.Count("SELECT COUNT(*) FROM alert_deliveries"));
    }

    [Fact]
    public async Task AWebhookIsSignedAndHoldsNoWordOfThePatient()
    {
        OnCall("doctor", 0);
        var id = await DangerAsync();
        await RunAsync();
        var post = Assert.Single(_hook.Posts);
        Assert.Equal(AlertWebhook.Sign(Secret, post.Headers["X-MesoBot-Timestamp"], post.Body), post.Headers["X-MesoBot-Signature"]);
        Assert.Equal(Alert(id).Id, post.Headers["X-MesoBot-Alert"]);
        var json = JsonDocument.Parse(post.Body).RootElement;
        Assert.Equal(["alert", "kind", "raisedAt", "attempt", "clinic", "link"], json.EnumerateObject().Select(p => p.Name));
        Assert.DoesNotContain("airway", json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(id, json.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("An alert has now gone out", _room.Texts(id)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItRepeatsAndClimbsUntilANamedPersonAcknowledges()
    {
        OnCall("first", 0);
        OnCall("second", 5);
        var id = await DangerAsync();
        await RunAsync();
        Assert.Equal(["/first"], _hook.Paths);
        _place.Clock.Move(TimeSpan.FromMinutes(3.1));
        await RunAsync();
        Assert.Equal(["/first", "/first"], _hook.Paths);
        _place.Clock.Move(TimeSpan.FromMinutes(2));
        await RunAsync();
        Assert.Equal(["/first", "/first", "/second"], _hook.Paths);
        await _room.Alerts.AcknowledgeAsync(Alert(id).Id, DeskRoom.Omar);
        _place.Clock.Move(TimeSpan.FromHours(1));
        await RunAsync();
        Assert.Equal(3, _hook.Posts.Count);
        Assert.Single(_hook.Posts.Select(p => p.Headers["X-MesoBot-Alert"]).Distinct());
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "http_500")]
    [InlineData(HttpStatusCode.Redirect, "http_302")]
    public async Task WhatIsNotTakenIsTriedAgainSoonAndNotCalledDelivered(HttpStatusCode answer, string code)
    {
        OnCall("doctor", 0);
        _hook.Answer = answer;
        var id = await DangerAsync();
        await RunAsync();
        Assert.Null(Alert(id).DeliveredAt);
        Assert.Equal(code, _room.First("SELECT error FROM alert_deliveries WHERE way = 'webhook'", r => r.GetString(0)));
        _hook.Answer = HttpStatusCode.NoContent;
        _place.Clock.Move(TimeSpan.FromSeconds(31));
        await RunAsync();
        Assert.NotNull(Alert(id).DeliveredAt);
        Assert.Equal(["/doctor", "/doctor"], _hook.Paths);
    }

    [Fact]
    public async Task AfterACrashBetweenTellingAndKeepingTheSameAlertIsToldAgain()
    {
        OnCall("doctor", 0);
        var id = await DangerAsync();
        // The process ended after it had taken the alert, whether or not it had told anybody.
        var taken = _room.Reader.Read(s => AlertTable.Find(s, Alert(id).Id))!;
        Assert.True(await _room.Writes.WriteAsync(id, act => AlertTable.Take(act.Session, taken, act.At + 60_000)));
        await RunAsync();
        Assert.Empty(_hook.Posts);
        _place.Clock.Move(TimeSpan.FromSeconds(61));
        await RunAsync();
        Assert.Equal(taken.Id, Assert.Single(_hook.Posts).Headers["X-MesoBot-Alert"]);
    }

    [Fact]
    public async Task OfTwoInstancesOneTells()
    {
        OnCall("doctor", 0);
        await DangerAsync();
        await Task.WhenAll(RunAsync(), RunAsync(), RunAsync());
        Assert.Single(_hook.Posts);
    }

    [Fact]
    public async Task WhatSomebodyTookAndLeftRingsAgain()
    {
        OnCall("first", 0);
        var id = await DangerAsync();
        await RunAsync();
        await _room.Alerts.AcknowledgeAsync(Alert(id).Id, DeskRoom.Omar);

        await _room.Alerts.LeaveAsync(DeskRoom.Omar.Id);
        await RunAsync();

        Assert.Equal(["/first", "/first"], _hook.Paths);
        Assert.Null(Alert(id).AcknowledgedAt);
    }

    [Fact]
    public async Task SomebodyWhoIsNotHereYetHasNoConsoleOpen()
    {
        _place.Clock.Move(TimeSpan.FromDays(1));
        Here("here");
        _place.Clock.Move(-TimeSpan.FromDays(1));
        var id = await DangerAsync();
        await RunAsync();
        Assert.Null(Alert(id).DeliveredAt);
    }

    [Fact]
    public async Task DangerAfterAnAcknowledgementRingsAgainUnlessStaffTalkWithThePatient()
    {
        OnCall("doctor", 0);
        var id = await DangerAsync();
        await RunAsync();
        await _room.Alerts.AcknowledgeAsync(Alert(id).Id, DeskRoom.Omar);
        await _room.TellAsync(id, "ask emergency");
        Assert.Null(Alert(id).AcknowledgedAt);
        await RunAsync();
        Assert.Equal(2, _hook.Posts.Count);
        await _room.Alerts.AcknowledgeAsync(Alert(id).Id, DeskRoom.Omar);
        await _room.Desk.StepInAsync(id, DeskRoom.Omar);
        await _room.TellAsync(id, "ask emergency");
        Assert.NotNull(Alert(id).AcknowledgedAt);
        Assert.Equal(1, _room.Count("SELECT COUNT(*) FROM alerts"));
    }

    [Fact]
    public async Task AMailGoesOutWithoutAWordOfThePatient()
    {
        using var server = MailServer.Start();
        _options.Smtp = new SmtpOptions { Host = "127.0.0.1", Port = server.Port, From = "desk@clinic.example", UseTls = false };
        _options.OnCall.Add(new OnCallOptions { Name = "mail", Way = AlertWays.Mail, Mail = "doctor@clinic.example" });
        var id = await DangerAsync();
        await RunAsync();
        Assert.NotNull(Alert(id).DeliveredAt);
        Assert.Contains("RCPT TO:<doctor@clinic.example>", server.Received, StringComparison.Ordinal);
        Assert.Contains(Alert(id).Id, server.Received, StringComparison.Ordinal);
        Assert.DoesNotContain("airway", server.Received, StringComparison.Ordinal);
        Assert.DoesNotContain(id, server.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoMailGoesOutInTheOpenWhereTlsIsAskedFor()
    {
        using var server = MailServer.Start();
        Mail(server.Port, "127.0.0.1");
        var id = await DangerAsync();
        await RunAsync();
        Assert.Null(Alert(id).DeliveredAt);
        Assert.DoesNotContain("MAIL FROM", server.Received, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoMailGoesToAServerThatIsNotTheOneItSays()
    {
        using var certificate = SelfSigned.Of("localhost");
        using var server = MailServer.Start(certificate);
        Mail(server.Port, "localhost");
        var id = await DangerAsync();
        await RunAsync();
        Assert.Null(Alert(id).DeliveredAt);
        Assert.Contains("STARTTLS", server.Received, StringComparison.Ordinal);
        Assert.DoesNotContain("MAIL FROM", server.Received, StringComparison.Ordinal);
        Assert.Equal("failed", _room.First("SELECT status FROM alert_deliveries ORDER BY id DESC LIMIT 1", r => r.GetString(0)));
    }

    [Theory]
    [InlineData("http://10.0.0.1/hook", false)]
    [InlineData("http://127.0.0.1:9/hook", true)]
    [InlineData("https://hooks.example/a", true)]
    [InlineData("https://user:pass@hooks.example/a", false)]
    [InlineData("file:///etc/passwd", false)]
    public void AlertsLeaveOnlyEncryptedOrStayOnTheMachine(string url, bool may) => Assert.Equal(may, AlertWebhook.MayPostTo(url));

    [Fact]
    public void AListThatCouldNotBeSentIsRefusedAtTheStart()
    {
        var options = new HandoffOptions { OnCall = [new() { Name = "a", Way = "webhook", Url = "http://far.example" }, new() { Name = "b", Way = "mail", Mail = "b@b.example" }, new() { Name = "b", Way = "pigeon" }] };
        var failures = new HandoffOptionsValidator().Validate(null, options).Failures!.ToList();
        Assert.Equal(5, failures.Count);
    }

    private async Task<string> DangerAsync()
    {
        var id = await _room.StartAsync();
        await _room.TellAsync(id, "ask emergency");
        Assert.DoesNotContain("told", _room.Texts(id)[^1], StringComparison.Ordinal);
        return id;
    }

    private void Mail(int port, string host)
    {
        _options.Smtp = new SmtpOptions { Host = host, Port = port, From = "desk@clinic.example" };
        _options.OnCall.Add(new OnCallOptions { Name = "mail", Way = AlertWays.Mail, Mail = "doctor@clinic.example" });
    }

    private AlertView Alert(string conversation) => _room.Lines.Alerts().Single(a => a.ConversationId == conversation);

    private void OnCall(string name, int after) =>
        _options.OnCall.Add(new OnCallOptions { Name = name, Way = AlertWays.Webhook, Url = $"{_hook.Address}{name}", Secret = Secret, AfterMinutes = after });

    private void Here(string state) => _room.Change("""
        INSERT INTO staff_presence (staff_id, state, since_at, last_seen_at) VALUES ('s1', @t_state, @n_at, @n_at)
        ON CONFLICT (staff_id) DO UPDATE SET state = excluded.state, last_seen_at = excluded.last_seen_at
        """, state, _place.Clock.Now.ToUnixTimeMilliseconds());

    private async Task RunAsync()
    {
        using var webhook = new AlertWebhook();
        var options = new FixedOptions<HandoffOptions>(_options);
        using var worker = new AlertWorker(
            _room.Writes, new AlertSender(webhook, options, _place.Clock), _room.Notices, _room.Clinic, options, new ServerAddress("https://chat.clinic.example", () => ""),
            new AuditLog(_seat.Database, _place.Clock), _place.Clock, NullLogger<AlertWorker>.Instance);
        await worker.RunAsync(TestContext.Current.CancellationToken);
    }
}
