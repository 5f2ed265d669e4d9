using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Queue;

/// <summary>One tab of the queue, and how much stands in each.</summary>
public sealed record QueueTab(int Waiting, int Mine, int All, IReadOnlyList<QueueItem> Items);

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
    ConsoleUser Me, string Tab, QueueTab Queue, IReadOnlyList<AlertItem> Alerts, string Presence, string? Said, bool IsBad);
