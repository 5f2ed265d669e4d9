namespace MesoBot.Data;

/// <summary>A one-time way in for a new member of staff. Only its hash is kept.</summary>
internal sealed class InviteRow
{
    public required string Hash { get; set; }

    public required string Name { get; set; }

    public required string Role { get; set; }

    public string? CreatedBy { get; set; }

    public long CreatedAt { get; set; }

    public long ExpiresAt { get; set; }

    public long? UsedAt { get; set; }
}

/// <summary>Who of the staff is there.</summary>
internal sealed class StaffPresenceRow
{
    public required string StaffId { get; set; }

    /// <summary>here, away, off.</summary>
    public required string State { get; set; }

    public long SinceAt { get; set; }

    public long LastSeenAt { get; set; }
}

/// <summary>A note that patients never see.</summary>
internal sealed class StaffNoteRow
{
    public long Id { get; set; }

    public required string ConversationId { get; set; }

    public required string StaffId { get; set; }

    public long At { get; set; }

    public required string Sealed { get; set; }
}

/// <summary>What stands in a reply box.</summary>
internal sealed class StaffDraftRow
{
    public required string ConversationId { get; set; }

    public required string StaffId { get; set; }

    public required string Sealed { get; set; }

    public long At { get; set; }
}

/// <summary>A reply of staff on its way: it can be taken back until it is due.</summary>
internal sealed class StaffSendRow
{
    public required string Id { get; set; }

    public required string ConversationId { get; set; }

    public required string StaffId { get; set; }

    public required string Sealed { get; set; }

    public long SendAt { get; set; }

    /// <summary>pending, sent, undone, refused.</summary>
    public required string State { get; set; }

    public long? Sequence { get; set; }
}
