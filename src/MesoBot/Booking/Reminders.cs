using MesoBot.Clinic;
using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Booking;

/// <summary>Plans and cancels the reminders of an appointment, inside a write.</summary>
internal sealed class Reminders(ClinicFacts clinic, IOptions<BookingOptions> options, TimeProvider time)
{
    public const string Kind = "booking.reminder";

    public ReminderTimes Times => new(clinic.Hours, options.Value);

    public void Schedule(StoreSession session, StoredBooking booking, DateTimeOffset start)
    {
        Unschedule(session, booking.Id);
        foreach (var (name, due) in Times.Of(start, time.GetUtcNow()))
            StoreChanges.Schedule(session, booking.ConversationId, Kind, KeyOf(booking.Id, name), due.ToUnixTimeMilliseconds(), booking.Id);
    }

    public static void Unschedule(StoreSession session, string bookingId)
    {
        foreach (var name in ReminderTimes.Names) StoreChanges.Unschedule(session, KeyOf(bookingId, name));
    }

    private static string KeyOf(string bookingId, string name) => $"reminder|{bookingId}|{name}";
}
