using System.CommandLine;
using System.Globalization;
using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Yaml;
using Microsoft.Extensions.Options;

namespace MesoBot.Cli;

/// <summary><c>knowledge check</c>: everything that must hold across the articles; exit code 1 when something does not.</summary>
internal static class KnowledgeVerb
{
    private const int HasFindings = 1;

    public static Command Create()
    {
        var coverage = new Option<bool>("--coverage") { Description = "List every fact with its articles, or why it is left out." };
        var path = new Option<string?>("--path") { Description = "Another knowledge folder than the configured one." };
        var check = new Command("check", "Check articles, facts, sources, replies and rules.") { coverage, path };
        check.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(coverage), parsed.GetValue(path), cancellationToken));
        return new Command("knowledge", "Work with the knowledge base.") { check };
    }

    private static Task<int> RunAsync(bool coverage, string? path, CancellationToken cancellationToken)
    {
        using var host = Application.Build(path);
        Output.UseUtf8();
        var root = host.Services.GetRequiredService<RootFolder>();
        var folder = root.Resolve(host.Services.GetRequiredService<IOptions<KnowledgeOptions>>().Value.Path);
        var reading = KnowledgeReader.Read(ReadFiles(folder));
        cancellationToken.ThrowIfCancellationRequested();
        var findings = reading.Base is { } built ? KnowledgeCheck.Errors(built) : reading.Findings;
        foreach (var finding in findings) Console.WriteLine(finding.ToString());
        if (reading.Base is not { } knowledge) return Task.FromResult(Close(findings));
        var today = host.Services.GetRequiredService<ClinicFacts>().Hours.Today(host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        foreach (var warning in KnowledgeCheck.OverdueReviews(knowledge, today)) Console.WriteLine("warning: " + warning);
        if (coverage) ShowCoverage(knowledge);
        Summarise(knowledge);
        return Task.FromResult(Close(findings));
    }

    private static IReadOnlyList<(string Name, string Text)> ReadFiles(string folder)
    {
        try
        {
            return new KnowledgeFolder(folder).Read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The knowledge folder cannot be read: {e.Message}", e);
        }
    }

    private static int Close(IReadOnlyList<FileFinding> findings)
    {
        Console.WriteLine(findings.Count == 0 ? "No findings." : string.Create(CultureInfo.InvariantCulture, $"{findings.Count} findings."));
        return findings.Count == 0 ? 0 : HasFindings;
    }

    private static void Summarise(KnowledgeBase knowledge)
    {
        var quotable = knowledge.Facts.Values.Where(f => f.Use != FactUse.Internal).ToList();
        var covered = knowledge.Articles.SelectMany(a => a.Facts).ToHashSet(StringComparer.Ordinal);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{knowledge.Articles.Count} articles ({knowledge.Articles.Count(a => a.Review.Status == ReviewStatus.Approved)} approved) on {knowledge.Topics.Count} topics, {knowledge.Articles.Sum(a => a.Phrasings.Count)} phrasings; " +
            $"{quotable.Count(f => covered.Contains(f.Id))} of {quotable.Count} quotable facts in articles, {knowledge.LeftOutFacts.Count} left out with a reason; {knowledge.Sources.Count} sources; " +
            $"{knowledge.Replies.All.Count} fixed texts; {knowledge.Triage.Rules.Count} triage rules."));
    }

    private static void ShowCoverage(KnowledgeBase knowledge)
    {
        var articles = knowledge.Articles.SelectMany(a => a.Facts.Select(fact => (fact, a.Id))).ToLookup(p => p.fact, p => p.Id, StringComparer.Ordinal);
        foreach (var fact in knowledge.Facts.Values.Where(f => f.Use != FactUse.Internal))
        {
            var use = fact.Use == FactUse.Hedge ? "hedge" : "state";
            var where = articles.Contains(fact.Id) ? string.Join(", ", articles[fact.Id]) : "left out: " + knowledge.LeftOutFacts.GetValueOrDefault(fact.Id, "no reason given");
            Console.WriteLine($"{fact.Id} ({use}): {where}");
        }
    }
}
