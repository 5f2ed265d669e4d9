using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Requests;

/// <summary>One thing the patient said, as a line.</summary>
/// <param name="IsLtr">A number or code that reads from left to right in any language.</param>
public sealed record FieldView(string Label, string Value, bool IsLtr = false);

/// <summary>A request for an appointment as staff see it.</summary>
/// <param name="Phone">In international form; empty when it cannot be read.</param>
/// <param name="IsUnseen">The patient has been told of the last change and has not seen it.</param>
/// <param name="IsForgotten">The patient was forgotten: what they said is gone for good.</param>
/// <param name="IsLapsed">The proposed time has passed, and the patient has not answered.</param>
/// <param name="Date">What the form's date begins with.</param>
/// <param name="Version">As it is shown: whoever decides, decides on this.</param>
public sealed record RequestView(
    string Reference, string ConversationId, string State, string Name, string Phone, IReadOnlyList<FieldView> Fields, Moment? Start, Moment Created, string Age, bool IsUnseen,
    bool IsReadable, bool IsForgotten, bool IsLapsed, string Date, string Time, long Version);

/// <summary>An appointment that was cancelled because its patient asked to be forgotten.</summary>
/// <param name="Start">Null when no time was agreed or proposed.</param>
public sealed record ForgottenView(string Reference, string? Branch, Moment? Start, Moment At);

/// <summary>A time that the imported calendar shows as taken, before it is confirmed or proposed all the same.</summary>
/// <param name="Verb">confirm or propose.</param>
/// <param name="Date">As the form had it, with <paramref name="Time"/> and <paramref name="Version"/>: the button repeats it.</param>
public sealed record BusyTimeView(ConsoleUser Me, string Reference, string Verb, Moment At, string Date, string Time, string Version, string Back);

/// <param name="State">The state that is listed.</param>
public sealed record RequestsView(
    ConsoleUser Me, string State, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<ForgottenView> Forgotten, IReadOnlyList<RequestView> Requests, IReadOnlyList<string> Branches, string Today, string? Said, bool IsBad);
