using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Handoff;

/// <summary>What the desk promises to patients and staff, on either database.</summary>
public abstract class DeskContract : IAsyncLifetime
{
    private const int Rivals = 16;

    private StorePlace _place = null!;
    private DeskRoom _room = null!;

    private protected abstract Task<StorePlace> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _place = await OpenAsync();
        _room = await RoomAsync(await _place.SitAsync());
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _room.Dispose();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task WhoAsksWaitsAndIsToldByWhen()
    {
        var id = await _room.StartAsync();
        await _room.TellAsync(id, "ask asked");
        Assert.Equal(Owners.Waiting, _room.Owner(id));
        Assert.Equal((HandoffStates.Waiting, HandoffReasons.Asked), (_room.Open(id)!.State, _room.Open(id)!.Reason));
        Assert.Contains("should answer you here by 12:10", _room.Texts(id)[^1], StringComparison.Ordinal);
        await _room.TellAsync(id, "meanwhile");
        Assert.Equal("re: meanwhile", _room.Texts(id)[^1]);
    }

    [Fact]
    public async Task ThePatientsChatIsToldWhoAnswersAndWhenNobodyDoesAnyMore()
    {
        var id = await HeldAsync();
        Assert.Contains("\"answering\":{\"name\":\"Sara\",\"role\":\"Reception\"}", Said(id), StringComparison.Ordinal);
        await _room.Desk.HandOnAsync(_room.Open(id)!.Id, DeskRoom.Sara, null);
        Assert.Contains("\"answering\":null", Said(id), StringComparison.Ordinal);
        string Said(string talk) => _room.First("SELECT payload FROM activities WHERE conversation_id = @t_id AND role = 'bot' ORDER BY sequence DESC LIMIT 1", r => r.GetString(0), talk)!;
    }

