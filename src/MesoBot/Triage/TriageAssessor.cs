using MesoBot.Language;

namespace MesoBot.Triage;

/// <summary>
/// Judges how urgent a message is, together with the conversation's last ones. Pure: text in, value out; no clock, no model,
/// no store. Runs before anything else on every patient message.
/// </summary>
internal sealed class TriageAssessor(TriageRules rules)
{
    /// <param name="message">The new message.</param>
    /// <param name="earlier">Messages that still count, oldest first; see <see cref="TriageMemory"/>.</param>
    public TriageOutcome Assess(string message, IReadOnlyList<string> earlier)
    {
        var own = AssessText(Tokenizer.Read(message), mustReach: 0, split: false);
        if (own.IsEmergency || earlier.Count == 0) return own;

        var together = AssessTogether(message, earlier);
        return together.Level > own.Level ? together : own;
    }

    private TriageOutcome AssessTogether(string message, IReadOnlyList<string> earlier)
    {
        var before = string.Join("\n", earlier);
        var newAt = Tokenizer.Read(before).Tokens.Length;
        var apart = AssessText(Tokenizer.Read(before + "\n" + message), newAt, split: true);
        if (apart.IsEmergency || !IsFragment(earlier[^1])) return apart;

        // "i cant" / "breathe": fragments sent one by one are one sentence.
        var joined = string.Join(' ', earlier.Reverse().TakeWhile(IsFragment).Reverse());
        var joinedAt = Tokenizer.Read(joined).Tokens.Length;
        var asOne = AssessText(Tokenizer.Read(joined + " " + message), joinedAt, split: true);
        return asOne.Level > apart.Level ? asOne : apart;
    }

    private static bool IsFragment(string message) =>
        message.Length <= 40 && message.AsSpan().TrimEnd() is not [.., '?' or '!' or '.' or '؟'];

    /// <param name="mustReach">The sign must use a word from here on: older ones were judged when they came.</param>
    private TriageOutcome AssessText(TokenText text, int mustReach, bool split)
    {
        if (text.Tokens.Length == 0) return TriageOutcome.None;
        var matcher = new MessageMatcher(rules.Lexicon, text);
        var actuality = new Actuality(matcher, rules.Context);
        var best = TriageOutcome.None;
        foreach (var rule in rules.Rules)
        {
            if (rule.Level <= best.Level) continue;
            var level = LevelOf(rule, matcher, actuality, mustReach);
            if (level > best.Level) best = new TriageOutcome(level, rule.Id, rule.Category, rule.Facts, split);
        }
        return best;
    }

    private static TriageLevel LevelOf(TriageRule rule, MessageMatcher matcher, Actuality actuality, int mustReach)
    {
        var level = TriageLevel.None;
        foreach (var match in RuleFinder.Find(rule, matcher))
        {
            if (match.Last <= mustReach) continue;
            switch (actuality.Judge(match))
            {
                case SignState.Actual: return rule.Level;
                case SignState.Settled when rule.Level == TriageLevel.Emergency: level = TriageLevel.SameDay; break;
                case SignState.Settled: level = TriageLevel.Routine > level ? TriageLevel.Routine : level; break;
            }
        }
        return level;
    }
}
