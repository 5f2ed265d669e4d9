namespace MesoBot.Data;

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
