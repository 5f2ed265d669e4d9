namespace MesoBot.Site;

/// <summary>One page, which has an address in each language.</summary>
internal sealed record SitePage(string Key, string Path)
{
    public static readonly SitePage Home = new("home", "/");
    public static readonly SitePage Privacy = new("privacy", "/privacy");
    public static readonly SitePage Disclaimer = new("disclaimer", "/disclaimer");

    public static readonly IReadOnlyList<string> Languages = ["en", "ar"];
    public static readonly IReadOnlyList<SitePage> All = [Home, Privacy, Disclaimer];

    public string PathIn(string language) => language == "ar" ? ("/ar" + Path).TrimEnd('/') : Path;
}
