namespace MesoBot.Triage;

/// <summary>How a clinician can be reached at this moment.</summary>
internal enum ClinicianReach
{
    Open,
    OnCall,

    /// <summary>Closed, and nobody on call: urgent care or an emergency department.</summary>
    Closed,
}

/// <summary>
/// Which fixed texts answer danger, in order. No model writes or chooses them, and nothing about booking or products stands
/// beside them.
/// </summary>
internal static class SafetyReplies
{
    public const string SelfHarm = "self_harm";

    public static IReadOnlyList<string> ForEmergency(string category) => ["emergency-" + category];

    /// <summary>The line that every later reply repeats while an emergency is open.</summary>
    public static string OpenLine(string category) => category == SelfHarm ? "emergency-line-self_harm" : "emergency-line";

    /// <summary>Categories that have a wording for a concern; any other (a settled emergency) gets the general one.</summary>
    private static readonly HashSet<string> Concerns = new(
        ["mild_allergy", "local_infection", "sore", "late_lump", "stimulant", "nerve", "cold_sore", "hair_loss", "pregnancy", "unlicensed", "bruise", "lump", "pigment", "no_result", "medicine"],
        StringComparer.Ordinal);

    /// <summary>A same-day concern never points to the next opening: on-call number, else urgent care.</summary>
    public static IReadOnlyList<string> ForConcern(TriageOutcome outcome, ClinicianReach reach) =>
        ["clinician-" + (Concerns.Contains(outcome.Category) ? outcome.Category : "general"), outcome.Level == TriageLevel.Routine ? "clinician-reach-routine" : reach switch
        {
            ClinicianReach.Open => "clinician-reach-open",
            ClinicianReach.OnCall => "clinician-reach-oncall",
            _ => "clinician-reach-closed",
        }];
}
