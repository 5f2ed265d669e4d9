using System.Text.RegularExpressions;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Tests.Data;

namespace MesoBot.Tests.Booking;

/// <summary>What staff do, and what patients are told of it.</summary>
public abstract partial class BookingContract
{
    [Fact]
    public async Task AConfirmationIsToldWithTimePlaceAndACalendarLinkAndWithoutTheTreatment()
    {
        var (booking, _) = await SentAsync();

        Assert.Equal(BookingOutcome.Done, await _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday));

        var (after, text) = (Now(booking), LastText(booking));
        Assert.Equal(("confirmed", Wednesday, true, "nurse"), (after.State, after.StartAt!.Value, after.NotSeenYet, after.StaffId));
        Assert.Contains("Wednesday 25 November 2026 at 15:00", text, StringComparison.Ordinal);
        Assert.Contains(booking.Reference, text, StringComparison.Ordinal);
        Assert.DoesNotContain("meso", text.Replace("mesobot", "", StringComparison.OrdinalIgnoreCase), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Fatima", text, StringComparison.Ordinal);
        Assert.Equal(booking.Id, _diary.Links.Find(TokenIn(text))?.Id);
        Assert.Equal(2, _seat.Count("SELECT count(*) FROM inbox WHERE conversation_id = @t_id AND kind = 'booking.reminder'", booking.ConversationId));
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM audit WHERE action = 'booking.confirmed' AND subject = @t_id AND actor = 'nurse'", booking.Id));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM calendar_links WHERE hash = @t_token", TokenIn(text)));
    }

    [Fact]
    public async Task ACalendarLinkEnds()
    {
        var (booking, _) = await SentAsync();
        await _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday);
        var token = TokenIn(LastText(booking));

        Assert.Null(_diary.Links.Find(token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(_diary.Links.Find(booking.Id));
        _place.Clock.Move(TimeSpan.FromDays(31));
        Assert.NotNull(_diary.Links.Find(token));
        _place.Clock.Move(TimeSpan.FromDays(2));
        Assert.Null(_diary.Links.Find(token));
    }

    [Fact]
    public async Task AfterACancellationTheCalendarLinkLeadsNowhere()
    {
        var (booking, _) = await SentAsync();
        await _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday);
        var token = TokenIn(LastText(booking));

        Assert.Equal(BookingOutcome.Done, await _diary.Desk.CancelAsync(booking.Id, Now(booking).Version, "nurse", "The doctor\nis ill."));

        Assert.Null(_diary.Links.Find(token));
        Assert.Contains("The clinic writes: The doctor is ill.", LastText(booking), StringComparison.Ordinal);
        Assert.True(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM inbox WHERE conversation_id = @t_id AND kind = 'booking.reminder'", booking.ConversationId));
    }

    [Fact]
    public async Task OfTwoConfirmationsAtOnceOneWins()
    {
        var (booking, _) = await SentAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse" + i, Wednesday.AddHours(i)), Stop)));

        Assert.Equal([BookingOutcome.Done, BookingOutcome.Conflict], results.Order());
        Assert.Single(_seat.Texts(booking.ConversationId), t => t.Contains("is confirmed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ATimeThatAnotherHasIsNotConfirmed()
    {
        var (first, _) = await SentAsync(Wednesday);
        var (second, _) = await SentAsync();

        Assert.Equal(BookingOutcome.SlotTaken, await _diary.Desk.ConfirmAsync(second.Id, second.Version, "nurse", Wednesday.AddMinutes(15)));

        Assert.Equal("requested", Now(second).State);
        Assert.Equal(BookingOutcome.Done, await _diary.Desk.ConfirmAsync(first.Id, first.Version, "nurse", Wednesday));
        Assert.Equal(BookingOutcome.Past, await _diary.Desk.ConfirmAsync(second.Id, second.Version, "nurse", _place.Clock.Now));
        Assert.Equal(BookingOutcome.NotFound, await _diary.Desk.ConfirmAsync("nobody", 0, "nurse", Wednesday));
    }

    [Theory]
    [InlineData(Diaries.Here)]
    [InlineData(Diaries.Preferred)]
    public async Task ATimeThatTheImportedCalendarShowsAsTakenIsAgreedToOnlyKnowingly(string kept)
    {
        var diary = Diary(_seat, kept);
        var (booking, _) = await SentAsync(diary: diary);
        // Written in after the patient was shown what was free.
        _seat.Change("INSERT INTO busy_times (branch, start_at, end_at, source) VALUES (@t_branch, @n_start, @n_end, 'test')", _branch, Milliseconds(Wednesday), Milliseconds(Wednesday.AddMinutes(45)));

        Assert.Equal(BookingOutcome.CalendarBusy, await diary.Desk.ProposeAsync(booking.Id, booking.Version, "nurse", Wednesday.AddMinutes(30)));
        Assert.Equal(BookingOutcome.CalendarBusy, await diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday));
        Assert.Equal("requested", Now(booking).State);
        Assert.Equal(2, _seat.Texts(booking.ConversationId).Count);

        Assert.Equal(BookingOutcome.Done, await diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday, evenIfBusy: true));

        Assert.Equal("confirmed", Now(booking).State);
        Assert.Equal(1, _seat.Count("SELECT count(*) FROM audit WHERE action = 'booking.calendar_overruled' AND subject = @t_id AND actor = 'nurse'", booking.Id));
    }

    [Fact]
    public async Task WhatAnotherRequestHasIsNotGivenAwayHoweverItIsAskedFor()
    {
        await SentAsync(Wednesday);
        await AskAsync(new BookingAsk(BookingAskKind.Hold, Form(Wednesday.AddHours(2))));
        var (second, _) = await SentAsync();

        Assert.Equal(BookingOutcome.SlotTaken, await _diary.Desk.ConfirmAsync(second.Id, second.Version, "nurse", Wednesday, evenIfBusy: true));
        Assert.Equal(BookingOutcome.SlotTaken, await _diary.Desk.ProposeAsync(second.Id, second.Version, "nurse", Wednesday.AddHours(2), evenIfBusy: true));
    }

    private static long Milliseconds(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    [Fact]
    public async Task APatientAcceptsWhatIsProposedAndIsToldOfIt()
    {
        var (booking, _) = await SentAsync();
        Assert.Equal(BookingOutcome.Done, await _diary.Desk.ProposeAsync(booking.Id, booking.Version, "nurse", Wednesday));
        Assert.Contains("not booked until you say yes", LastText(booking), StringComparison.Ordinal);
        Assert.False(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));

        await AskAsync(new BookingAsk(BookingAskKind.Confirm, Reference: booking.Reference), booking.ConversationId);

        Assert.Equal("confirmed", Now(booking).State);
        var notice = _seat.Store.Next(booking.ConversationId)!;
        await _seat.Store.CommitAsync(new ConfirmedNotice(_seat.Reader, _diary.Messages, _diary.Links).Take(notice, _place.Clock.Now));
        Assert.Equal(booking.Id, _diary.Links.Find(TokenIn(LastText(booking)))?.Id);
        Assert.True(Now(booking).NotSeenYet);
    }

    [Fact]
    public async Task AProposalThatHasPassedIsNotAcceptedHoweverLateItIsRead()
    {
        var (booking, turn) = await SentAsync();
        await _diary.Desk.ProposeAsync(booking.Id, booking.Version, "nurse", Wednesday);
        _place.Clock.Move(Wednesday.AddDays(3) - _place.Clock.Now);

        await Assert.ThrowsAsync<SlotTakenException>(() => AskAsync(new BookingAsk(BookingAskKind.Confirm, Reference: booking.Reference), booking.ConversationId));

        Assert.Equal("proposed", Now(booking).State);
        Assert.True(Assert.Single(_diary.Requests.Known(turn)).HasPassed);
    }

    [Fact]
    public async Task AProposalThatNobodyAnsweredForAWeekIsSpokenOfNoMore()
    {
        var (booking, turn) = await SentAsync();
        await _diary.Desk.ProposeAsync(booking.Id, booking.Version, "nurse", Wednesday);

        _place.Clock.Move(Wednesday.AddDays(8) - _place.Clock.Now);

        Assert.Empty(_diary.Requests.Known(turn));
    }

    [Fact]
    public async Task ADecisionInterruptsATurnThatIsBeingThought()
    {
        var (booking, _) = await SentAsync();
        await _seat.SayAsync(booking.ConversationId, "cancel it");
        var turn = _seat.Store.Next(booking.ConversationId)!;

        await _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday);

        Assert.Equal(CommitResult.Conflict, await _seat.Store.CommitAsync(StoreSeat.Answer(turn, "too late")));
    }

    [Fact]
    public async Task ADeclinedRequestIsOver()
    {
        var (booking, turn) = await SentAsync(Wednesday);

        Assert.Equal(BookingOutcome.Done, await _diary.Desk.DeclineAsync(booking.Id, booking.Version, "nurse"));

        Assert.Contains("We are sorry", LastText(booking), StringComparison.Ordinal);
        Assert.DoesNotContain("writes", LastText(booking), StringComparison.Ordinal);
        Assert.Empty(_diary.Requests.Known(turn));
        Assert.Equal(BookingOutcome.Conflict, await _diary.Desk.ConfirmAsync(booking.Id, Now(booking).Version, "nurse", Wednesday));
        Assert.True(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));
    }

    [Fact]
    public async Task WhoCameAndWhoDidNotIsKept()
    {
        var (booking, _) = await SentAsync();
        Assert.Equal(BookingOutcome.Conflict, await _diary.Desk.ArrivedAsync(booking.Id, booking.Version, "nurse"));
        await _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday);

        Assert.Equal(BookingOutcome.Done, await _diary.Desk.ArrivedAsync(booking.Id, Now(booking).Version, "nurse"));

        Assert.Equal("arrived", Now(booking).State);
        Assert.Contains(booking.Id, _diary.List.In("arrived").Select(b => b.Id));
        Assert.Equal(["requested", "confirmed", "arrived"], _diary.List.Events(booking.Id).Select(s => s.State));
    }

    [Fact]
    public async Task ABlockedTimeIsFreeAgainWhenItIsUnblocked()
    {
        Assert.Equal(BookingOutcome.Done, await _diary.Desk.BlockSlotAsync(_branch, Wednesday, "nurse"));
        Assert.Equal(BookingOutcome.SlotTaken, await _diary.Desk.BlockSlotAsync(_branch, Wednesday, "nurse"));
        await Assert.ThrowsAsync<SlotTakenException>(() => AskAsync(new BookingAsk(BookingAskKind.Send, Form(Wednesday))));

        Assert.Equal(BookingOutcome.Done, await _diary.Desk.UnblockAsync(_branch, Wednesday, "nurse"));

        Assert.True(_diary.Boards.Current!.IsFree(_branch, Wednesday, _place.Clock.Now));
        Assert.Equal(BookingOutcome.NotFound, await _diary.Desk.UnblockAsync(_branch, Wednesday, "nurse"));
    }

    [Fact]
    public async Task AReminderComesWhenItIsDueAndOnlyWhileItIsTrue()
    {
        var (booking, _) = await SentAsync();
        await _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday);
        var reminder = new BookingReminder(_seat.Reader, _diary.Reminders, _diary.Messages);
        _place.Clock.Move(Wednesday.AddHours(-24) - _place.Clock.Now);
        Assert.True(await _seat.Store.ClaimAsync(booking.ConversationId));
        while (_seat.Store.Next(booking.ConversationId)!.Kind != Reminders.Kind) await _seat.AnswerAsync(booking.ConversationId);
        var due = _seat.Store.Next(booking.ConversationId)!;

        var commit = reminder.Take(due, _place.Clock.Now);
        var text = StoreSeat.TextOf(Assert.Single(commit.Replies).Payload);
        Assert.Contains("A reminder of your appointment tomorrow", text, StringComparison.Ordinal);
        Assert.DoesNotContain("meso", text, StringComparison.OrdinalIgnoreCase);

        Assert.Empty(reminder.Take(due with { Owner = Owners.Staff }, _place.Clock.Now).Replies);
        Assert.Empty(reminder.Take(due, Wednesday.AddMinutes(-59)).Replies);
        var night = reminder.Take(due, Wednesday.AddHours(-24).AddHours(8));
        Assert.Empty(night.Replies);
        Assert.Single(night.Changes);
        _seat.Change("INSERT INTO privacy_requests (id, person_id, conversation_id, kind, at) VALUES (@t_key, @t_person, @t_id, 'stop', @n_at)",
            Guid.NewGuid().ToString("N"), due.PersonId, booking.ConversationId, _place.Clock.Now.ToUnixTimeMilliseconds());
        Assert.Empty(reminder.Take(due, _place.Clock.Now).Replies);
    }

    [Fact]
    public async Task WhatTheDeskSaysReachesWhoeverReadsTheConversation()
    {
        var (booking, _) = await SentAsync();
        await _diary.Desk.ConfirmAsync(booking.Id, booking.Version, "nurse", Wednesday);

        _seat.Change("INSERT INTO patient_seen (conversation_id, sequence, at) VALUES (@t_id, 3, 0)", booking.ConversationId);

        Assert.Equal(3, _seat.Texts(booking.ConversationId).Count);
        Assert.False(Now(booking).NotSeenYet);
    }

    private static string TokenIn(string text) => Regex.Match(text, "https://chat\\.clinic\\.example/calendar/([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])").Groups[1].Value;
}
