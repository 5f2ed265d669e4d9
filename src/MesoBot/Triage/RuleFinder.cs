using MesoBot.Language;

namespace MesoBot.Triage;

/// <summary>Finds the places where all parts of a rule stand near each other.</summary>
internal static class RuleFinder
{
    private const int SentenceDistance = 3;

    public static IEnumerable<RuleMatch> Find(TriageRule rule, MessageMatcher matcher)
    {
        foreach (var way in rule.Ways)
        {
            var parts = new List<Span>[way.Length];
            var complete = true;
            for (var i = 0; i < way.Length && complete; i++)
            {
                parts[i] = [];
                matcher.Find(way[i], parts[i]);
                complete = parts[i].Count > 0;
            }
            if (!complete) continue;
            foreach (var sign in parts[0])
                if (Reach(sign, parts, rule.Near, matcher.Tokens) is { } reach)
                    yield return new RuleMatch(rule, sign, reach.Start, reach.End);
        }
    }

    /// <summary>The stretch of words from the sign to the nearest of each other part, or null when one is too far.</summary>
    private static Span? Reach(Span sign, List<Span>[] parts, int near, Token[] tokens)
    {
        var reach = sign;
        for (var i = 1; i < parts.Length; i++)
        {
            Span? nearest = null;
            var least = near + 1;
            foreach (var other in parts[i])
            {
                var distance = Distance(sign, other, tokens);
                if (distance >= least) continue;
                least = distance;
                nearest = other;
            }
            if (nearest is not { } found) return null;
            reach = new Span(Math.Min(reach.Start, found.Start), Math.Max(reach.End, found.End));
        }
        return reach;
    }

    private static int Distance(Span a, Span b, Token[] tokens)
    {
        if (a.Start < b.End && b.Start < a.End) return 0;
        var (first, second) = a.Start < b.Start ? (a, b) : (b, a);
        var sentences = tokens[second.Start].Sentence - tokens[first.End - 1].Sentence;
        return second.Start - first.End + sentences * SentenceDistance;
    }
}
