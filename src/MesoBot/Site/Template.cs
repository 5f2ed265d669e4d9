using MesoBot.Knowledge;
using Microsoft.AspNetCore.Html;

namespace MesoBot.Site;

/// <summary>
/// HTML with values in braces. A line that needs a value that is not set is left out, as in the fixed texts: a clinic without an email
/// address has no empty row.
/// </summary>
internal sealed class Template(string text)
{
    private readonly string[] _lines = text.Split('\n');

    /// <summary>The template of that name that is built into the program, in that language.</summary>
    public static Template Of(string name, string language) => new(Asset.Text(name + (language == "ar" ? ".ar.html" : ".html")));

    public IEnumerable<string> Placeholders => ReplyTexts.PlaceholdersIn(text);

    public HtmlString Fill(IReadOnlyDictionary<string, HtmlString> values)
    {
        var strings = values.ToDictionary(v => v.Key, v => v.Value.Value ?? "", StringComparer.Ordinal);
        return new HtmlString(string.Join('\n', _lines
            .Where(line => ReplyTexts.PlaceholdersIn(line).All(strings.ContainsKey))
            .Select(line => ReplyTexts.Fill(line, strings))));
    }
}
