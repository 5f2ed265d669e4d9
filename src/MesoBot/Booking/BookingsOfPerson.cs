using MesoBot.Data;
using MesoBot.Privacy;

namespace MesoBot.Booking;

/// <summary>What wishes about data make of a person's requests.</summary>
internal sealed class BookingsOfPerson(SealedForms forms, BookingStore store, SlotBoards boards) : IKeptRequests
{
    private static readonly Sql Newest = new("SELECT reference, state, sealed FROM bookings WHERE person_id = @t_person ORDER BY created_at DESC LIMIT 50");
    private static readonly Sql All = new("SELECT id, sealed FROM bookings WHERE person_id = @t_person");
    private static readonly Sql Reseal = new("UPDATE bookings SET sealed = @t_sealed, wants_reminders = 0, version = version + 1 WHERE id = @t_id");
    private static readonly Sql FreeTimes = new("""
        DELETE FROM slots WHERE booking_id IN (SELECT id FROM bookings WHERE person_id = @t_person)
            OR kind = 'hold' AND conversation_id IN (SELECT id FROM conversations WHERE person_id = @t_person)
        """);
    private static readonly Sql DropLinks = new("DELETE FROM calendar_links WHERE booking_id IN (SELECT id FROM bookings WHERE person_id = @t_person)");

    public IReadOnlyList<KeptRequest> Of(StoreSession session, string personId) =>
        session.All(Newest, r => Kept(r.GetString(0), r.GetString(1), forms.Open(r.GetString(2))), personId);

    public void ForgetPhones(StoreSession session, string personId)
    {
        foreach (var (id, kept) in session.All(All, r => (r.GetString(0), r.GetString(1)), personId))
            if (forms.Open(kept) is { } form) session.Execute(Reseal, forms.Seal(WithoutPhone(form)), id);
    }

    public int Erase(StoreSession session, string personId)
    {
        var all = BookingStore.AllOf(session, personId);
        foreach (var booking in all)
        {
            if (IsToCome(booking)) Cancel(session, booking);
            Reminders.Unschedule(session, booking.Id);
            session.Execute(Reseal, forms.Seal(new BookingForm { Name = ErasedActivity.Mark }), booking.Id);
        }
        session.Execute(FreeTimes, personId);
        session.Execute(DropLinks, personId);
        boards.Announce();
        return all.Count;
    }

    /// <summary>An appointment that lies behind was kept or missed, and is not cancelled any more.</summary>
    private bool IsToCome(StoredBooking booking) => booking.State is BookingStates.Requested or BookingStates.Proposed
        || booking.State == BookingStates.Confirmed && !(booking.StartAt <= store.Now);

    private void Cancel(StoreSession session, StoredBooking booking)
    {
        if (!store.Change(session, booking, new BookingChange(BookingStates.Cancelled, "booking.forgotten", BookingStore.Forgotten, booking.StartAt)))
            throw new InvalidOperationException("The request was changed meanwhile.");
    }

    private static KeptRequest Kept(string reference, string state, BookingForm? form)
    {
        var names = new[] { form?.Name, form?.ContactName }.OfType<string>().Where(n => n.Length > 0 && n != ErasedActivity.Mark).ToList();
        return new KeptRequest(reference, state, names, form?.Phone is { Length: > 0 } phone ? phone : null, form?.Screening.Count ?? 0);
    }

    private static BookingForm WithoutPhone(BookingForm form) => form with { Phone = null, Reach = form.Reach is null ? null : ReachWays.Chat, ReachWhen = null };
}
