using System.Text.Json;
using MesoBot.Knowledge;
using MesoBot.Triage;

namespace MesoBot.Tests.Triage;

/// <summary>Labelled messages beside this file, and how triage judges them.</summary>
internal static class TriageSet
{
    private static readonly Lazy<TriageAssessor> LazyAssessor = new(() => new TriageAssessor(BuiltIn.Triage));

    public static TriageAssessor Assessor => LazyAssessor.Value;

    public static IReadOnlyList<(string Text, string Language, string Expect, string Category, string Got)> Judge(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Triage", file)).Where(l => l.Length > 0).Select(JudgeLine)];

    public static string NameOf(TriageOutcome outcome) => outcome.IsEmergency ? "emergency" : outcome.IsClinician ? "clinician" : "none";

    private static (string, string, string, string, string) JudgeLine(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var text = root.GetProperty("text").GetString()!;
        return (text, root.GetProperty("lang").GetString()!, root.GetProperty("expect").GetString()!,
            root.TryGetProperty("category", out var category) ? category.GetString()! : "", NameOf(Assessor.Assess(text, [])));
    }
}
