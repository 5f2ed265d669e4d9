using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Incidents;

/// <summary>Something about a patient's data went wrong.</summary>
/// <param name="Kind">Code.</param>
/// <param name="Patient">Whose conversation it happened in.</param>
/// <param name="Outcome">Code; null while it is open.</param>
public sealed record IncidentItem(
    string Id, string ConversationId, long Sequence, string Kind, string Patient, string By, Moment At, string Age, string? Outcome, string? ClosedBy, Moment? ClosedAt);

/// <summary>A patient's wish about what is kept.</summary>
/// <param name="ConversationId">Where an alert is open that holds it up; else where it was said.</param>
/// <param name="DoneAt">Null while it waits.</param>
public sealed record WishItem(string ConversationId, string Patient, string Kind, Moment At, string Age, Moment? DoneAt);

/// <param name="Done">The newest, at most <see cref="IncidentReader.MaxDone"/>.</param>
public sealed record IncidentsView(
    ConsoleUser Me, IReadOnlyList<IncidentItem> Open, IReadOnlyList<IncidentItem> Closed, IReadOnlyList<WishItem> Waiting, IReadOnlyList<WishItem> Done, string? Said, bool IsBad);
