using MesoBot.Answers;
using MesoBot.Audit;
using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Booking;

/// <summary>What became of what staff did to a request.</summary>
internal enum BookingOutcome
{
    Done,

    /// <summary>There is no such request.</summary>
    NotFound,

    /// <summary>Somebody has changed it since it was shown, or its state does not allow it.</summary>
    Conflict,

    /// <summary>Another request has the time, or it is blocked.</summary>
    SlotTaken,

    /// <summary>The time lies behind.</summary>
    Past,

    /// <summary>An imported calendar has something there. It may be this very appointment, so staff may decide for it all the same.</summary>
    CalendarBusy,
}

/// <summary>
/// What staff do to requests. Each is one write: the request as it was shown, its time, its reminders, the message to the patient and the
/// audit entry stand together or not at all. Of two who decide at once, one wins and the other is told.
/// </summary>
internal sealed class BookingDesk(
    BookingStore store, BookingSlots slots, SlotBoards boards, Reminders reminders, BookingMessages messages, CalendarLinks links, AuditLog audit, StoreWriter writer, StoreReader reader,
    WakeConversation wake, IOptions<BookingOptions> options)
{
    /// <summary>A reason is a line, not a letter.</summary>
    private const int MaxReason = 300;

    private static readonly string[] Open = [BookingStates.Requested, BookingStates.Proposed, BookingStates.Confirmed];
    private static readonly string[] Asked = [BookingStates.Requested, BookingStates.Proposed];
    private static readonly string[] Agreed = [BookingStates.Confirmed];

    /// <summary>Also gives a confirmed appointment another time.</summary>
    /// <param name="version">As it was shown.</param>
    /// <param name="branch">Where, when it is another branch than the patient named, or none was named.</param>
    /// <param name="evenIfBusy">Staff have read that the calendar shows the time as taken. What another request here has is never taken from it.</param>
    public Task<BookingOutcome> ConfirmAsync(string bookingId, long version, string staffId, DateTimeOffset startAt, string? branch = null, bool evenIfBusy = false) => ActAsync(bookingId, version, Open, (session, booking) =>
    {
        var at = booking with { Branch = branch ?? booking.Branch };
        if (booking.Start == startAt && booking.State == BookingStates.Confirmed && at.Branch == booking.Branch) return BookingOutcome.Conflict;
        var change = new BookingChange(BookingStates.Confirmed, "booking.confirmed", BookingStore.Staff, startAt.ToUnixTimeMilliseconds(), staffId, Branch: branch);
        if (Reserve(session, at, change, evenIfBusy) is not BookingOutcome.Done and var refused) return refused;
        if (booking.WantsReminders) reminders.Schedule(session, booking, startAt);
        var link = CalendarLink.New(booking.Id, startAt);
        links.Keep(session, link);
        Say(session, booking, language => messages.Confirmed(at, startAt, language, links.Address(link)));
        return BookingOutcome.Done;
    }, startAt);

    /// <summary>The time is kept for the patient until they answer.</summary>
    public Task<BookingOutcome> ProposeAsync(string bookingId, long version, string staffId, DateTimeOffset startAt, string? branch = null, bool evenIfBusy = false) => ActAsync(bookingId, version, Open, (session, booking) =>
    {
        var at = booking with { Branch = branch ?? booking.Branch };
        var change = new BookingChange(BookingStates.Proposed, "booking.proposed", BookingStore.Staff, startAt.ToUnixTimeMilliseconds(), staffId, Branch: branch);
        if (Reserve(session, at, change, evenIfBusy) is not BookingOutcome.Done and var refused) return refused;
        Reminders.Unschedule(session, booking.Id);
        Say(session, booking, language => messages.Proposed(at, startAt, language));
        return BookingOutcome.Done;
    }, startAt);

    /// <summary>Of a wish to move an appointment that is agreed, the wish alone: the appointment stands.</summary>
    /// <param name="reason">One line that the patient reads; may be left out.</param>
    public Task<BookingOutcome> DeclineAsync(string bookingId, long version, string staffId, string? reason = null) => ActAsync(bookingId, version, Asked, (session, booking) =>
        BookingMessages.Standing(booking) is { } standing ? Keep(session, booking, standing, staffId, Line(reason)) : End(session, booking, new BookingChange(BookingStates.Declined, "booking.declined", BookingStore.Staff, null, staffId), language => messages.Declined(booking, Line(reason), language)));

    public Task<BookingOutcome> CancelAsync(string bookingId, long version, string staffId, string? reason = null) => ActAsync(bookingId, version, Open, (session, booking) =>
        End(session, booking, new BookingChange(BookingStates.Cancelled, "booking.cancelled", BookingStore.Staff, booking.StartAt, staffId), language => messages.Cancelled(booking, Line(reason), language)));

    /// <summary>The patient is here. Nobody is told.</summary>
    public Task<BookingOutcome> ArrivedAsync(string bookingId, long version, string staffId) => ActAsync(bookingId, version, Agreed, (session, booking) =>
        Note(session, booking, new BookingChange(BookingStates.Arrived, "booking.arrived", BookingStore.Staff, booking.StartAt, staffId)));

    /// <summary>The patient did not come. Nobody is told.</summary>
    public Task<BookingOutcome> MissedAsync(string bookingId, long version, string staffId) => ActAsync(bookingId, version, Agreed, (session, booking) =>
        Note(session, booking, new BookingChange(BookingStates.Missed, "booking.missed", BookingStore.Staff, booking.StartAt, staffId)));

    /// <summary>Somebody rang or walked in: the time is no longer free.</summary>
    public async Task<BookingOutcome> BlockSlotAsync(string branch, DateTimeOffset startAt, string staffId)
    {
        if (boards.Place(branch) is not { } place) return BookingOutcome.NotFound;
        try
        {
            await writer.WriteAsync(session =>
            {
                slots.Block(session, place, startAt.ToUnixTimeMilliseconds(), options.Value.SlotMinutes, store.Now);
                audit.Append(session, SlotEntry(staffId, "slot.blocked", place, startAt));
                return true;
            });
        }
        catch (SlotTakenException)
        {
            boards.Refresh();
            return BookingOutcome.SlotTaken;
        }
        boards.Refresh();
        return BookingOutcome.Done;
    }

    public async Task<BookingOutcome> UnblockAsync(string branch, DateTimeOffset startAt, string staffId)
    {
        if (boards.Place(branch) is not { } place) return BookingOutcome.NotFound;
        var done = await writer.WriteAsync(session =>
        {
            if (!BookingSlots.Unblock(session, place, startAt.ToUnixTimeMilliseconds())) return false;
            audit.Append(session, SlotEntry(staffId, "slot.unblocked", place, startAt));
            return true;
        });
        boards.Refresh();
        return done ? BookingOutcome.Done : BookingOutcome.NotFound;
    }

    private async Task<BookingOutcome> ActAsync(string bookingId, long version, string[] states, Func<StoreSession, StoredBooking, BookingOutcome> act, DateTimeOffset? startAt = null)
    {
        if (startAt?.ToUnixTimeMilliseconds() <= store.Now) return BookingOutcome.Past;
        if (reader.Read(s => BookingStore.Find(s, bookingId)) is not { } shown) return BookingOutcome.NotFound;
        BookingOutcome result;
        try
        {
            result = await writer.WriteAsync(session =>
            {
                BookingStore.Disturb(session, shown.ConversationId);
                if (BookingStore.Find(session, bookingId) is not { } booking || booking.Version != version || !states.Contains(booking.State)) return BookingOutcome.Conflict;
                var done = act(session, booking);
                if (done == BookingOutcome.Done) OtherInstances.Tell(session, booking.ConversationId);
                return done;
            }, shown.ConversationId);
        }
        catch (SlotTakenException)
        {
            result = BookingOutcome.SlotTaken;
        }
        boards.Refresh();
        if (result == BookingOutcome.Done) wake(shown.ConversationId);
        return result;
    }

    private BookingOutcome Reserve(StoreSession session, StoredBooking booking, BookingChange change, bool evenIfBusy)
    {
        var start = change.StartAt!.Value;
        var isBusy = boards.Named(booking.Branch) is { } named && BookingSlots.IsBusy(session, named, start, booking.Minutes);
        if (isBusy && !evenIfBusy) return BookingOutcome.CalendarBusy;
        if (!store.Change(session, booking, change)) return BookingOutcome.Conflict;
        if (isBusy) audit.Append(session, new AuditEntry(change.StaffId!, "booking.calendar_overruled", booking.Id));
        if (boards.Place(booking.Branch) is { } place) slots.Book(session, place, start, booking.Minutes, booking.Id, booking.ConversationId, looksAtCalendar: false, store.Now);
        return BookingOutcome.Done;
    }

    private BookingOutcome Keep(StoreSession session, StoredBooking booking, DateTimeOffset standing, string staffId, string? reason)
    {
        if (standing.ToUnixTimeMilliseconds() <= store.Now || !store.Change(session, booking, new BookingChange(BookingStates.Confirmed, "booking.declined", BookingStore.Staff, booking.StartAt, staffId)))
            return BookingOutcome.Conflict;
        BookingSlots.Free(session, booking.Id, except: booking.StartAt);
        Say(session, booking, language => messages.NotMoved(booking, standing, reason, language));
        return BookingOutcome.Done;
    }

    private BookingOutcome End(StoreSession session, StoredBooking booking, BookingChange change, Func<string, Reply> tell)
    {
        if (Note(session, booking, change) != BookingOutcome.Done) return BookingOutcome.Conflict;
        BookingSlots.Free(session, booking.Id);
        Say(session, booking, tell);
        return BookingOutcome.Done;
    }

    private BookingOutcome Note(StoreSession session, StoredBooking booking, BookingChange change)
    {
        if (!store.Change(session, booking, change)) return BookingOutcome.Conflict;
        Reminders.Unschedule(session, booking.Id);
        return BookingOutcome.Done;
    }

    private void Say(StoreSession session, StoredBooking booking, Func<string, Reply> tell)
    {
        var (channel, language) = BookingStore.Place(session, booking);
        if (StoreChanges.Append(session, booking.ConversationId, Roles.Bot, ReplyActivity.Payload(tell(language), channel), store.Now) is { } sequence)
            BookingStore.ToldAt(session, booking.Id, sequence);
    }

    private static AuditEntry SlotEntry(string staffId, string action, string branch, DateTimeOffset startAt) => new(staffId, action, branch,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["start"] = startAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture) });

    private static string? Line(string? reason)
    {
        var line = string.Join(' ', (reason ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line.Length <= MaxReason ? line : line[..MaxReason];
    }
}
