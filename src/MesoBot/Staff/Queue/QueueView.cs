using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Queue;

/// <param name="NewestUrgent">When the newest urgent thing came: a console that sees it grow may sound.</param>
public sealed record ConsoleCounts(int Waiting, int Mine, int All, int Alerts, int Requests, int Privacy, long NewestUrgent);

/// <summary>A conversation in the queue.</summary>
/// <param name="Urgency">emergency, high or normal.</param>
/// <param name="State">waiting, live or bot.</param>
/// <param name="Reason">Code; null where the bot answers.</param>
/// <param name="Unread">Messages of the patient since the last words of staff.</param>
public sealed record QueueItem(
    string ConversationId, string Patient, string Urgency, string State, string? Reason, Moment Since, string Age, Moment? Due, bool IsOverdue,
    string Channel, string? Branch, string Language, string? Holder, bool IsForMe, int Unread);

/// <summary>Something of which a clinician must know.</summary>
/// <param name="Kind">emergency or clinician.</param>
public sealed record AlertItem(
    string Id, string ConversationId, string Patient, string Kind, string Category, Moment Since, string Age, bool IsDelivered, string? AcknowledgedBy, Moment? AcknowledgedAt, int Tries);

/// <param name="Tab">waiting, mine or all.</param>
/// <param name="Presence">here, away or off.</param>
public sealed record QueueView(
    ConsoleUser Me, string Tab, ConsoleCounts Counts, IReadOnlyList<QueueItem> Items, IReadOnlyList<AlertItem> Alerts, string Presence, string? Said, bool IsBad);
