namespace MesoBot.Triage;

/// <summary>One rule of danger, as written in the rule data.</summary>
/// <param name="Ways">
/// Each way to meet the rule: parts that must all be found near each other. The first part is the sign itself: whether it is
/// denied, past or only asked about is judged there.
/// </param>
/// <param name="Near">How far apart the parts may stand, in words; a sentence's end counts three.</param>
/// <param name="Facts">The clinical facts it stands on; never empty.</param>
internal sealed record TriageRule(
    string Id, TriageLevel Level, string Category, IReadOnlyList<Pattern[]> Ways, int Near, IReadOnlyList<string> Facts);

/// <summary>A place where a rule was met.</summary>
/// <param name="Sign">The words of the sign.</param>
/// <param name="First">The first word of all parts.</param>
/// <param name="Last">One past the last word of all parts.</param>
internal readonly record struct RuleMatch(TriageRule Rule, Span Sign, int First, int Last);
