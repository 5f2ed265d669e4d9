namespace MesoBot.Data;

// The rows of the store. Times are milliseconds since 1970 in UTC: both databases keep them as 64-bit integers, and they order as numbers.

/// <summary>A human being. Known by a surrogate id alone, so that erasing who they are leaves the rest consistent.</summary>
internal sealed class PersonRow
{
    public required string Id { get; set; }

    public long CreatedAt { get; set; }
}

/// <summary>How a person is known on a channel.</summary>
internal sealed class ChannelIdentityRow
{
    public required string ChannelId { get; set; }

    public required string UserId { get; set; }

    public required string PersonId { get; set; }
}

/// <summary>One conversation on one channel: the unit of order, of lease and of ownership.</summary>
internal sealed class ConversationRow
{
    public required string Id { get; set; }

    public required string PersonId { get; set; }

    public required string ChannelId { get; set; }

    /// <summary>The channel's own id of the patient; bound into Direct Line tokens.</summary>
    public required string UserId { get; set; }

    public long CreatedAt { get; set; }

    /// <summary>Time of the last activity. The next one is later, whatever the clock says.</summary>
    public long LastAt { get; set; }

    public long LastSequence { get; set; }

    /// <summary>The session under way, from 1.</summary>
    public long Session { get; set; }

    /// <summary>BCP 47, as the channel told it or as the patient wrote last.</summary>
    public string? Locale { get; set; }

    /// <summary>One of <see cref="Owners"/>.</summary>
    public required string Owner { get; set; }

    /// <summary>The member of staff who holds it; null otherwise.</summary>
    public string? OwnerId { get; set; }

    /// <summary>Goes up with every change of state or owner; a commit names the one it read.</summary>
    public long Version { get; set; }

    /// <summary>What the bot remembers (JSON); null before the first turn.</summary>
    public string? State { get; set; }

    /// <summary>The instance that thinks for it at this moment.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>After this time any instance may take the lease.</summary>
    public long LeaseUntil { get; set; }

    /// <summary>The closed handoff that the patient is asked to rate; null when none is.</summary>
    public string? RatingOf { get; set; }

    /// <summary>1 when there are requests for appointments, else 0.</summary>
    public long HasBookings { get; set; }

    /// <summary>The ConversationReference (JSON) of channels that are written to; null on Direct Line.</summary>
    public string? Reference { get; set; }
}

/// <summary>Who answers in a conversation.</summary>
internal static class Owners
{
    public const string Bot = "bot";
    public const string Waiting = "waiting";
    public const string Staff = "staff";
}

/// <summary>A stretch of talk without a long pause: what reviewers read at a time.</summary>
internal sealed class SessionRow
{
    public required string ConversationId { get; set; }

    public long Number { get; set; }

    public long StartedAt { get; set; }

    /// <summary>Set after the pause that ends it.</summary>
    public long? EndedAt { get; set; }
}

/// <summary>One Activity of a conversation. Ordered by (conversation, sequence), never by clock.</summary>
internal sealed class ActivityRow
{
    public required string ConversationId { get; set; }

    /// <summary>From 1, without gaps: it is the watermark too.</summary>
    public long Sequence { get; set; }

    public long Session { get; set; }

    public required string Type { get; set; }

    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; set; }

    public long At { get; set; }

    /// <summary>The channel's own message id; a repeat stops at the unique index.</summary>
    public string? ChannelActivityId { get; set; }

    /// <summary>The sequence of the activity it answers.</summary>
    public long? ReplyTo { get; set; }

    /// <summary>The Activity as JSON without id, timestamp, conversation and replyToId, which the columns above give.</summary>
    public required string Payload { get; set; }
}

/// <summary>Who spoke.</summary>
internal static class Roles
{
    public const string User = "user";
    public const string Bot = "bot";
    public const string Staff = "staff";
}

