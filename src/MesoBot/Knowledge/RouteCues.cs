using MesoBot.Triage;
using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>
/// Patterns that are typical of a route whatever the other words are ("book … appointment"): structure that words and their
/// neighbours do not show. Written in the same grammar as the words of danger; concepts named "cue-…" are the cues.
/// </summary>
internal sealed class RouteCues
{
    private const string Prefix = "cue-";

    private readonly Lexicon _lexicon = new();
    private readonly List<(string Route, int Concept)> _cues = [];

    private RouteCues()
    {
    }

    /// <exception cref="FileFormatException">The file is not of the format.</exception>
    public static RouteCues Parse(string text, string file)
    {
        var cues = new RouteCues();
        var map = YamlMap.Parse(text, file);
        var concepts = map.Map("concepts") ?? throw map.Bad(1, "`concepts` is missing.");
        cues._lexicon.Register(concepts);
        cues._lexicon.Add(concepts);
        cues._cues.AddRange(concepts.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal)).Select(k => (k[Prefix.Length..], cues._lexicon.Find(k))));
        return cues;
    }

    /// <summary>The routes whose cues the message gives.</summary>
    public IEnumerable<string> In(string message)
    {
        var text = MatchedText.Read(message, _lexicon.Literals);
        if (text.Tokens.Length == 0) return [];
        var matcher = new MessageMatcher(_lexicon, text);
        return _cues.Where(cue => matcher.Find(cue.Concept).Length > 0).Select(cue => cue.Route).ToList();
    }
}
