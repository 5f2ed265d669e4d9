namespace MesoBot.Data;

/// <summary>A patient's wish for a person, or danger that needs one. At most one is open in a conversation.</summary>
internal sealed class HandoffRow
{
    public required string Id { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>The conversation's id while the handoff is open, else null: unique, so that two can never be open.</summary>
    public string? OpenKey { get; set; }

    /// <summary>One of the reasons in Handoff/.</summary>
    public required string Reason { get; set; }

    /// <summary>Higher first.</summary>
    public long Priority { get; set; }

    /// <summary>waiting, live, closed.</summary>
    public required string State { get; set; }

    public long RequestedAt { get; set; }

    /// <summary>By when somebody must have accepted it.</summary>
    public long DueAt { get; set; }

    public long? EscalatedAt { get; set; }

    /// <summary>The colleague it is meant for; null: anybody.</summary>
    public string? ForStaffId { get; set; }

    public string? StaffId { get; set; }

    public long? AcceptedAt { get; set; }

    public long? LastStaffAt { get; set; }

    public long? ClosedAt { get; set; }

    /// <summary>resolved, returned, left.</summary>
    public string? Closing { get; set; }

    public required string Language { get; set; }

    /// <summary>The patient's activity that led to it.</summary>
    public long Sequence { get; set; }

    public long Session { get; set; }
}

/// <summary>A handoff event as the Bot Framework names it; its transcript is read from the activities up to the sequence.</summary>
internal sealed class HandoffEventRow
{
    public long Id { get; set; }

    public required string HandoffId { get; set; }

    public long At { get; set; }

    /// <summary>handoff.initiate or handoff.status.</summary>
    public required string Name { get; set; }

    /// <summary>JSON without a word of the patient.</summary>
    public required string Value { get; set; }

    public long Sequence { get; set; }
}

/// <summary>The reviewed answer that the bot would have given while staff hold the conversation.</summary>
internal sealed class SuggestionRow
{
    public required string ConversationId { get; set; }

    public long Sequence { get; set; }

    public required string Payload { get; set; }

    /// <summary>The same in the other language, for staff who read that one; null when no reviewed text says it.</summary>
    public string? OtherPayload { get; set; }
}

/// <summary>What a patient thought of the help, with the texts it concerns.</summary>
internal sealed class RatingRow
{
    public long Id { get; set; }

    public required string ConversationId { get; set; }

    public string? HandoffId { get; set; }

    public long Session { get; set; }

    public long At { get; set; }

    /// <summary>1 poor, 2 all right, 3 good.</summary>
    public long Score { get; set; }

    /// <summary>Hashes of the texts served (JSON).</summary>
    public required string Texts { get; set; }
}

/// <summary>How far a patient's own device has read.</summary>
internal sealed class PatientSeenRow
{
    public required string ConversationId { get; set; }

    public long Sequence { get; set; }

    public long At { get; set; }
}
