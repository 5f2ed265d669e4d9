namespace MesoBot.Data;

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

/// <summary>A wish about what is kept: stop, forget, know.</summary>
internal sealed class PrivacyRequestRow
{
    public required string Id { get; set; }

    public required string PersonId { get; set; }

    public required string ConversationId { get; set; }

    public required string Kind { get; set; }

    public long At { get; set; }

    public long? DoneAt { get; set; }
}

/// <summary>Something went to the wrong person.</summary>
internal sealed class IncidentRow
{
    public required string Id { get; set; }

    public required string ConversationId { get; set; }

    public required string StaffId { get; set; }

    public long Sequence { get; set; }

    public required string Kind { get; set; }

    public long At { get; set; }

    public long? ClosedAt { get; set; }

    public string? ClosedBy { get; set; }

    /// <summary>Code of what was done about it; null while it is open.</summary>
    public string? Outcome { get; set; }
}
