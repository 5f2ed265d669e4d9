namespace MesoBot.Handoff;

/// <summary>What became of a staff action.</summary>
internal enum DeskOutcome
{
    Done,

    /// <summary>There is no such conversation, handoff, alert or reply.</summary>
    NotFound,

    /// <summary>A colleague was faster, or holds it: <see cref="DeskResult.HeldBy"/>.</summary>
    AlreadyTaken,

    /// <summary>Only who holds the conversation may do that.</summary>
    NotYours,

    /// <summary>It is over.</summary>
    Closed,

    /// <summary>It is sent already, and cannot be taken back.</summary>
    TooLate,

    /// <summary>Nothing to send, or more than a message holds.</summary>
    BadText,

    /// <summary>The role may not do that.</summary>
    NotAllowed,
}

/// <param name="Id">Of the handoff, the reply on its way, or the alert.</param>
/// <param name="HeldBy">The colleague who holds it, by name.</param>
internal sealed record DeskResult(DeskOutcome Outcome, string? Id = null, string? HeldBy = null)
{
    public bool IsDone => Outcome == DeskOutcome.Done;

    public string? ConversationId { get; init; }

    /// <summary>A reply can be taken back until then. Milliseconds since 1970.</summary>
    public long SendAt { get; init; }

    public static DeskResult Done(string? id = null) => new(DeskOutcome.Done, id);

    public static implicit operator DeskResult(DeskOutcome outcome) => new(outcome);
}
