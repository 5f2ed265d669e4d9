using System.Text.RegularExpressions;
using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>One kind of wording that UAE health-advertising rules or our own caution forbid.</summary>
/// <param name="Reason">Said to the author: why, and what to write.</param>
internal sealed record ClaimRule(string Id, Regex Forbidden, Regex? Allowed, string Reason);

/// <summary>The forbidden claims, as data (claims.yaml): guarantees, superlatives, unqualified "safe", fixed prices, urgency.</summary>
internal sealed record ClaimRules(IReadOnlyList<ClaimRule> Rules)
{
    /// <exception cref="FileFormatException">The file is not of the format.</exception>
    public static ClaimRules Parse(string text, string file) => new([.. YamlMap.ParseList(text, file).Select(Read)]);

    public IEnumerable<(ClaimRule Rule, string Found, int Offset)> FindIn(string text)
    {
        foreach (var rule in Rules)
            foreach (Match match in rule.Forbidden.Matches(text))
            {
                var from = Math.Max(0, match.Index - 60);
                var around = text.Substring(from, Math.Min(text.Length - from, match.Length + 120));
                if (rule.Allowed?.IsMatch(around) != true) yield return (rule, match.Value, match.Index);
            }
    }

    private static ClaimRule Read(YamlMap map) =>
        new(map.Text("id"), Compile(map, "forbidden")!, Compile(map, "allowed"), map.Text("reason"));

    private static Regex? Compile(YamlMap map, string key)
    {
        if (map.TextOrNull(key) is not { } pattern) return null;
        try
        {
            return new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw map.Bad(map.LineOfKey(key), $"`{key}` is not a valid expression: {e.Message}");
        }
    }
}
