using MesoBot.Language;

namespace MesoBot.Triage;

/// <summary>Finds the places where all parts of a rule stand near each other and none of them is denied.</summary>
/// <param name="slack">Words by which parts may stand further apart than the rule says: more when they come in several messages.</param>
internal sealed class RuleFinder(MessageMatcher matcher, Denial denial, int slack)
{
    private const int SentenceDistance = 3;

    /// <summary>What leaves a sign to another rule may stand this far from its own parts: usually in the same telling.</summary>
    private const int UnlessNear = 30;

    private readonly Token[] _tokens = matcher.Text.Tokens;

    /// <summary>Adds the rule's matches; none when one of its `unless` ways is met.</summary>
    public void Find(TriageRule rule, List<RuleMatch> matches)
    {
        if (_tokens.Length > rule.Words) return;
        foreach (var way in rule.Ways) FindWay(rule, way, rule.Near + slack, matches);
        if (matches.Count > 0 && rule.Unless.Length > 0 && IsLeftToOthers(rule)) matches.Clear();
    }

    private bool IsLeftToOthers(TriageRule rule)
    {
        var found = new List<RuleMatch>();
        foreach (var way in rule.Unless) FindWay(rule, way, UnlessNear, found);
        return found.Count > 0;
    }

    private void FindWay(TriageRule rule, int[] way, int near, List<RuleMatch> matches)
    {
        foreach (var part in way)
            if (matcher.Find(part).Length == 0) return;
        foreach (var sign in matcher.Find(way[0]))
            if (!denial.Denies(sign) && Reach(sign, way, near) is { } reach)
                matches.Add(new RuleMatch(rule, sign, reach.Start, reach.End));
    }

    /// <summary>The stretch of words from the sign to the nearest of each other part, or null when one is too far.</summary>
    private Span? Reach(Span sign, int[] way, int near)
    {
        var reach = sign;
        for (var i = 1; i < way.Length; i++)
        {
            if (Nearest(sign, way[i], near) is not { } found) return null;
            reach = new Span(Math.Min(reach.Start, found.Start), Math.Max(reach.End, found.End));
        }
        return reach;
    }

    private Span? Nearest(Span sign, int part, int near)
    {
        Span? nearest = null;
        var least = near + 1;
        foreach (var other in matcher.Find(part))
        {
            var distance = Distance(sign, other);
            if (distance >= least || denial.Denies(other)) continue;
            least = distance;
            nearest = other;
        }
        return nearest;
    }

    private int Distance(Span a, Span b)
    {
        if (a.Overlaps(b)) return 0;
        var (first, second) = a.Start < b.Start ? (a, b) : (b, a);
        var between = matcher.Text.Between(first.End - 1, second.Start);
        var sentences = _tokens[second.Start].Sentence - _tokens[first.End - 1].Sentence - between.Sentences;
        // Fragments read as one sentence have no ends between them.
        return second.Start - first.End - between.Words + Math.Max(0, sentences) * SentenceDistance;
    }
}
