namespace MesoBot.Data;

/// <summary>An activity that a channel hands over.</summary>
/// <param name="ChannelActivityId">The channel's own id: a second activity with it is the same one.</param>
/// <param name="Payload">See <see cref="ActivityRow.Payload"/>.</param>
/// <param name="NeedsTurn">False for what is kept and not answered (events, the end of a conversation).</param>
internal sealed record IncomingActivity(string ConversationId, string Type, string? ChannelActivityId, string Payload, bool NeedsTurn, bool IsUrgent);

/// <summary>What became of an <see cref="IncomingActivity"/>.</summary>
/// <param name="IsDuplicate">It was here before; the ids are those of the first time.</param>
internal sealed record AcceptedActivity(long Sequence, long At, bool IsDuplicate);

/// <summary>One piece of work with what is needed to think about it.</summary>
/// <param name="Version">Named again at the commit.</param>
/// <param name="Session">Of the accepted activity; of the conversation for internal ones.</param>
internal sealed record DueTurn(
    long InboxId, string ConversationId, string Kind, long? Sequence, string? Payload, long Attempts, bool IsUrgent,
    long Version, string? State, string? Locale, string Owner, string UserId, string ChannelId, long Session, long LastAt, long ReceivedAt, string? Key)
{
    /// <summary>The closed handoff that the patient is asked to rate.</summary>
    public string? RatingOf { get; init; }

    public bool HasBookings { get; init; }

    /// <summary>Danger that nobody has closed. Told to internal activities alone: others read what the conversation remembers.</summary>
    public bool IsInDanger { get; init; }

    public string PersonId { get; init; } = "";
}

/// <summary>An activity that a turn says.</summary>
internal sealed record OutgoingActivity(string Type, string Role, string Payload);

/// <summary>A text shown in a turn, to be kept for good.</summary>
internal sealed record ServedText(string Hash, string Kind, string Text);

/// <summary>Everything that a turn changes, kept whole or not at all.</summary>
internal sealed record TurnCommit(
    DueTurn Turn, string? State, string? Locale, IReadOnlyList<OutgoingActivity> Replies, TurnTraceRow? Trace, IReadOnlyList<ServedText> Texts)
{
    /// <summary>Of other rooms (a booking, a handoff, an audit entry): run in the same savepoint.</summary>
    public IReadOnlyList<Action<StoreSession>> Changes { get; init; } = [];

    /// <summary>Other conversations change with it: whoever shows one looks again.</summary>
    public bool TouchesOthers { get; init; }
}

internal enum CommitResult
{
    /// <summary>On disk; nothing else waits in the conversation, and the lease is given back.</summary>
    Done,

    /// <summary>On disk; more is due in the conversation, and the lease is kept.</summary>
    MoreIsDue,

    /// <summary>Somebody else changed the conversation meanwhile, or the lease was lost: nothing of the turn is kept; think again.</summary>
    Conflict,
}

/// <summary>What triage looks at beside the new message.</summary>
internal sealed record TriageContext(string? State, IReadOnlyList<(string Payload, long At)> Waiting);
