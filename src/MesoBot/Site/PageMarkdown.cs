using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace MesoBot.Site;

/// <summary>A heading with its anchor, for the list at the top of a page.</summary>
internal readonly record struct PageSection(string Anchor, HtmlString Title);

/// <summary>Markdown of a page file as HTML. Tags in the file are shown, not obeyed; values stay in braces and are filled in afterwards, so that none is read as Markdown.</summary>
internal static class PageMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <param name="anchors">One for each <c>##</c> heading, in order.</param>
    public static (string Html, IReadOnlyList<PageSection> Sections) Render(string markdown, IReadOnlyList<string> anchors)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var sections = document.OfType<HeadingBlock>().Where(h => h.Level == 2).Zip(anchors).Select(pair =>
        {
            pair.First.GetAttributes().Id = pair.Second;
            return new PageSection(pair.Second, Html.Text(TextOf(pair.First)));
        }).ToList();
        return (document.ToHtml(Pipeline), sections);
    }

    private static string TextOf(HeadingBlock heading) =>
        string.Concat(heading.Inline?.Descendants<Markdig.Syntax.Inlines.LiteralInline>().Select(l => l.Content.ToString()) ?? []);
}
