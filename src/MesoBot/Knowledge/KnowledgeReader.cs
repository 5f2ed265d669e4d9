using MesoBot.Triage;
using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>What came of reading the files: the base when it could be built, and every finding on the way.</summary>
internal sealed record KnowledgeReading(KnowledgeBase? Base, IReadOnlyList<FileFinding> Findings);

/// <summary>Builds a base from files. Pure: names and texts in, base and findings out.</summary>
internal static class KnowledgeReader
{
    /// <param name="files">Names relative to the knowledge folder, with forward slashes.</param>
    public static KnowledgeReading Read(IReadOnlyList<(string Name, string Text)> files)
    {
        var findings = new List<FileFinding>();
        // The largest parts take most of the time and do not touch each other.
        List<Article> articles = [];
        DomainLexicon? lexicon = null;
        RouteCues? cues = null;
        TriageRules? triage = null;
        var parts = new List<FileFinding>[4];
        for (var i = 0; i < parts.Length; i++) parts[i] = [];
        Parallel.Invoke(
            () => triage = Try(parts[0], () => TriageRules.Parse(files.Where(f => IsIn(f.Name, "triage/", ".yaml")))),
            () => lexicon = ReadOne(files, "lexicon.yaml", parts[1], f => DomainLexicon.Parse(f.Text, f.Name)),
            () => cues = ReadOne(files, "cues.yaml", parts[2], f => RouteCues.Parse(f.Text, f.Name)),
            () => articles = ReadEach(files, "articles/", ".md", parts[3], f => ArticleReader.Read(f.Name, f.Text)));
        findings.AddRange(parts.SelectMany(p => p));
        var facts = ReadEntries(files, "facts.yaml", findings, ReadFact);
        var sources = ReadEntries(files, "sources.yaml", findings, map => new Source(map.Text("id"), map.Text("title"), map.TextOrNull("where") ?? "", map.TextOrNull("url") ?? ""));
        var topics = ReadEntries(files, "topics.yaml", findings, ReadTopic);
        var leftOut = ReadEntries(files, "coverage.yaml", findings, map => (Fact: map.Text("fact"), Reason: map.Text("reason")));
        var routes = ReadEach(files, "routes/", ".yaml", findings, f => RouteExamples.Parse(f.Text, f.Name));
        var claims = ReadOne(files, "claims.yaml", findings, f => ClaimRules.Parse(f.Text, f.Name));
        var replies = Try(findings, () => ReplyTexts.Parse(files.Where(f => IsIn(f.Name, "replies/", ".md"))));
        findings.AddRange(Doubles(facts.Select(f => f.Id), "facts.yaml").Concat(Doubles(sources.Select(s => s.Id), "sources.yaml"))
            .Concat(Doubles(topics.Select(t => t.Id), "topics.yaml")));
        if (findings.Count > 0 || lexicon is null || cues is null || claims is null || replies is null || triage is null) return new KnowledgeReading(null, findings);

        var built = new KnowledgeBase(ContentHash.Of(files), articles, facts.ToDictionary(f => f.Id), sources.ToDictionary(s => s.Id), topics,
            leftOut.GroupBy(l => l.Fact).ToDictionary(g => g.Key, g => g.First().Reason), routes, lexicon, cues, claims, replies, triage);
        return new KnowledgeReading(built, findings);
    }

    public static bool IsIn(string name, string folder, string ending) =>
        name.StartsWith(folder, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal);

    private static IEnumerable<FileFinding> Doubles(IEnumerable<string> ids, string file) =>
        ids.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => new FileFinding(file, 0, $"the id `{g.Key}` is used twice."));

    private static Fact ReadFact(YamlMap map) => new(
        map.Text("id"), map.Text("statement"),
        EvidenceGrades.Parse(map.Text("grade")) ?? throw map.Bad(map.LineOfKey("grade"), $"`grade` should be one of {EvidenceGrades.AllNames}."),
        map.Text("mark") switch
        {
            "seen" => true,
            "recalled" => false,
            _ => throw map.Bad(map.LineOfKey("mark"), "`mark` should be seen or recalled."),
        },
        map.Text("use") switch
        {
            "state" => FactUse.State,
            "hedge" => FactUse.Hedge,
            "internal" => FactUse.Internal,
            _ => throw map.Bad(map.LineOfKey("use"), "`use` should be state, hedge or internal."),
        },
        map.Texts("sources"));

    private static Topic ReadTopic(YamlMap map)
    {
        var title = map.Map("title") ?? throw map.Bad(map.Line, "`title` is missing.");
        var shorts = map.Map("short") ?? throw map.Bad(map.Line, "`short` is missing.");
        return new Topic(map.Text("id"), title.Text("en"), title.Text("ar"), shorts.Text("en"), shorts.Text("ar"));
    }

    private static List<T> ReadEach<T>(
        IReadOnlyList<(string Name, string Text)> files, string folder, string ending, List<FileFinding> findings, Func<(string Name, string Text), T> read)
        where T : class
    {
        var outcomes = files.Where(f => IsIn(f.Name, folder, ending)).OrderBy(f => f.Name, StringComparer.Ordinal).ToList()
            .AsParallel().AsOrdered().Select(file =>
            {
                var own = new List<FileFinding>();
                return (Value: Try(own, () => read(file)), Findings: own);
            }).ToList();
        findings.AddRange(outcomes.SelectMany(o => o.Findings));
        var all = outcomes.Select(o => o.Value).OfType<T>().ToList();
        if (all.Count == 0 && findings.Count == 0) findings.Add(new FileFinding(folder, 0, $"holds no {ending} files."));
        return all;
    }

    private static List<T> ReadEntries<T>(IReadOnlyList<(string Name, string Text)> files, string name, List<FileFinding> findings, Func<YamlMap, T> read) =>
        ReadOne(files, name, findings, f => YamlMap.ParseList(f.Text, f.Name).Select(read).ToList()) ?? [];

    private static T? ReadOne<T>(IReadOnlyList<(string Name, string Text)> files, string name, List<FileFinding> findings, Func<(string Name, string Text), T> read)
        where T : class
    {
        foreach (var file in files)
            if (file.Name == name) return Try(findings, () => read(file));
        findings.Add(new FileFinding(name, 0, "is missing."));
        return null;
    }

    private static T? Try<T>(List<FileFinding> findings, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (FileFormatException e)
        {
            findings.Add(e.Finding);
            return null;
        }
    }
}
