using System.Net.Mime;

namespace MesoBot.Site;

internal static class SiteEndpoints
{
    private const string HtmlType = "text/html; charset=utf-8";
    private const string ForADay = "public, max-age=86400";

    // Short: a clinic that updates wants the new widget in its pages soon. Stale is fine while a new one is fetched.
    private const string ForWidget = "public, max-age=300, stale-while-revalidate=86400";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>The pages, what they load, and a page for every address that nothing else answers.</summary>
    public static IEndpointRouteBuilder MapSite(this IEndpointRouteBuilder routes)
    {
        foreach (var page in SitePage.All)
            foreach (var language in SitePage.Languages)
                routes.MapMethods(page.PathIn(language), Reading, (HttpContext context, SiteRenderer site) => Page(context, site.Render(page, language), StatusCodes.Status200OK));
        routes.MapMethods("/site.css", Reading, (HttpContext context, SiteAssets assets) => assets.StyleSheet.For(context, ForADay));
        routes.MapMethods("/favicon.svg", Reading, (HttpContext context, SiteAssets assets) => assets.Icon.For(context, ForADay));
        routes.MapMethods("/favicon.ico", Reading, (HttpContext context, SiteAssets assets) => assets.Icon.For(context, ForADay));
        routes.MapMethods("/robots.txt", Reading, (HttpContext context, SiteAssets assets) => assets.Robots.For(context, ForADay));
        routes.MapMethods("/mesobot.js", Reading, Widget);
        // As a bare delegate: bound at build time, the fallback would leave out addresses that look like files.
        RequestDelegate notFound = context => NotFound(context, context.RequestServices.GetRequiredService<SiteRenderer>()).ExecuteAsync(context);
        routes.MapFallback("{*path}", notFound);
        return routes;
    }

    private static IResult Page(HttpContext context, string html, int status)
    {
        PageHeaders.Set(context);
        return Results.Content(html, HtmlType, statusCode: status);
    }

    private static IResult Widget(HttpContext context, WidgetScript widget)
    {
        // Clinics load it from their own websites.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (widget.Current is { } script) return script.For(context, ForWidget);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text("The chat widget has not been built: build the widget, then reload this page.\n", MediaTypeNames.Text.Plain, statusCode: StatusCodes.Status404NotFound);
    }

    /// <summary>People get a page; programs that ask for something else get the bare status.</summary>
    private static IResult NotFound(HttpContext context, SiteRenderer site)
    {
        var language = context.Request.Path.StartsWithSegments("/ar", StringComparison.Ordinal) ? "ar" : "en";
        return Reading.Contains(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase)
            ? Page(context, site.NotFound(language), StatusCodes.Status404NotFound)
            : Results.NotFound();
    }
}
