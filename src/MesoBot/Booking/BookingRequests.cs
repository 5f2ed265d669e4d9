using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Booking;

/// <summary>Requests of patients, as changes of the turn that makes them.</summary>
internal sealed class BookingRequests(
    BookingStore store, BookingSlots slots, SlotBoards boards, SealedForms forms, Reminders reminders, StoreReader reader, IOptions<BookingOptions> options)
{
    /// <summary>Requests of this person that are not over, newest first.</summary>
    public IReadOnlyList<KnownBooking> Known(DueTurn turn) => reader.Read(s => store.OpenOf(s, turn.PersonId))
        .ConvertAll(b => new KnownBooking(b.Reference, b.State, b.Start, forms.Open(b.Sealed) ?? new BookingForm(), b.StartAt <= store.Now));

    /// <exception cref="SlotTakenException">From the change: the time is gone, or the request is not what the turn took it for.</exception>
    public Action<StoreSession> Apply(DueTurn turn, BookingAsk ask, string language) => ask.Kind switch
    {
        BookingAskKind.Send => session => Send(session, turn, ask.Form ?? new BookingForm(), language),
        BookingAskKind.Hold => session => Hold(session, turn, ask.Form),
        BookingAskKind.Move => session => Move(session, Own(session, turn, ask), ask.Form ?? new BookingForm()),
        BookingAskKind.Cancel => session => Cancel(session, Own(session, turn, ask)),
        _ => session => Confirm(session, Own(session, turn, ask)),
    };

    /// <summary>A turn lost its time: the next thought begins from what is free now.</summary>
    public void Refresh() => boards.Refresh();

    private void Send(StoreSession session, DueTurn turn, BookingForm form, string language)
    {
        var key = $"{turn.ConversationId}|{turn.Sequence}";
        var now = store.Now;
        var booking = new StoredBooking(
            Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(now)).ToString("N"), BookingReference.Of(key), turn.ConversationId, turn.PersonId, BookingStates.Requested,
            forms.Seal(form), language, form.Branch, null, options.Value.SlotMinutes, form.WantsReminders == true, now, now, 0, null, null);
        if (!store.Add(session, booking, key)) return;
        if (form.Consent is { } consent) store.Keep(session, booking, consent);
        TakeSlot(session, booking, form);
    }

    private void Hold(StoreSession session, DueTurn turn, BookingForm? form)
    {
        if (form?.Slot is not { } slot || boards.Place(form.Branch) is not { } place) return;
        var until = store.Now + (long)TimeSpan.FromMinutes(options.Value.HoldMinutes).TotalMilliseconds;
        slots.Keep(session, place, slot.ToUnixTimeMilliseconds(), options.Value.SlotMinutes, turn.ConversationId, until, store.Now);
        HoldEnd.Schedule(session, turn.ConversationId, until);
        boards.Announce();
    }

    /// <summary>What was agreed stands, with its time and its reminders, until the clinic answers; a time that was only proposed does not.</summary>
    private void Move(StoreSession session, StoredBooking booking, BookingForm wish)
    {
        var form = (forms.Open(booking.Sealed) ?? new BookingForm()) with { Times = wish.Times, Slot = wish.Slot };
        if (wish.Branch is { } branch) form = form with { Branch = branch };
        var standing = booking.State == BookingStates.Proposed ? null : booking.StartAt;
        Change(session, booking, new BookingChange(BookingStates.Requested, "booking.moved", BookingStore.Patient, standing, Sealed: forms.Seal(form), Branch: standing is null ? form.Branch : null));
        BookingSlots.Free(session, booking.Id, except: standing);
        TakeSlot(session, booking, form, standing);
        if (standing is null) Reminders.Unschedule(session, booking.Id);
        boards.Announce();
    }

    private void Cancel(StoreSession session, StoredBooking booking)
    {
        Change(session, booking, new BookingChange(BookingStates.Cancelled, "booking.cancelled", BookingStore.Patient, booking.StartAt));
        BookingSlots.Free(session, booking.Id);
        Reminders.Unschedule(session, booking.Id);
        boards.Announce();
    }

    /// <summary>The patient accepts what was proposed, or says once more that they will come.</summary>
    private void Confirm(StoreSession session, StoredBooking booking)
    {
        if (booking is { State: BookingStates.Confirmed })
        {
            store.Record(session, booking, new BookingChange(BookingStates.Confirmed, "booking.attendance", BookingStore.Patient, booking.StartAt));
            return;
        }
        if (booking is not { State: BookingStates.Proposed, StartAt: { } start } || start <= store.Now) throw new SlotTakenException();
        Change(session, booking, new BookingChange(BookingStates.Confirmed, "booking.accepted", BookingStore.Patient, start));
        if (booking.WantsReminders) reminders.Schedule(session, booking, DateTimeOffset.FromUnixTimeMilliseconds(start));
        ConfirmedNotice.Schedule(session, booking);
    }

    private void Change(StoreSession session, StoredBooking booking, BookingChange change)
    {
        if (!store.Change(session, booking, change)) throw new SlotTakenException();
    }

    private void TakeSlot(StoreSession session, StoredBooking booking, BookingForm form, long? standing = null)
    {
        if (form.Slot is not { } slot || boards.Place(form.Branch) is not { } place) return;
        var start = slot.ToUnixTimeMilliseconds();
        if (start == standing) return;
        if (start <= store.Now) throw new SlotTakenException();
        slots.Book(session, place, start, booking.Minutes, booking.Id, booking.ConversationId, looksAtCalendar: true, store.Now, keeps: standing);
        boards.Announce();
    }

    /// <summary>Only one's own: whoever guesses a reference finds nothing.</summary>
    private static StoredBooking Own(StoreSession session, DueTurn turn, BookingAsk ask) =>
        ask.Reference is { } reference && BookingStore.FindByReference(session, reference) is { } booking && booking.PersonId == turn.PersonId
            && booking.State is (BookingStates.Requested or BookingStates.Proposed or BookingStates.Confirmed) ? booking : throw new SlotTakenException();
}
