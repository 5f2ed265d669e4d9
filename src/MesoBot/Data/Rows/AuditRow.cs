namespace MesoBot.Data;

/// <summary>One entry of the audit log; each names the hash of the one before.</summary>
internal sealed class AuditRow
{
    public long Sequence { get; set; }

    public long At { get; set; }

    public required string Actor { get; set; }

    public required string Action { get; set; }

    public required string Subject { get; set; }

    /// <summary>JSON of codes and counts; never words.</summary>
    public required string Details { get; set; }

    public required string Previous { get; set; }

    public required string Hash { get; set; }
}