/// <summary>Work that is due: an accepted activity, or an internal one (a reminder, an expiry). Deleted in the commit of its turn.</summary>
internal sealed class InboxRow
{
    public long Id { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>The accepted activity; null for internal ones.</summary>
    public long? Sequence { get; set; }

    /// <summary>"message", or the name of an internal activity.</summary>
    public required string Kind { get; set; }

    /// <summary>Makes an internal activity unique, so that it can be asked for twice without being done twice.</summary>
    public string? Key { get; set; }

    public long DueAt { get; set; }

    /// <summary>Higher first. 1 is danger.</summary>
    public long Priority { get; set; }

    public string? Payload { get; set; }

    /// <summary>What turns that were begun and not committed weigh together; see TurnTaking.</summary>
    public long Attempts { get; set; }
}

/// <summary>Why a turn went as it did. Holds no word of the patient.</summary>
internal sealed class TurnTraceRow
{
    public required string ConversationId { get; set; }

    /// <summary>Of the patient's activity.</summary>
    public long Sequence { get; set; }

    public long At { get; set; }

    public required string Kind { get; set; }

    public string? Topic { get; set; }

    public required string TriageLevel { get; set; }

    public string? TriageRule { get; set; }

    public string? TriageCategory { get; set; }

    public required string Language { get; set; }

    /// <summary>The scored articles in rank order (JSON).</summary>
    public required string Articles { get; set; }

    /// <summary>Hashes of the texts served (JSON), see <see cref="ServedTextRow"/>.</summary>
    public required string Texts { get; set; }

    public string? KnowledgeVersion { get; set; }

    public string? PromptVersion { get; set; }

    public long ThoughtMicroseconds { get; set; }
}

/// <summary>A text that was served, kept for good: a reviewer sees the very words, whatever the files say now.</summary>
internal sealed class ServedTextRow
{
    public required string Hash { get; set; }

    public required string Kind { get; set; }

    public required string Text { get; set; }

    public long FirstAt { get; set; }
}

/// <summary>An activity on its way to a channel that is written to.</summary>
internal sealed class OutboxRow
{
    public long Id { get; set; }

    public required string ConversationId { get; set; }

    public long Sequence { get; set; }

    public required string ChannelId { get; set; }

    /// <summary>One of <see cref="Deliveries"/>.</summary>
    public required string Status { get; set; }

    public long Attempts { get; set; }

    /// <summary>Not handed to the channel before this time; while it is being sent, the time by which that must have ended.</summary>
    public long NextAt { get; set; }

    /// <summary>The instance that hands it to the channel at this moment; null otherwise.</summary>
    public string? Sender { get; set; }

    /// <summary>The channel's id of what was sent.</summary>
    public string? ExternalId { get; set; }

    /// <summary>A code, never a text of the channel: it could repeat the message.</summary>
    public string? Error { get; set; }
}

/// <summary>What is known of a delivery.</summary>
internal static class Deliveries
{
    public const string Pending = "pending";

    /// <summary>Handed to the channel; found so after a crash, it becomes <see cref="Unknown"/>.</summary>
    public const string Sending = "sending";

    public const string Sent = "sent";
    public const string Failed = "failed";

    /// <summary>It may have arrived. Sending again could say it twice, so staff are shown it instead.</summary>
    public const string Unknown = "unknown";
}

/// <summary>What a person agreed to, in which wording.</summary>
internal sealed class ConsentRow
{
    public long Id { get; set; }

    public required string PersonId { get; set; }

    public required string ConversationId { get; set; }

    public required string Purpose { get; set; }

    /// <summary>Hash of the wording, kept among the served texts.</summary>
    public required string Wording { get; set; }

    public required string Language { get; set; }

    public long GivenAt { get; set; }

    public long? WithdrawnAt { get; set; }
}

/// <summary>Lets a device come back to its conversation. Only the hash is kept.</summary>
internal sealed class ResumeKeyRow
{
    public required string Hash { get; set; }

    public required string ConversationId { get; set; }

    public required string UserId { get; set; }

    public long CreatedAt { get; set; }

    public long ExpiresAt { get; set; }

    public long? RevokedAt { get; set; }
}

/// <summary>A stream ticket that was used: it opens no second socket, on any instance.</summary>
internal sealed class UsedTicketRow
{
    public required string Id { get; set; }

    public long ExpiresAt { get; set; }
}
