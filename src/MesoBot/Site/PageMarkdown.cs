using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace MesoBot.Site;

/// <summary>A heading with its anchor, for the list at the top of a page.</summary>
internal readonly record struct PageSection(string Anchor, HtmlString Title);

/// <summary>Markdown of a page file as HTML. Tags in the file are shown, not obeyed; values stay in braces and are filled in afterwards, so that none is read as Markdown.</summary>
internal static class PageMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The <c>##</c> headings as they stand in the file.</summary>
    /// <exception cref="ArgumentException">The text is nested too deeply to be read.</exception>
    public static IReadOnlyList<string> Headings(string markdown) => [.. In(Markdown.Parse(markdown, Pipeline)).Select(TextOf)];

    /// <param name="anchors">One for each <c>##</c> heading, in order.</param>
    public static (string Html, IReadOnlyList<PageSection> Sections) Render(string markdown, IReadOnlyList<string> anchors)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var sections = In(document).Zip(anchors).Select(pair =>
        {
            pair.First.GetAttributes().Id = pair.Second;
            return new PageSection(pair.Second, Html.Text(TextOf(pair.First)));
        }).ToList();
        return (document.ToHtml(Pipeline), sections);
    }

    private static IEnumerable<HeadingBlock> In(MarkdownDocument document) => document.OfType<HeadingBlock>().Where(h => h.Level == 2);

    private static string TextOf(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants<LiteralInline>().Select(l => l.Content.ToString()) ?? []);
}
