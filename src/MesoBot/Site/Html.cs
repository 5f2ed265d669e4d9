using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace MesoBot.Site;

/// <summary>The only two ways to HTML: text becomes encoded, and a pattern of the code keeps its tags while its values become encoded.</summary>
internal static class Html
{
    // Arabic stays readable in the page's source; what HTML gives a meaning is encoded all the same.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly HtmlString Nothing = new("");

    public static HtmlString Text(string text) => new(Encoder.Encode(text));

    /// <summary>A value that is itself HTML stays as it is.</summary>
    public static HtmlString Of(FormattableString pattern) => new(string.Format(
        null, pattern.Format, [.. pattern.GetArguments().Select(value => value is HtmlString html ? html.Value : Encoder.Encode(value?.ToString() ?? ""))]));

    public static HtmlString Join(IEnumerable<HtmlString> parts, string between = "") => new(string.Join(between, parts.Select(p => p.Value)));

    /// <summary>A telephone link. Numbers run left to right in either language.</summary>
    public static HtmlString Phone(string number) => Of($"<a class=\"number\" dir=\"ltr\" href=\"{PhoneAddress(number)}\">{number}</a>");

    public static string PhoneAddress(string number) => "tel:" + string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
