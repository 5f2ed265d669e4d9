using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>A text file that starts with <c>key: value</c> lines between two <c>---</c> lines.</summary>
/// <param name="BodyLine">The line on which the body starts, from 1.</param>
internal sealed record FrontMatter(YamlMap Head, string Body, int BodyLine)
{
    /// <exception cref="FileFormatException">The file has no such head, or it is not valid.</exception>
    public static FrontMatter Read(string file, string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\uFEFF').Split('\n');
        var end = lines.Length > 0 && lines[0].Trim() == "---" ? Array.FindIndex(lines, 1, l => l.Trim() == "---") : -1;
        if (end < 0) throw new FileFormatException(new FileFinding(file, 1, "should start with `key: value` lines between two `---` lines."));
        var head = YamlMap.Parse(string.Join('\n', lines[1..end]), file, lineOffset: 1);
        return new FrontMatter(head, string.Join('\n', lines[(end + 1)..]), end + 2);
    }
}
