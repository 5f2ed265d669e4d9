namespace MesoBot.Data;

/// <summary>A request for an appointment.</summary>
internal sealed class BookingRow
{
    public required string Id { get; set; }

    /// <summary>What patient and staff call it.</summary>
    public required string Reference { get; set; }

    /// <summary>The turn that sent it: sending twice makes one.</summary>
    public required string RequestKey { get; set; }

    public required string ConversationId { get; set; }

    public required string PersonId { get; set; }

    /// <summary>requested, proposed, confirmed, declined, arrived, missed, cancelled.</summary>
    public required string State { get; set; }

    /// <summary>Everything the patient said (JSON), sealed.</summary>
    public required string Sealed { get; set; }

    public required string Language { get; set; }

    public string? Branch { get; set; }

    /// <summary>The time that is proposed or confirmed; null before.</summary>
    public long? StartAt { get; set; }

    public long Minutes { get; set; }

    /// <summary>1 or 0.</summary>
    public long WantsReminders { get; set; }

    public long CreatedAt { get; set; }

    public long ChangedAt { get; set; }

    public long Version { get; set; }

    /// <summary>Who decided last.</summary>
    public string? StaffId { get; set; }

    /// <summary>The activity that told the patient of the last change.</summary>
    public long? NoticeSequence { get; set; }
}

/// <summary>One change of a request.</summary>
internal sealed class BookingEventRow
{
    public long Id { get; set; }

    public required string BookingId { get; set; }

    public long At { get; set; }

    public required string State { get; set; }

    /// <summary>patient, staff, or forgotten: the patient asked to be.</summary>
    public required string By { get; set; }

    public string? StaffId { get; set; }

    public long? StartAt { get; set; }
}

/// <summary>A time that is taken: held while somebody chooses, booked, or blocked by staff. Unique by branch and time.</summary>
internal sealed class SlotRow
{
    public long Id { get; set; }

    public required string Branch { get; set; }

    public long StartAt { get; set; }

    public long Minutes { get; set; }

    /// <summary>hold, booked, blocked.</summary>
    public required string Kind { get; set; }

    public long? ExpiresAt { get; set; }

    public string? BookingId { get; set; }

    public string? ConversationId { get; set; }
}

/// <summary>A time that an imported calendar calls busy.</summary>
internal sealed class BusyTimeRow
{
    public long Id { get; set; }

    public required string Branch { get; set; }

    public long StartAt { get; set; }

    public long EndAt { get; set; }

    public required string Source { get; set; }
}

/// <summary>An opaque link to a calendar file. Only its hash is kept.</summary>
internal sealed class CalendarLinkRow
{
    public required string Hash { get; set; }

    public required string BookingId { get; set; }

    public long ExpiresAt { get; set; }
}
