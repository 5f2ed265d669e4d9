using System.Globalization;
using System.Text;
using MesoBot.Text;

namespace MesoBot.Answers;

/// <summary>A reply as plain text: what the terminal shows and what reports hold. Every word the patient gets is in it.</summary>
internal static class PlainText
{
    public static string Of(Reply reply)
    {
        var parts = reply.Blocks.Select(block => Of(block, reply.Language)).Where(part => part.Length > 0);
        return string.Join("\n\n", parts);
    }

    public static IEnumerable<Choice> ChoicesOf(Reply reply) => reply.Blocks.OfType<ChoicesBlock>().SelectMany(block => block.Choices);

    public static string Of(Block block, string language) => block switch
    {
        TextBlock text => Unmarked(text.Text),
        NoticeBlock notice => Unmarked(notice.Text),
        CitationsBlock citations => Of(citations, language),
        DisclaimerBlock disclaimer => Unmarked(disclaimer.Text),
        ChoicesBlock choices => string.Join('\n', choices.Choices.Select(c => "- " + c.Title).Prepend(choices.Intro)),
        CallBlock call => call.Label,
        _ => "",
    };

    public static string Unmarked(string text) => text.Replace("**", "", StringComparison.Ordinal);

    public static string Line(Citation citation, string language)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"[{citation.Number}] {citation.Title.TrimEnd('.')}. ");
        if (citation.Where.Length > 0) line.Append(citation.Where.TrimEnd('.')).Append(". ");
        line.Append(Strings.Format("Evidence", language, citation.Grade)).Append("; ").Append(citation.Reviewed).Append('.');
        if (citation.Url.Length > 0) line.Append(' ').Append(citation.Url);
        return line.ToString();
    }

    private static string Of(CitationsBlock block, string language) => block.Citations.Count == 0 ? ""
        : string.Join('\n', block.Citations.Select(c => Line(c, language)).Prepend(Strings.Get("Sources", language) + ":"));
}