    [Fact]
    public async Task OfSixteenWhoAcceptAtOnceExactlyOneWins()
    {
        var id = await _room.StartAsync();
        await _room.TellAsync(id, "ask asked");
        var handoff = _room.Open(id)!.Id;
        using var other = await RoomAsync(await _place.SitAsync());
        var staff = Enumerable.Range(0, Rivals).Select(i => new StaffIdentity($"r{i}", $"Rival {i}", StaffRoles.Reception)).ToList();
        var results = await Task.WhenAll(staff.Select((who, i) => Task.Run(() => (i % 2 == 0 ? _room : other).Desk.AcceptAsync(handoff, who))));
        var winner = Assert.Single(results, r => r.IsDone);
        var name = staff[Array.IndexOf(results, winner)].Name;
        Assert.All(results.Where(r => r != winner), r => Assert.Equal((DeskOutcome.AlreadyTaken, name), (r.Outcome, r.HeldBy)));
        Assert.Equal(1, _room.Count("SELECT COUNT(*) FROM handoff_events WHERE handoff_id = @t_id AND name = 'handoff.status'", handoff));
        Assert.Single(_room.Texts(id), t => t.Contains("has joined", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AReplyLeavesAfterItsSecondsAndShowsWhoWrote()
    {
        var id = await HeldAsync();
        var sent = await _room.Desk.ReplyAsync(id, DeskRoom.Sara, "Good afternoon");
        await _room.WorkAsync(id);
        Assert.DoesNotContain(_room.Texts(id), t => t.Contains("Good afternoon", StringComparison.Ordinal));
        _place.Clock.Move(TimeSpan.FromSeconds(6));
        await _room.WorkAsync(id);
        Assert.Equal("Sara, Reception:\n\nGood afternoon", _room.Texts(id)[^1]);
        Assert.Equal(DeskOutcome.TooLate, (await _room.Desk.UndoAsync(sent.Id!, DeskRoom.Sara)).Outcome);
        Assert.Equal("", _room.First("SELECT sealed FROM staff_sends WHERE id = @t_id", r => r.GetString(0), sent.Id));
    }

    [Fact]
    public async Task AReplyTakenBackIsNeverSaid()
    {
        var id = await HeldAsync();
        var sent = await _room.Desk.ReplyAsync(id, DeskRoom.Sara, "To somebody else");
        Assert.Equal(DeskOutcome.NotYours, (await _room.Desk.UndoAsync(sent.Id!, DeskRoom.Omar)).Outcome);
        Assert.True((await _room.Desk.UndoAsync(sent.Id!, DeskRoom.Sara)).IsDone);
        _place.Clock.Move(TimeSpan.FromSeconds(6));
        await _room.WorkAsync(id);
        Assert.DoesNotContain(_room.Texts(id), t => t.Contains("somebody else", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhileStaffHoldItTheBotIsSilentAndKeepsItsAnswerForThem()
    {
        var id = await HeldAsync();
        await _room.TellAsync(id, "does it hurt");
        Assert.Equal("does it hurt", _room.Texts(id)[^1]);
        Assert.Equal(1, _room.Count("SELECT COUNT(*) FROM suggestions WHERE conversation_id = @t_id", id));
        await _room.TellAsync(id, "danger now");
        Assert.Equal("re: danger now", _room.Texts(id)[^1]);
    }

    [Fact]
    public async Task WhatNobodyAnsweredIsAnsweredWhenTheBotIsBack()
    {
        var id = await HeldAsync();
        await _room.TellAsync(id, "does it hurt");
        await _room.Desk.ReleaseAsync(_room.Open(id)!.Id, DeskRoom.Sara);
        Assert.Contains("has left the chat", _room.Texts(id)[^2], StringComparison.Ordinal);
        Assert.Equal("re: does it hurt", _room.Texts(id)[^1]);
        Assert.Equal((Owners.Bot, null), (_room.Owner(id), _room.Open(id)));
    }

    [Fact]
    public async Task AGoodbyeIsSaidBeforeTheDoorCloses()
    {
        var id = await HeldAsync();
        await _room.Desk.ReplyAsync(id, DeskRoom.Sara, "Goodbye");
        await _room.Desk.ResolveAsync(_room.Open(id)!.Id, DeskRoom.Sara);
        _place.Clock.Move(TimeSpan.FromSeconds(6));
        await _room.WorkAsync(id);
        Assert.Single(_room.Texts(id), t => t.Contains("Goodbye", StringComparison.Ordinal));
        Assert.Contains("has ended this talk", _room.Texts(id)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyWhoHoldsItMayReplyHandOnGiveBackOrEnd()
    {
        var id = await HeldAsync();
        var handoff = _room.Open(id)!.Id;
        Assert.Equal(DeskOutcome.NotYours, (await _room.Desk.ReplyAsync(id, DeskRoom.Omar, "hello")).Outcome);
        Assert.Equal("Sara", (await _room.Desk.ReleaseAsync(handoff, DeskRoom.Omar)).HeldBy);
        Assert.Equal(DeskOutcome.AlreadyTaken, (await _room.Desk.ResolveAsync(handoff, DeskRoom.Omar)).Outcome);
        Assert.Equal(DeskOutcome.AlreadyTaken, (await _room.Desk.HandOnAsync(handoff, DeskRoom.Omar, null)).Outcome);
        Assert.Equal(DeskOutcome.AlreadyTaken, (await _room.Desk.StepInAsync(id, DeskRoom.Omar)).Outcome);
        Assert.Equal(DeskOutcome.BadText, (await _room.Desk.ReplyAsync(id, DeskRoom.Sara, "  ")).Outcome);
        Assert.Equal(DeskOutcome.NotFound, (await _room.Desk.AcceptAsync("nothing", DeskRoom.Sara)).Outcome);
    }

    [Fact]
    public async Task StaffWhoStepInOpenAndAcceptInOne()
    {
        var id = await _room.StartAsync();
        await _room.TellAsync(id, "hello");
        Assert.True((await _room.Desk.StepInAsync(id, DeskRoom.Sara)).IsDone);
        Assert.Equal((Owners.Staff, HandoffReasons.Staff, HandoffStates.Live), (_room.Owner(id), _room.Open(id)!.Reason, _room.Open(id)!.State));
    }

    [Fact]
    public async Task HandedOnItWaitsForTheColleagueAndThePatientIsTold()
    {
        var id = await HeldAsync();
        AddStaff("s2", "Omar");
        await _room.Desk.HandOnAsync(_room.Open(id)!.Id, DeskRoom.Sara, "s2");
        Assert.Equal((Owners.Waiting, "s2"), (_room.Owner(id), _room.Open(id)!.ForStaffId));
        Assert.Contains("Sara is passing you on to Omar", _room.Texts(id)[^1], StringComparison.Ordinal);
        Assert.Equal("s2", _room.Lines.Find(id)!.ForStaffId);
        Assert.True((await _room.Desk.AcceptAsync(_room.Open(id)!.Id, DeskRoom.Omar)).IsDone);
    }

    [Fact]
    public async Task WhoLeavesGivesBackWhatTheyHold()
    {
        var (first, second) = (await HeldAsync(), await HeldAsync());
        Assert.True(await _room.Desk.LeaveAsync(DeskRoom.Sara) >= 2);
        Assert.Equal((Owners.Waiting, Owners.Waiting), (_room.Owner(first), _room.Owner(second)));
        Assert.Contains("you are back with the team", _room.Texts(first)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsOverdueClimbsAndThePatientIsToldOnce()
    {
        var id = await _room.StartAsync();
        await _room.TellAsync(id, "ask asked");
        var before = _room.Open(id)!.Priority;
        _place.Clock.Move(TimeSpan.FromMinutes(11));
        await _room.WorkAsync(id);
        Assert.Contains("nobody of the team has been able to answer", _room.Texts(id)[^1], StringComparison.Ordinal);
        Assert.True(_room.Open(id)!.Priority > before);
        Assert.NotNull(_room.Open(id)!.EscalatedAt);
        _place.Clock.Move(TimeSpan.FromMinutes(31));
        await _room.WorkAsync(id);
        Assert.Single(_room.Texts(id), t => t.Contains("nobody of the team", StringComparison.Ordinal));
        Assert.True(_room.Lines.Find(id)!.IsOverdue);
    }

    [Fact]
    public async Task WhoAcceptsAndIsSilentLosesThePatientToTheQueue()
    {
        var id = await HeldAsync();
        await _room.TellAsync(id, "are you there");
        _place.Clock.Move(TimeSpan.FromMinutes(11));
        await _room.WorkAsync(id);
        Assert.Equal((Owners.Waiting, HandoffStates.Waiting), (_room.Owner(id), _room.Open(id)!.State));
        Assert.Contains("Sara cannot go on at the moment", _room.Texts(id)[^2], StringComparison.Ordinal);
        Assert.Equal("re: are you there", _room.Texts(id)[^1]);
    }

    [Fact]
    public async Task WhoAnsweredAndWaitsForThePatientKeepsThem()
    {
        var id = await HeldAsync();
        await _room.Desk.ReplyAsync(id, DeskRoom.Sara, "Which day suits you?");
        _place.Clock.Move(TimeSpan.FromSeconds(6));
        await _room.WorkAsync(id);
        for (var i = 0; i < 4; i++)
        {
            _place.Clock.Move(TimeSpan.FromMinutes(11));
            await _room.WorkAsync(id);
        }
        Assert.Equal(Owners.Staff, _room.Owner(id));
        await _room.TellAsync(id, "Monday");
        _place.Clock.Move(TimeSpan.FromMinutes(22));
        await _room.WorkAsync(id);
        Assert.Equal(Owners.Waiting, _room.Owner(id));
    }

    [Fact]
    public async Task AMoreUrgentReasonRaisesWhatIsOpen()
    {
        var id = await _room.StartAsync();
        await _room.TellAsync(id, "ask asked");
        var open = _room.Open(id)!;
        await _room.TellAsync(id, "ask emergency");
        var raised = _room.Open(id)!;
        Assert.Equal((open.Id, HandoffReasons.Emergency, 100L), (raised.Id, raised.Reason, raised.Priority));
        Assert.True(raised.DueAt < open.DueAt);
        await _room.TellAsync(id, "ask complaint");
        Assert.Equal(HandoffReasons.Emergency, _room.Open(id)!.Reason);
        Assert.Equal(1, _room.Count("SELECT COUNT(*) FROM alerts WHERE conversation_id = @t_id", id));
        Assert.Equal("emergency", Assert.Single(_room.Lines.Alerts(), a => a.ConversationId == id).Kind);
    }

    [Fact]
    public async Task AfterATalkThePatientMayRateItAndTheTextsAreKeptWithIt()
    {
        var id = await _room.StartAsync();
        await _room.TellAsync(id, "texts");
        await HoldAsync(id);
        await _room.Desk.ResolveAsync(_room.Open(id)!.Id, DeskRoom.Sara);
        await _room.TellAsync(id, "So-so");
        Assert.Equal(2, _room.Count("SELECT score FROM ratings WHERE conversation_id = @t_id", id));
        Assert.Equal("""["hash-1","hash-2"]""", _room.First("SELECT texts FROM ratings WHERE conversation_id = @t_id", r => r.GetString(0), id));
        await _room.TellAsync(id, "Helpful");
        Assert.Equal(1, _room.Count("SELECT COUNT(*) FROM ratings WHERE conversation_id = @t_id", id));
    }

    [Theory]
    [InlineData("ask complaint")]
    [InlineData("ask clinician")]
    [InlineData("danger before it")]
    public async Task NoRatingIsAskedAfterDangerOrAComplaint(string said)
    {
        var id = await _room.StartAsync();
        await _room.TellAsync(id, said);
        await _room.Desk.StepInAsync(id, DeskRoom.Sara);
        await _room.Desk.ResolveAsync(_room.Open(id)!.Id, DeskRoom.Sara);
        Assert.Equal(0, _room.Count("SELECT COUNT(*) FROM conversations WHERE id = @t_id AND rating_of IS NOT NULL", id));
    }

    [Fact]
    public async Task TheEventsCarryTheTranscriptAndThePatientNeverGetsThem()
    {
        var id = await HeldAsync();
        await _room.Desk.ResolveAsync(_room.Open(id)!.Id, DeskRoom.Sara);
        var events = _room.Events.Of(id)!.Select(e => System.Text.Json.JsonDocument.Parse(e).RootElement).ToList();
        Assert.Equal(["handoff.initiate", "handoff.status", "handoff.status"], events.Select(e => e.GetProperty("name").GetString()!));
        var transcript = events[0].GetProperty("attachments")[0].GetProperty("content").GetProperty("activities");
        Assert.Equal("ask asked", transcript[0].GetProperty("text").GetString());
        Assert.Equal(["accepted", "completed"], events.Skip(1).Select(e => e.GetProperty("value").GetProperty("state").GetString()!));
        Assert.DoesNotContain(_room.Store.ReadAfter(id, 0, 100), a => a.Payload.Contains("handoff.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OnlyAClinicianClosesAnAlertAndNotReachedNeedsATry()
    {
        var id = await _room.StartAsync();
        await _room.TellAsync(id, "ask emergency");
        var alert = Assert.Single(_room.Lines.Alerts(), a => a.ConversationId == id).Id;
        Assert.Equal(DeskOutcome.NotAllowed, (await _room.Alerts.CloseAsync(alert, DeskRoom.Sara, AlertOutcomes.Reached)).Outcome);
        Assert.True((await _room.Alerts.AcknowledgeAsync(alert, DeskRoom.Sara)).IsDone);
        Assert.Equal(DeskOutcome.AlreadyTaken, (await _room.Alerts.AcknowledgeAsync(alert, DeskRoom.Omar)).Outcome);
        Assert.Equal(DeskOutcome.NotAllowed, (await _room.Alerts.CloseAsync(alert, DeskRoom.DrLina, AlertOutcomes.NotReached)).Outcome);
        await _room.Alerts.NotReachedAsync(alert, DeskRoom.Sara);
        Assert.True((await _room.Alerts.CloseAsync(alert, DeskRoom.DrLina, AlertOutcomes.NotReached)).IsDone);
        Assert.Equal(DeskOutcome.Closed, (await _room.Alerts.AcknowledgeAsync(alert, DeskRoom.Sara)).Outcome);
        Assert.DoesNotContain("OpenEmergency", _room.First("SELECT state FROM conversations WHERE id = @t_id", r => r.GetString(0), id), StringComparison.Ordinal);
    }

    private async Task<string> HeldAsync()
    {
        var id = await _room.StartAsync();
        await HoldAsync(id);
        return id;
    }

    private async Task HoldAsync(string id)
    {
        await _room.TellAsync(id, "ask asked");
        Assert.True((await _room.Desk.AcceptAsync(_room.Open(id)!.Id, DeskRoom.Sara)).IsDone);
    }

    private void AddStaff(string id, string name)
    {
        if (_room.Count("SELECT COUNT(*) FROM asp_net_users WHERE id = @t_id", id) == 0) StaffRows.Add(_place, id, name);
    }

    private async Task<DeskRoom> RoomAsync(StoreSeat seat) =>
        await new DeskRoom(seat.Database, seat.Writer, seat.Reader, seat.Instance, _place.Clock, SomeRooms.Seal).OpenAsync();
}

public sealed class SqliteDeskTests : DeskContract
{
    private protected override Task<StorePlace> OpenAsync() => StorePlace.OnSqliteAsync();
}

public sealed class PostgresDeskTests(PostgresDatabase database) : DeskContract, IClassFixture<PostgresDatabase>
{
    private protected override async Task<StorePlace> OpenAsync() => StorePlace.OnPostgres(await database.ConnectionAsync());
}
