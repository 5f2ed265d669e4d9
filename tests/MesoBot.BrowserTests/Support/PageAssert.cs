using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MesoBot.BrowserTests.Support;

/// <summary>Claims about whole pages.</summary>
internal static class PageAssert
{
    private static readonly string[] Wcag22AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>
    /// The page as it stands breaks none of WCAG 2.2 level A and AA that a program can judge. Best practice asks for more than
    /// the standard, a main landmark for one.
    /// </summary>
    public static async Task IsAccessibleAsync(IPage page, bool bestPractice = false)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = bestPractice ? [.. Wcag22AA, "best-practice"] : [.. Wcag22AA] },
        });
        if (result.Violations.Length > 0) Assert.Fail(Describe(page.Url, result.Violations));
    }

    /// <summary>Nothing is cut off or has to be scrolled to sideways.</summary>
    public static async Task FitsItsWidthAsync(IPage page)
    {
        var tooWide = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(tooWide <= 0, $"{page.Url} is {tooWide} px wider than the window.");
    }

    private static string Describe(string url, AxeResultItem[] violations)
    {
        var text = new StringBuilder().AppendLine($"{url} has {violations.Length} accessibility violations:");
        foreach (var violation in violations)
        {
            text.AppendLine($"- {violation.Id} ({violation.Impact}): {violation.Help}");
            foreach (var node in violation.Nodes) text.AppendLine($"    {node.Target}: {node.Html}");
        }

        return text.ToString();
    }
}
