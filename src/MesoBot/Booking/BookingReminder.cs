using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Data;
using MesoBot.Privacy;

namespace MesoBot.Booking;

/// <summary>
/// Reminds of a confirmed appointment when it is due. It looks again first: what was moved or cancelled meanwhile, what comes too late,
/// and whoever has said stop are left in peace.
/// </summary>
internal sealed class BookingReminder(StoreReader reader, Reminders reminders, BookingMessages messages) : IInternalTurn
{
    /// <summary>While a person talks with the patient, or danger is open, a reminder waits.</summary>
    private static readonly TimeSpan WhileHeld = TimeSpan.FromMinutes(15);

    public string Kind => Reminders.Kind;

    public TurnCommit Take(DueTurn turn, DateTimeOffset now)
    {
        var nothing = new TurnCommit(turn, turn.State, turn.Locale, [], null, []);
        var (booking, stopped) = reader.Read(s => BookingStore.Find(s, turn.Payload ?? "") is { } found ? (found, PrivacyStore.HasStoppedSince(s, found.PersonId, found.CreatedAt)) : (null, true));
        if (stopped || booking is not { WantsReminders: true } || BookingMessages.Standing(booking) is not { } start) return nothing;
        var mustWait = turn.Owner == Owners.Staff || turn.IsInDanger;
        var due = mustWait ? now + WhileHeld : reminders.Times.AfterQuiet(now);
        if (due > start - ReminderTimes.Latest) return nothing;
        if (due > now) return nothing with { Changes = [ConversationStore.AskAgain(turn, due.ToUnixTimeMilliseconds())] };
        var reply = messages.Reminder(booking, start, now, turn.Locale ?? booking.Language);
        return nothing with { Replies = [new OutgoingActivity(ActivityTypes.Message, Roles.Bot, ReplyActivity.Payload(reply, turn.ChannelId))] };
    }
}
