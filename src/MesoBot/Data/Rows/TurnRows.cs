namespace MesoBot.Data;

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
