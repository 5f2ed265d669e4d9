namespace MesoBot.Triage;

/// <summary>
/// Judges how urgent a message is, together with the conversation's last ones. Pure: text in, value out; no clock, no model,
/// no store. Runs before anything else on every patient message.
/// </summary>
internal sealed class TriageAssessor(TriageRules rules)
{
    private const int LongestFollowUp = 14;

    /// <summary>People part their messages where they would not have put a full stop.</summary>
    private const int SplitSlack = 6;

    private readonly RecentOutcomes _recent = new();

    /// <param name="message">The new message.</param>
    /// <param name="earlier">Messages that still count, oldest first; see <see cref="TriageMemory"/>.</param>
    public TriageOutcome Assess(string message, IReadOnlyList<string> earlier)
    {
        // A message is judged when it comes in and again in its turn, usually beside the same earlier ones.
        if (RecentOutcomes.KeyOf(message, earlier) is not { } key) return Judge(message, earlier);
        if (_recent.Find(key) is { } known) return known;
        var outcome = Judge(message, earlier);
        _recent.Keep(key, outcome);
        return outcome;
    }

    private TriageOutcome Judge(string message, IReadOnlyList<string> earlier)
    {
        var text = Read(message);
        var own = AssessText(text, mustReach: 0, split: false);
        if (own.IsEmergency || earlier.Count == 0) return own;

        var together = AssessTogether(message, text, earlier);
        return together.Level > own.Level ? together : own;
    }

    private TriageOutcome AssessTogether(string message, MatchedText text, IReadOnlyList<string> earlier)
    {
        var before = earlier.Select(Read).ToList();
        var length = before.Sum(b => b.Tokens.Length);
        var joined = MatchedText.Join([.. before, text], asOneSentence: false);
        // "it was an hour ago", "no fever": goes on about what was said; anything else must itself add to the sign.
        var apart = AssessText(joined, IsFollowUp(text) ? 0 : length, split: true);
        if (apart.IsEmergency || !IsFragment(earlier[^1]) || !IsFragment(message)) return apart;

        // "i cant" / "breathe": fragments sent one by one are one sentence.
        var fragments = earlier.Reverse().TakeWhile(IsFragment).Count();
        var last = before.GetRange(before.Count - fragments, fragments);
        var asOne = AssessText(MatchedText.Join([.. last, text], asOneSentence: true), last.Sum(b => b.Tokens.Length), split: true);
        return asOne.Level > apart.Level ? asOne : apart;
    }

    private MatchedText Read(string message) => MatchedText.Read(message, rules.Lexicon.Literals);

    private static bool IsFragment(string message) =>
        message.Length <= 60 && message.AsSpan().TrimEnd() is not [.., '?' or '!' or '.' or '؟'];

    private bool IsFollowUp(MatchedText text)
    {
        if (text.Tokens.Length is 0 or > LongestFollowUp || text.IsQuestion(text.Tokens[^1].Sentence)) return false;
        var matcher = new MessageMatcher(rules.Lexicon, text);
        if (matcher.Find(rules.Context.Resolved).Length > 0) return true;
        return matcher.Find(rules.Context.FollowUp).Length > 0 && matcher.Find(rules.Context.NewSubject).Length == 0;
    }

    /// <param name="mustReach">The sign must use a word from here on: older ones were judged when they came.</param>
    private TriageOutcome AssessText(MatchedText text, int mustReach, bool split)
    {
        if (text.Tokens.Length == 0) return TriageOutcome.None;
        var matcher = new MessageMatcher(rules.Lexicon, text);
        var actuality = new Actuality(matcher, rules.Context);
        var finder = new RuleFinder(matcher, actuality.Denial, split ? SplitSlack : 0);
        var matches = new List<RuleMatch>();
        var best = TriageOutcome.None;
        foreach (var rule in rules.Rules)
        {
            if (rule.Level <= best.Level) continue;
            matches.Clear();
            finder.Find(rule, matches);
            var level = LevelOf(matches, actuality, mustReach);
            if (level > best.Level) best = new TriageOutcome(level, rule.Id, rule.Category, rule.Facts);
        }
        return best;
    }

    private static TriageLevel LevelOf(List<RuleMatch> matches, Actuality actuality, int mustReach)
    {
        var level = TriageLevel.None;
        foreach (var match in matches)
        {
            if (match.Last <= mustReach) continue;
            switch (actuality.Judge(match))
            {
                case SignState.Actual: return match.Rule.Level;
                // What a clinician would have looked at needs none when it has settled; what was an emergency does.
                case SignState.Settled when match.Rule.Level == TriageLevel.Emergency: level = TriageLevel.SameDay; break;
            }
        }
        return level;
    }
}
