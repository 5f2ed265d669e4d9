using System.Reflection;
using MesoBot.Triage;

namespace MesoBot.Knowledge;

/// <summary>
/// The last-good copy of triage rules and fixed texts that is built into the program: when the files are broken or gone, danger is
/// still recognised and answered.
/// </summary>
internal static class BuiltIn
{
    private static readonly Lazy<TriageRules> LazyTriage = new(() => TriageRules.Parse(Files("builtin/triage/", "triage/")));
    private static readonly Lazy<ReplyTexts> LazyReplies = new(() => ReplyTexts.Parse(Files("builtin/replies/", "replies/")));

    public static TriageRules Triage => LazyTriage.Value;

    public static ReplyTexts Replies => LazyReplies.Value;

    /// <summary>The texts of whole pages, as files.</summary>
    public static IEnumerable<(string Name, string Text)> PageFiles() => Files("builtin/pages/", KnowledgeFolder.Pages);

    private static IEnumerable<(string Name, string Text)> Files(string from, string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(from, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (folder + name[from.Length..], reader.ReadToEnd());
        }
    }
}
