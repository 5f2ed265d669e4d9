namespace MesoBot.Data;

// What happens between patients and people. Times are milliseconds since 1970 in UTC. Fields called Sealed are Data Protection's, see FieldSeal.

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

/// <summary>How far a patient's own device has read.</summary>
internal sealed class PatientSeenRow
{
    public required string ConversationId { get; set; }

    public long Sequence { get; set; }

    public long At { get; set; }
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
