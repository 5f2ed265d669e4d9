namespace MesoBot.Booking;

/// <summary>
/// Somebody else has the time, or the request has changed: nothing of the turn is kept, and it is thought again over what stands now, so
/// that the patient reads what is true.
/// </summary>
internal sealed class SlotTakenException() : Exception("The time or the request is not what it was.");
