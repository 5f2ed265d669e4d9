namespace MesoBot.Data;

/// <summary>Something of which a clinician must know. Only a clinician closes it.</summary>
internal sealed class AlertRow
{
    public required string Id { get; set; }

    public required string ConversationId { get; set; }

    /// <summary>Conversation and kind while open, else null: one alert repeats instead of many being raised.</summary>
    public string? OpenKey { get; set; }

    /// <summary>emergency or clinician.</summary>
    public required string Kind { get; set; }

    public required string Category { get; set; }

    public long Sequence { get; set; }

    public long CreatedAt { get; set; }

    /// <summary>How far up the on-call list it has climbed, from 0.</summary>
    public long Step { get; set; }

    /// <summary>When it is sent again; null when nobody needs to be told any more.</summary>
    public long? NextAt { get; set; }

    /// <summary>The first delivery that succeeded.</summary>
    public long? DeliveredAt { get; set; }

    public long? AcknowledgedAt { get; set; }

    public string? AcknowledgedBy { get; set; }

    public long? ClosedAt { get; set; }

    public string? ClosedBy { get; set; }

    public string? Outcome { get; set; }

    /// <summary>Times that staff tried and did not reach the patient.</summary>
    public long Tries { get; set; }
}

/// <summary>One attempt to tell somebody of an alert.</summary>
internal sealed class AlertDeliveryRow
{
    public long Id { get; set; }

    public required string AlertId { get; set; }

    public long Step { get; set; }

    /// <summary>The name of the entry in the on-call list.</summary>
    public required string Target { get; set; }

    /// <summary>console, webhook, mail.</summary>
    public required string Way { get; set; }

    public long At { get; set; }

    /// <summary>delivered or failed.</summary>
    public required string Status { get; set; }

    public string? Error { get; set; }
}
