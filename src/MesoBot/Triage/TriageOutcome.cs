namespace MesoBot.Triage;

/// <summary>How urgent a message is. Ordered: a later value outranks an earlier one.</summary>
internal enum TriageLevel
{
    /// <summary>No sign of danger was recognised. That is not reassurance, and is never said as such.</summary>
    None,

    /// <summary>A clinician should hear of it; the clinic's next working time is soon enough.</summary>
    Routine,

    /// <summary>A licensed doctor today: the treating clinic, else urgent care.</summary>
    SameDay,

    /// <summary>The ambulance or an emergency department now.</summary>
    Emergency,
}

/// <summary>What triage made of a message, and why.</summary>
/// <param name="Rule">The rule that spoke; empty at <see cref="TriageLevel.None"/>.</param>
/// <param name="Category">What kind of danger, e.g. "airway": chooses the fixed reply.</param>
/// <param name="Facts">The clinical facts the rule stands on.</param>
internal sealed record TriageOutcome(TriageLevel Level, string Rule, string Category, IReadOnlyList<string> Facts)
{
    public static readonly TriageOutcome None = new(TriageLevel.None, "", "", []);

    public bool IsEmergency => Level == TriageLevel.Emergency;

    public bool IsClinician => Level is TriageLevel.SameDay or TriageLevel.Routine;

    /// <summary>The level in the words of reports: emergency, same_day, routine, none.</summary>
    public string LevelName => Level switch
    {
        TriageLevel.Emergency => "emergency",
        TriageLevel.SameDay => "same_day",
        TriageLevel.Routine => "routine",
        _ => "none",
    };
}
