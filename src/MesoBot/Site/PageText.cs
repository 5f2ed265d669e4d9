using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Yaml;

namespace MesoBot.Site;

/// <summary>The text of a page: knowledge/pages/KEY.md in English, KEY.ar.md in Arabic.</summary>
/// <param name="Version">The day on which the text was last changed; patients see it.</param>
/// <param name="Sections">The anchor of each <c>##</c> heading, in order: the same in both languages, so that a link to a point never breaks.</param>
/// <param name="Body">Markdown with the clinic's facts in braces.</param>
internal sealed partial record PageText(
    string Key, string Language, string Title, DateOnly Version, IReadOnlyList<string> Facts, IReadOnlyList<string> Sections, Review Review, string Body)
{
    /// <summary>What only a page can say of itself.</summary>
    public const string VersionValue = "version";
    public const string ReviewValue = "review_state";

    public static string FileName(string key, string language) => key + (language == "ar" ? ".ar.md" : ".md");

    /// <exception cref="FileFormatException">The file is not a page; the finding names the line.</exception>
    public static PageText Read(string file, string text)
    {
        var matter = FrontMatter.Read(file, text);
        var head = matter.Head;
        var page = new PageText(head.Text("key"), ArticleReader.LanguageOf(file), head.Text("title"),
            ArticleReader.ReadDate(head, "version") ?? throw head.Bad(head.Line, "`version` is missing: the day on which the text was last changed."),
            head.Texts("facts"), head.Texts("sections"), ArticleReader.ReadReview(head), matter.Body.Trim());
        Check(page, head, matter.BodyLine);
        return page;
    }

    private static void Check(PageText page, YamlMap head, int bodyLine)
    {
        if (page.Body.Length == 0) throw head.Bad(bodyLine, "the page has no text.");
        if (page.Sections.FirstOrDefault(s => !Anchor().IsMatch(s)) is { } odd) throw head.Bad(head.LineOfKey("sections"), $"`{odd}` should be small letters and hyphens.");
        if (page.Sections.Distinct(StringComparer.Ordinal).Count() < page.Sections.Count) throw head.Bad(head.LineOfKey("sections"), "`sections` names one anchor twice.");
        var headings = PageMarkdown.Headings(page.Body);
        if (headings.Count != page.Sections.Count) throw head.Bad(head.LineOfKey("sections"), $"`sections` names {page.Sections.Count} anchors, but the text has {headings.Count} `##` headings.");
        // It would be left out where the fact is not set, and the anchors below would move up by one.
        if (headings.FirstOrDefault(h => ReplyTexts.PlaceholdersIn(h).Any()) is { } filled) throw head.Bad(bodyLine, $"the heading `{filled}` holds a value; write values below it.");
        if (ReplyTexts.PlaceholdersIn(page.Body).FirstOrDefault(p => !ReplyTexts.Placeholders.Contains(p) && p is not (VersionValue or ReviewValue)) is { } unknown)
            throw head.Bad(bodyLine, $"{{{unknown}}} is not a value that the clinic's facts have.");
        if (ReplyTexts.HasOtherBraces(page.Body)) throw head.Bad(bodyLine, "has a brace that belongs to no value; write values as {clinic_phone}.");
    }

    [GeneratedRegex(@"^[a-z][a-z-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();
}
