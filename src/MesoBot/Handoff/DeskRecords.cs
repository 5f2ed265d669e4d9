using MesoBot.Text;

namespace MesoBot.Handoff;

/// <summary>A conversation as a staff action finds it, under its lock.</summary>
internal sealed record DeskTalk(string Id, string Owner, string? OwnerId, string? Locale, string ChannelId, string? State, long LastSequence, long Session, string PersonId)
{
    public string Language => Locales.LanguageOf(Locale);
}

/// <summary>A handoff as it stands in the store. Times are milliseconds since 1970.</summary>
internal sealed record HandoffRecord(
    string Id, string ConversationId, string Reason, long Priority, string State, long RequestedAt, long DueAt, long? EscalatedAt, string? ForStaffId,
    string? StaffId, long? AcceptedAt, long? LastStaffAt, string Language, long Sequence, long Session)
{
    public bool IsWaiting => State == HandoffStates.Waiting;

    public bool IsLive => State == HandoffStates.Live;

    public bool IsClosed => State == HandoffStates.Closed;
}

/// <summary>A handoff that is about to be made.</summary>
internal sealed record NewHandoff(string Reason, HandoffTerms Terms, string Language, long Sequence, string Details);

/// <summary>How a handoff goes back to the queue.</summary>
/// <param name="ForStaffId">The colleague it is meant for; null: anybody.</param>
/// <param name="Why">A code for the event.</param>
internal sealed record Requeueing(string? ForStaffId, long Due, string Why);
