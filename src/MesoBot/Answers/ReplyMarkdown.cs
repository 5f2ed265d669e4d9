using System.Globalization;
using System.Text;
using MesoBot.Text;

namespace MesoBot.Answers;

/// <summary>A reply as Markdown for clients that know no blocks. Sources become link definitions, which Web Chat shows as citations.</summary>
internal static class ReplyMarkdown
{
    public static string Of(Reply reply)
    {
        var text = new StringBuilder();
        foreach (var block in reply.Blocks)
        {
            var part = Of(block, reply.Language);
            if (part.Length == 0) continue;
            if (text.Length > 0) text.Append("\n\n");
            text.Append(part);
        }
        return text.ToString();
    }

    private static string Of(Block block, string language) => block switch
    {
        TextBlock text => text.Text,
        NoticeBlock notice => NoticeTitle.Of(notice) is { Length: > 0 } title ? $"**{title}**\n\n{notice.Text}" : notice.Text,
        CitationsBlock citations => Of(citations, language),
        DisclaimerBlock disclaimer => disclaimer.Text,
        ChoicesBlock choices => choices.Intro,
        CallBlock call => $"[{call.Label}](tel:{call.Number})",
        _ => "",
    };

    private static string Of(CitationsBlock block, string language)
    {
        var text = new StringBuilder();
        text.Append("**").Append(Strings.Get("Sources", language)).Append("**\n");
        foreach (var citation in block.Citations) text.Append("\n- ").Append(Escaped(PlainText.Line(citation with { Url = "" }, language)));
        var linked = block.Citations.Where(c => c.Url.Length > 0).ToList();
        if (linked.Count > 0) text.Append('\n');
        foreach (var citation in linked) text.Append(CultureInfo.InvariantCulture, $"\n[{citation.Number}]: {citation.Url} \"{citation.Title.Replace('"', '\'')}\"");
        return text.ToString();
    }

    // "[1] Title" would itself be taken for a link to its own definition; the number stays visible.
    private static string Escaped(string line) => line.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
}
