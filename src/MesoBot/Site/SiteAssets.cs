namespace MesoBot.Site;

/// <summary>The files of the site that are built into the program.</summary>
internal sealed class SiteAssets
{
    public Asset StyleSheet { get; } = Asset.BuiltIn("site.css", "text/css; charset=utf-8");

    public Asset Icon { get; } = Asset.BuiltIn("favicon.svg", "image/svg+xml");

    public Asset Robots { get; } = Asset.BuiltIn("robots.txt", "text/plain; charset=utf-8");
}
