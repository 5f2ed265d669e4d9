using System.Globalization;
using MesoBot.Yaml;

namespace MesoBot.Triage;

/// <summary>The rule data of triage: the lexicon, the words of context, and the rules. Immutable once read.</summary>
internal sealed class TriageRules
{
    private const int DefaultNear = 9;

    private TriageRules(Lexicon lexicon, ContextWords context, IReadOnlyList<TriageRule> rules)
    {
        Lexicon = lexicon;
        Context = context;
        Rules = rules;
    }

    public Lexicon Lexicon { get; }

    public ContextWords Context { get; }

    public IReadOnlyList<TriageRule> Rules { get; }

    /// <summary>
    /// Reads the rule data. Files whose name starts with "lexicon" or "context" hold concepts, read in the order of their names;
    /// files that start with "rules" hold rules.
    /// </summary>
    /// <exception cref="FileFormatException">A file is not of the format; the finding says where.</exception>
    public static TriageRules Parse(IEnumerable<(string Name, string Text)> files)
    {
        var ordered = files.OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        var lexicon = new Lexicon();
        var concepts = new List<YamlMap>();
        foreach (var (name, text) in ordered.Where(f => !Path.GetFileName(f.Name).StartsWith("rules", StringComparison.Ordinal)))
        {
            var map = YamlMap.Parse(text, name);
            foreach (var word in map.Texts("never-typos")) lexicon.Literals.AddNeverTypo(word);
            if (map.Map("concepts") is { } found) concepts.Add(found);
        }
        // The .en files name the concepts in the order in which they may use each other.
        foreach (var map in concepts.OrderBy(c => c.File.Contains(".en.", StringComparison.Ordinal) ? 0 : 1)) lexicon.Register(map);
        foreach (var map in concepts) lexicon.Add(map);
        var rules = new List<TriageRule>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, text) in ordered.Where(f => Path.GetFileName(f.Name).StartsWith("rules", StringComparison.Ordinal)))
            foreach (var map in YamlMap.ParseList(text, name))
            {
                var rule = ReadRule(map, lexicon);
                if (!ids.Add(rule.Id)) throw map.Bad(map.Line, $"the rule id `{rule.Id}` is used twice.");
                rules.Add(rule);
            }
        if (rules.Count == 0) throw new FileFormatException(new FileFinding("triage", 0, "holds no rules."));
        // Now that all parts are read: the first message need not wait for it.
        _ = lexicon.Index;
        return new TriageRules(lexicon, new ContextWords(lexicon), rules);
    }

    private static TriageRule ReadRule(YamlMap map, Lexicon lexicon)
    {
        var level = map.Text("level") switch
        {
            "emergency" => TriageLevel.Emergency,
            "same_day" => TriageLevel.SameDay,
            "routine" => TriageLevel.Routine,
            var other => throw map.Bad(map.LineOfKey("level"), $"`level: {other}` should be emergency, same_day or routine."),
        };
        var facts = map.Texts("facts");
        if (facts.Count == 0) throw map.Bad(map.Line, $"the rule `{map.Text("id")}` names no fact: a rule without a source is a bug in the rule.");
        return new TriageRule(map.Text("id"), level, map.Text("category"), facts)
        {
            Near = Number(map, "near", DefaultNear),
            Words = Number(map, "words", int.MaxValue),
            Ways = ReadWays(map, lexicon, "when"),
            Unless = ReadWays(map, lexicon, "unless"),
            EvenIf = map.TextOrNull("even-if") == "true",
        };
    }

    private static int Number(YamlMap map, string key, int otherwise)
    {
        if (map.TextOrNull(key) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw map.Bad(map.LineOfKey(key), $"`{key}` should be a number of words such as {DefaultNear}, not `{text}`.");
    }

    private static int[][] ReadWays(YamlMap map, Lexicon lexicon, string key) =>
        [.. map.Lines(key).Select(way => ReadWay(map, lexicon, way.Text, way.Line))];

    private static int[] ReadWay(YamlMap map, Lexicon lexicon, string way, int line)
    {
        try
        {
            return [.. way.Split('&', StringSplitOptions.TrimEntries).Select(lexicon.Part)];
        }
        catch (FormatException e)
        {
            throw map.Bad(line, e.Message);
        }
    }
}
