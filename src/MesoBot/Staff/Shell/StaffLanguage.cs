namespace MesoBot.Staff.Shell;

/// <summary>The console's language: what was chosen on this browser, else what the browser asks for.</summary>
internal static class StaffLanguage
{
    private const string Cookie = "mesobot-staff-language";

    private static readonly string[] Known = ["en", "ar"];

    public static string Of(HttpContext context) => context.Request.Cookies[Cookie] is { } chosen && Known.Contains(chosen, StringComparer.Ordinal)
        ? chosen
        : context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.StartsWith("ar", StringComparison.OrdinalIgnoreCase) is true ? "ar" : "en";

    /// <summary>Chooses a language and goes back to where it was chosen.</summary>
    public static IResult Choose(HttpContext context, string language, string? back)
    {
        if (Known.Contains(language, StringComparer.Ordinal))
            context.Response.Cookies.Append(Cookie, language, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = StaffPaths.Root,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        return Results.LocalRedirect(StaffPaths.Own(back));
    }
}
