using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;
using MesoBot.Tests.Turns;

namespace MesoBot.Tests.Booking;

/// <summary>What the diary promises, on either database. Each test has a branch of its own: tests on PostgreSQL share one database.</summary>
public abstract partial class BookingContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Wednesday = Some.TimeInDubai(2026, 11, 25, 15);

    private readonly string _branch = Guid.NewGuid().ToString("N");
    private StorePlace _place = null!;
    private StoreSeat _seat = null!;
    private SomeDiary _diary = null!;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected abstract Task<StorePlace> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _place = await OpenAsync();
        _seat = await _place.SitAsync();
        _diary = Diary(_seat);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _place.DisposeAsync();
    }

    private SomeDiary Diary(StoreSeat seat, string diary = Diaries.Here) =>
        new(seat, _place.Clock, SomeClinic.Facts(Clinic()), new BookingOptions { Diary = diary });

    private ClinicOptions Clinic()
    {
        var clinic = SomeClinic.WithHours();
        clinic.Branches.Add(new BranchOptions { Name = new() { En = _branch }, Address = new() { En = "1 Example Street" } });
        return clinic;
    }

    private BookingForm Form(DateTimeOffset? slot = null) => new()
    {
        Treatment = "mesotherapy-face",
        Branch = _branch,
        Name = "Fatima Sample",
        Phone = "+971500000001",
        Slot = slot,
        Times = [new PreferredTime(new DateOnly(2026, 11, 25), new TimeOnly(15, 0))],
        WantsReminders = true,
        Consent = new ConsentGiven("booking", $"We keep your name. {_branch}", "en", Some.TimeInDubai(2026, 11, 23, 12)),
    };

    /// <summary>A turn of a patient that asks this of the diary.</summary>
    private async Task<(string Conversation, DueTurn Turn)> AskAsync(BookingAsk ask, string? conversation = null, StoreSeat? seat = null, SomeDiary? diary = null)
    {
        var (at, room) = (seat ?? _seat, diary ?? _diary);
        var id = conversation ?? await at.StartAsync();
        await at.SayAsync(id, "book");
        var turn = at.Store.Next(id)!;
        await at.Store.CommitAsync(StoreSeat.Answer(turn, "ok") with { Changes = [room.Requests.Apply(turn, ask, "en")] });
        room.Boards.Refresh();
        return (id, turn);
    }

    private async Task<(BookingView Booking, DueTurn Turn)> SentAsync(DateTimeOffset? slot = null, SomeDiary? diary = null)
    {
        var (id, turn) = await AskAsync(new BookingAsk(BookingAskKind.Send, Form(slot)), diary: diary);
        return (Assert.Single(_diary.List.OfConversation(id)), turn);
    }

    private BookingView Now(BookingView booking) => _diary.List.Find(booking.Id)!;

    private string LastText(BookingView booking) => _seat.Texts(booking.ConversationId)[^1];

    [Fact]
    public async Task ARequestIsKeptWithItsConsentAndNothingOfItCanBeReadInTheDatabase()
    {
        var (booking, turn) = await SentAsync();

        Assert.Equal(("requested", BookingReference.Of($"{turn.ConversationId}|{turn.Sequence}"), "Fatima Sample"), (booking.State, booking.Reference, booking.Form?.Name));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM bookings WHERE sealed LIKE '%Fatima%' OR sealed LIKE '%971500%'"));
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM consents c JOIN served_texts t ON t.hash = c.wording WHERE t.text = @t_text", $"We keep your name. {_branch}"));
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM audit WHERE action = 'booking.requested' AND subject = @t_id", booking.Id));
        Assert.Equal(1, _seat.Count("SELECT has_bookings FROM conversations WHERE id = @t_id", booking.ConversationId));
        Assert.Equal("requested", Assert.Single(_diary.List.Events(booking.Id)).State);
    }

    [Fact]
    public async Task SendingTwiceMakesOne()
    {
        var (booking, turn) = await SentAsync();

        await _seat.Writer.WriteAsync(session =>
        {
            _diary.Requests.Apply(turn, new BookingAsk(BookingAskKind.Send, Form()), "en")(session);
            return 0;
        }, booking.ConversationId);

        Assert.Single(_diary.List.OfConversation(booking.ConversationId));
    }

    [Fact]
    public async Task TheBotKnowsWhatIsNotOver()
    {
        var (booking, turn) = await SentAsync();
        Assert.Equal((booking.Reference, "requested", "Fatima Sample"), _diary.Requests.Known(turn).Select(k => (k.Reference, k.State, k.Form.Name!)).Single());

        await AskAsync(new BookingAsk(BookingAskKind.Cancel, Reference: booking.Reference), booking.ConversationId);

        Assert.Empty(_diary.Requests.Known(turn));
        Assert.Equal("cancelled", Now(booking).State);
    }

    [Fact]
    public async Task AReferenceThatIsGuessedLeadsToNothing()
    {
        var (booking, _) = await SentAsync();

        await Assert.ThrowsAsync<SlotTakenException>(() => AskAsync(new BookingAsk(BookingAskKind.Cancel, Reference: booking.Reference)));

        Assert.Equal("requested", Now(booking).State);
    }

    [Fact]
    public async Task OfManyPatientsOneGetsTheTime()
    {
        const int Patients = 32;
        var seats = _place.IsPostgres ? new[] { _seat, await _place.SitAsync() } : [_seat];
        var diaries = seats.Select(s => Diary(s)).ToArray();

        var results = await Task.WhenAll(Enumerable.Range(0, Patients).Select(i => Task.Run(async () =>
        {
            try
            {
                await AskAsync(new BookingAsk(BookingAskKind.Send, Form(Wednesday)), seat: seats[i % seats.Length], diary: diaries[i % seats.Length]);
                return true;
            }
            catch (SlotTakenException)
            {
                return false;
            }
        }, Stop)));

        Assert.Single(results, r => r);
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM bookings WHERE branch = @t_branch", _branch));
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM slots WHERE branch = @t_branch", _branch));
    }

    [Fact]
    public async Task WhoLosesATimeReadsWhatIsTrueAndGetsAnother()
    {
        const int Patients = 8;
        var thinking = new FakeThinking();
        thinking.Booking = _ =>
        {
            var slot = _diary.Boards.Current!.Free(_branch, _place.Clock.Now, 1)[0];
            return (new BookingAsk(BookingAskKind.Send, Form(slot)), "booked " + slot.ToUnixTimeMilliseconds());
        };
        await using var host = await new TurnHost(_seat, _place.Clock, thinking, _diary, []).StartAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, Patients).Select(_ => _seat.StartAsync()));

        await Task.WhenAll(ids.Select(id => host.SayAsync(id, "book")));
        foreach (var id in ids) await host.TextsAsync(id, 2);

        var said = ids.Select(id => _seat.Texts(id)[^1]).ToList();
        Assert.True(said.Distinct(StringComparer.Ordinal).Count() == Patients, string.Join(" | ", said));
        foreach (var id in ids)
            Assert.Equal(_seat.Texts(id)[^1], "booked " + _seat.Count("SELECT start_at FROM slots WHERE conversation_id = @t_id", id));
    }

    [Fact]
    public async Task AHoldKeepsATimeForTenMinutes()
    {
        var (first, _) = await AskAsync(new BookingAsk(BookingAskKind.Hold, Form(Wednesday)));
        Assert.False(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));
        Assert.Contains(Wednesday, _diary.Boards.FreeFor(first)!(_branch, _place.Clock.Now, 100, new DateOnly(2026, 11, 25)));

        await Assert.ThrowsAsync<SlotTakenException>(() => AskAsync(new BookingAsk(BookingAskKind.Send, Form(Wednesday))));
        _place.Clock.Move(TimeSpan.FromMinutes(10));

        Assert.True(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));
        await AskAsync(new BookingAsk(BookingAskKind.Send, Form(Wednesday)));
        await Assert.ThrowsAsync<SlotTakenException>(() => AskAsync(new BookingAsk(BookingAskKind.Send, Form(Wednesday)), first));
    }

    [Fact]
    public async Task AHoldBecomesTheBookingAndAnotherHoldEndsTheOneBefore()
    {
        var (id, _) = await AskAsync(new BookingAsk(BookingAskKind.Hold, Form(Wednesday)));
        await AskAsync(new BookingAsk(BookingAskKind.Hold, Form(Wednesday.AddHours(1))), id);
        Assert.True(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));

        await AskAsync(new BookingAsk(BookingAskKind.Send, Form(Wednesday.AddHours(1))), id);

        Assert.Equal(1, _seat.Count("SELECT count(*) FROM slots WHERE branch = @t_branch AND kind = 'booked'", _branch));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM slots WHERE branch = @t_branch AND kind = 'hold'", _branch));
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM inbox WHERE conversation_id = @t_id AND kind = 'booking.hold'", id));
    }

    [Fact]
    public async Task MovingAsksAnewAndTheAgreedTimeStandsUntilTheClinicAnswers()
    {
        var (booking, _) = await SentAsync(Wednesday);
        Assert.Equal(BookingOutcome.Done, await _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday));

        await MoveAsync(booking, Wednesday.AddHours(2));

        var moved = Now(booking);
        Assert.Equal(("requested", Wednesday, "Fatima Sample", Wednesday.AddHours(2)), (moved.State, moved.StartAt!.Value, moved.Form?.Name, moved.Form!.Slot!.Value));
        Assert.False(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));
        Assert.False(_diary.Boards.Current!.IsFree(_branch, Wednesday.AddHours(2), _place.Clock.Now));
        Assert.Equal(2, _seat.Count("SELECT count(*) FROM inbox WHERE conversation_id = @t_id AND kind = 'booking.reminder'", booking.ConversationId));

        Assert.Equal(BookingOutcome.Done, await _diary.Desk.ConfirmAsync(booking.Id, moved.Version, "nurse", Wednesday.AddHours(2)));

        Assert.Contains("has a new time", LastText(booking), StringComparison.Ordinal);
        Assert.True(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));
    }

    [Fact]
    public async Task AMoveThatIsDeclinedLeavesTheAppointmentAsItWas()
    {
        var (booking, _) = await SentAsync(Wednesday);
        await _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday);
        await MoveAsync(booking, Wednesday.AddHours(2));

        Assert.Equal(BookingOutcome.Done, await _diary.Desk.DeclineAsync(booking.Id, Now(booking).Version, "nurse"));

        Assert.Equal(("confirmed", Wednesday), (Now(booking).State, Now(booking).StartAt!.Value));
        Assert.Contains("It stays as it was", LastText(booking), StringComparison.Ordinal);
        Assert.False(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));
        Assert.True(_diary.Boards.Current!.IsFree(_branch, Wednesday.AddHours(2), _place.Clock.Now));
    }

    [Fact]
    public async Task MovingARequestThatIsNotAgreedFreesItsTime()
    {
        var (booking, _) = await SentAsync(Wednesday);

        await MoveAsync(booking, Wednesday.AddHours(2));

        Assert.Null(Now(booking).StartAt);
        Assert.True(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));
        Assert.False(_diary.Boards.Current!.IsFree(_branch, Wednesday.AddHours(2), _place.Clock.Now));
    }

    private async Task MoveAsync(BookingView booking, DateTimeOffset slot) =>
        await AskAsync(new BookingAsk(BookingAskKind.Move, new BookingForm { Slot = slot }, booking.Reference), booking.ConversationId);

    [Fact]
    public async Task WhereTheDiaryIsElsewhereNoTimeIsTaken()
    {
        var elsewhere = Diary(_seat, Diaries.Preferred);
        Assert.Null(elsewhere.Boards.Current);

        var (booking, _) = await SentAsync(Wednesday, elsewhere);
        Assert.Equal(BookingOutcome.Done, await elsewhere.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday));

        Assert.Equal(0, _seat.Count("SELECT count(*) FROM slots WHERE branch = @t_branch", _branch));
    }
}

public sealed class SqliteBookingTests : BookingContract
{
    private protected override Task<StorePlace> OpenAsync() => StorePlace.OnSqliteAsync();
}

public sealed class PostgresBookingTests(PostgresDatabase database) : BookingContract, IClassFixture<PostgresDatabase>
{
    private protected override async Task<StorePlace> OpenAsync() => StorePlace.OnPostgres(await database.ConnectionAsync());
}
