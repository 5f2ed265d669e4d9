using System.Text.Json;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Tests.Data;

namespace MesoBot.Tests.Support;

/// <summary>A request for an appointment as the store keeps it, for tests of what happens to one.</summary>
internal static class SomeBooking
{
    private static readonly Sql Insert = new("""
        INSERT INTO bookings (id, reference, request_key, conversation_id, person_id, state, sealed, language, branch, start_at, minutes, wants_reminders, created_at, changed_at, version)
        VALUES (@t_id, @t_reference, @t_key, @t_conversation, @t_person, @t_state, @t_sealed, 'en', NULL, @n_start, 30, 1, @n_now, @n_now, 0)
        """);

    private static readonly Sql PersonOf = new("SELECT person_id FROM conversations WHERE id = @t_id");
    private static readonly Sql Mark = new("UPDATE conversations SET has_bookings = 1 WHERE id = @t_id");

    public static BookingForm Form(string name = "Sara Almarri", string phone = "+971501234567") => new()
    {
        Treatment = "consultation",
        Name = name,
        Phone = phone,
        Reach = ReachWays.Call,
        WantsReminders = true,
        Language = "en",
    };

    /// <returns>Its id and its reference.</returns>
    public static async Task<(string Id, string Reference)> SeedAsync(
        StoreSeat seat, string conversation, FieldSeal seal, BookingForm? form = null, string state = BookingStates.Requested, DateTimeOffset? start = null)
    {
        var id = Guid.NewGuid().ToString("N");
        var reference = BookingReference.Of(id);
        var kept = seal.Seal(JsonSerializer.Serialize(form ?? Form()));
        await seat.Writer.WriteAsync(session =>
        {
            var person = session.First(PersonOf, r => r.GetString(0), conversation);
            session.Execute(Mark, conversation);
            return session.Execute(Insert, id, reference, id, conversation, person, state, kept, start?.ToUnixTimeMilliseconds(), TestBot.MondayNoon.ToUnixTimeMilliseconds());
        }, conversation);
        return (id, reference);
    }
}
