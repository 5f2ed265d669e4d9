using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MesoBot.Yaml;

/// <summary>One finding in a data file, for people: what is wrong, where, and what to do.</summary>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
internal sealed record FileFinding(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}

/// <summary>A data file that cannot be read as what it should be.</summary>
internal sealed class FileFormatException(FileFinding finding) : Exception(finding.ToString())
{
    public FileFinding Finding { get; } = finding;
}

/// <summary>A YAML mapping that remembers its file and lines, so that a finding can name them.</summary>
internal sealed class YamlMap(YamlMappingNode node, string file, int lineOffset = 0)
{
    public string File => file;

    public int Line => LineOf(node);

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    public static YamlMap Parse(string text, string file, int lineOffset = 0)
    {
        var root = ParseRoot(text, file, lineOffset);
        return root as YamlMappingNode is { } map ? new YamlMap(map, file, lineOffset)
            : throw new FileFormatException(new FileFinding(file, 1 + lineOffset, "should be a list of `key: value` lines."));
    }

    public static IReadOnlyList<YamlMap> ParseList(string text, string file)
    {
        var root = ParseRoot(text, file, 0);
        return root is YamlSequenceNode list ? [.. list.Children.Select(child => AsMap(child, file, 0))]
            : throw new FileFormatException(new FileFinding(file, 1, "should be a list of `- key: value` entries."));
    }

    public bool Has(string key) => Find(key) is not null;

    public int LineOfKey(string key) => Find(key) is { } child ? LineOf(child) : Line;

    public string Text(string key) => TextOrNull(key) is { Length: > 0 } text ? text : throw Bad(Line, $"`{key}` is missing or empty.");

    public string? TextOrNull(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: var value } => value is "" or "~" or "null" ? null : value,
        var other => throw Bad(LineOf(other), $"`{key}` should be one text."),
    };

    public IReadOnlyList<string> Texts(string key) => [.. Lines(key).Select(l => l.Text)];

    /// <summary>The texts of a list, each with its line. A missing key is an empty list.</summary>
    public IReadOnlyList<(string Text, int Line)> Lines(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" } => [],
        YamlScalarNode scalar => [(scalar.Value!, LineOf(scalar))],
        YamlSequenceNode list => [.. list.Children.Select(child => child is YamlScalarNode { Value: { } value }
            ? (value, LineOf(child))
            : throw Bad(LineOf(child), $"`{key}` should be a list of texts; quote a text that contains `: `."))],
        var other => throw Bad(LineOf(other), $"`{key}` should be a list of texts."),
    };

    /// <summary>A list of lists of texts. A missing key is an empty list.</summary>
    public IReadOnlyList<IReadOnlyList<string>> TextLists(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode outer => [.. outer.Children.Select(child => child is YamlSequenceNode inner
            ? (IReadOnlyList<string>)[.. inner.Children.OfType<YamlScalarNode>().Select(c => c.Value ?? "")]
            : throw Bad(LineOf(child), $"`{key}` should be a list of lists."))],
        var other => throw Bad(LineOf(other), $"`{key}` should be a list of lists."),
    };

    public YamlMap? Map(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode map => new YamlMap(map, file, lineOffset),
        var other => throw Bad(LineOf(other), $"`{key}` should hold `key: value` lines."),
    };

    public FileFormatException Bad(int line, string message) => new(new FileFinding(file, line, message));

    private static YamlMap AsMap(YamlNode child, string file, int lineOffset) => child is YamlMappingNode map
        ? new YamlMap(map, file, lineOffset)
        : throw new FileFormatException(new FileFinding(file, (int)child.Start.Line + lineOffset, "should be an entry of `key: value` lines."));

    private static YamlNode? ParseRoot(string text, string file, int lineOffset)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        }
        catch (YamlException e)
        {
            throw new FileFormatException(new FileFinding(file, (int)e.Start.Line + lineOffset, "is not valid YAML here: " + e.Message));
        }
        catch (InvalidOperationException)
        {
            // The scanner's own answer to a list that is opened in one line and not closed (`facts: [`): it names no line.
            throw new FileFormatException(new FileFinding(file, 1 + lineOffset, "is not valid YAML from here on: look for a bracket or a quote that is not closed."));
        }
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private int LineOf(YamlNode child) => (int)child.Start.Line + lineOffset;
}
