using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Data;

namespace MesoBot.Booking;

/// <summary>After a patient accepted a proposed time: date, place, calendar file, what to do when something comes up.</summary>
internal sealed class ConfirmedNotice(StoreReader reader, BookingMessages messages, CalendarLinks links) : IInternalTurn
{
    private const string Name = "booking.notice";

    public string Kind => Name;

    public static void Schedule(StoreSession session, StoredBooking booking) =>
        StoreChanges.Schedule(session, booking.ConversationId, Name, $"{Name}|{booking.Id}|{booking.Version}", 0, booking.Id);

    public TurnCommit Take(DueTurn turn, DateTimeOffset now)
    {
        var nothing = new TurnCommit(turn, turn.State, turn.Locale, [], null, []);
        if (reader.Read(s => BookingStore.Find(s, turn.Payload ?? "")) is not { State: BookingStates.Confirmed, Start: { } start } booking) return nothing;
        var link = CalendarLink.New(booking.Id, start);
        var reply = messages.Confirmed(booking, start, turn.Locale ?? booking.Language, links.Address(link));
        return nothing with
        {
            Replies = [new OutgoingActivity(ActivityTypes.Message, Roles.Bot, ReplyActivity.Payload(reply, turn.ChannelId))],
            Changes = [session =>
            {
                links.Keep(session, link);
                BookingStore.ToldNow(session, booking);
            }],
        };
    }
}
