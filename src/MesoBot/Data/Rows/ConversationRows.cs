namespace MesoBot.Data;

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
