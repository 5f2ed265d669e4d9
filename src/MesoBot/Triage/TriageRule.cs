namespace MesoBot.Triage;

/// <summary>One rule of danger, as written in the rule data.</summary>
/// <param name="Facts">The clinical facts it stands on; never empty.</param>
internal sealed record TriageRule(string Id, TriageLevel Level, string Category, IReadOnlyList<string> Facts)
{
    /// <summary>
    /// Each way to meet the rule: concepts that must all be found near each other. The first is the sign itself: whether it is
    /// past or only asked about is judged there. None of them may be denied.
    /// </summary>
    public required int[][] Ways { get; init; }

    /// <summary>How far apart the parts may stand, in words; a sentence's end counts three.</summary>
    public required int Near { get; init; }

    /// <summary>When one of these ways is met too, another rule judges the message better, and this one stays silent.</summary>
    public int[][] Unless { get; init; } = [];

    /// <summary>The sign counts even under an "if" or in a question: "if this fails I will end my life" is said now.</summary>
    public bool EvenIf { get; init; }

    /// <summary>The rule is for messages of at most so many words: "blind" alone says more than within a sentence.</summary>
    public int Words { get; init; } = int.MaxValue;
}

/// <summary>A place where a rule was met.</summary>
/// <param name="Sign">The words of the sign.</param>
/// <param name="First">The first word of all parts.</param>
/// <param name="Last">One past the last word of all parts.</param>
internal readonly record struct RuleMatch(TriageRule Rule, Span Sign, int First, int Last);
