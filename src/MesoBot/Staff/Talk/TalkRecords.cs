using MesoBot.Text;

namespace MesoBot.Staff.Talk;

/// <summary>A conversation as a page of it begins.</summary>
internal sealed record TalkRow(string Id, string ChannelId, string? Locale, string Owner, string? OwnerId, long LastSequence, bool HasBookings, long Seen)
{
    public string Language => Locales.LanguageOf(Locale);
}

internal sealed record SpokenRow(long Sequence, string Role, long At, long? ReplyTo, string Payload);

internal sealed record TraceRow(string Kind, string? Topic, string Level, string? Rule, string? Category, string Language, string Articles, string Texts, string? Knowledge, long Microseconds);

internal sealed record OpenHandoff(string Reason, string State, long RequestedAt, long DueAt);

internal sealed record SuggestedRow(long Sequence, string Payload, string? OtherPayload);

internal sealed record SendRow(string Id, string Sealed, long SendAt, string State);

internal sealed record NoteRow(string StaffId, long At, string Sealed);

/// <summary>The rows of one conversation page.</summary>
internal sealed record TalkRows(
    TalkRow Talk, IReadOnlyList<SpokenRow> Spoken, IReadOnlyDictionary<long, TraceRow> Traces, IReadOnlyDictionary<long, string> Outbox, OpenHandoff? Handoff,
    IReadOnlyDictionary<long, SuggestedRow> Suggestions, IReadOnlyList<SendRow> Sends, IReadOnlyList<NoteRow> Notes, string? Draft, IReadOnlySet<long> Incidents);
