using System.Globalization;
using MesoBot.Answers;
using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Text;
using Microsoft.AspNetCore.Html;

namespace MesoBot.Site;

/// <summary>Whole pages as HTML, from the templates, the page files and the clinic's facts as they are at this moment.</summary>
internal sealed class SiteRenderer(ClinicFacts clinic, PageTexts texts, SiteAssets assets, WidgetScript widget, TimeProvider time)
{
    private static readonly HtmlString Mark = new(Asset.Text("mark.svg").Trim());
    private static readonly HtmlString Grove = new(Asset.Text("grove.svg").Trim());
    private static readonly Dictionary<string, Template> Templates = (
        from name in (string[])["layout", "home", "article", "not-found"]
        from language in SitePage.Languages
        select (name, language)).ToDictionary(t => t.name + t.language, t => Template.Of(t.name, t.language), StringComparer.Ordinal);

    public string Render(SitePage page, string language) => page == SitePage.Home ? Home(language) : Article(page, language);

    public string NotFound(string language)
    {
        var values = Values(language);
        var title = language == "ar" ? "الصفحة غير موجودة" : "Page not found";
        return Layout(SitePage.Home, language, title, Templates["not-found" + language].Fill(values), values);
    }

    private string Home(string language)
    {
        var values = Values(language);
        values["grove"] = Grove;
        // A page must not point to a button that is not there.
        values[widget.Current is null ? "without_chat" : "with_chat"] = Html.Nothing;
        if (widget.Current is not null) values["launcher"] = Html.Of($"<script src=\"/mesobot.js\" data-lang=\"{language}\" data-phone=\"{clinic.Options.Phone}\" defer></script>");
        return Layout(SitePage.Home, language, null, Templates["home" + language].Fill(values), values);
    }

    private string Article(SitePage page, string language)
    {
        var text = texts.Get(page.Key, language);
        var values = Values(language);
        values[PageText.VersionValue] = Html.Of($"<time datetime=\"{text.Version.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\">{ClinicValues.Date(text.Version, language)}</time>");
        values[PageText.ReviewValue] = Html.Text(ReviewState(text.Review, language));
        var (html, sections) = PageMarkdown.Render(UnsetFacts.LeaveOut(text.Body, values.ContainsKey), text.Sections);
        values["heading"] = Html.Text(text.Title);
        values["contents"] = Html.Join(sections.Select(s => Html.Of($"<li><a href=\"#{s.Anchor}\">{s.Title}</a></li>")));
        values["article"] = new HtmlString(ReplyTexts.Fill(html, values.ToDictionary(v => v.Key, v => v.Value.Value ?? "", StringComparer.Ordinal)));
        return Layout(page, language, text.Title, Templates["article" + language].Fill(values), values);
    }

    private string ReviewState(Review review, string language) => review.IsCurrent(clinic.Hours.Today(time.GetUtcNow()))
        ? Strings.Format("ReviewedOn", language, ClinicValues.Date(review.On!.Value, language), review.By!)
        : Strings.Get("NotReviewed", language);

    private string Layout(SitePage page, string language, string? title, HtmlString content, Dictionary<string, HtmlString> values)
    {
        var name = clinic.Options.Name.In(language);
        values["title"] = Html.Text(title is null ? name ?? "" : $"{title} – {name}");
        values["mark"] = Mark;
        values["css_version"] = Html.Text(assets.StyleSheet.Version);
        values["path_en"] = Html.Text(page.PathIn("en"));
        values["path_ar"] = Html.Text(page.PathIn("ar"));
        values["content"] = content;
        return Templates["layout" + language].Fill(values).Value!;
    }

    private Dictionary<string, HtmlString> Values(string language) => ClinicValues.Of(clinic, language, time.GetUtcNow());
}
