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

    /// <summary>A same-day concern never points to the next opening: on-call number, else urgent care.</summary>
    public static IReadOnlyList<string> ForConcern(TriageOutcome outcome, ClinicianReach reach) =>
        ["clinician-" + outcome.Category, outcome.Level == TriageLevel.Routine ? "clinician-reach-routine" : reach switch
        {
            ClinicianReach.Open => "clinician-reach-open",
            ClinicianReach.OnCall => "clinician-reach-oncall",
            _ => "clinician-reach-closed",
        }];
}
