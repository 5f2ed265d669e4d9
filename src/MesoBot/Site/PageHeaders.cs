using System.Text.RegularExpressions;

namespace MesoBot.Site;

/// <summary>What a browser may do on our pages: load from this server, and nothing else.</summary>
internal static partial class PageHeaders
{
    private const string Permissions = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(context.Request.Host.Value);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Hours, telephone and texts may change at any moment.
        headers.CacheControl = "no-cache";
    }

    /// <param name="host">As the browser sent it: anybody can write anything there.</param>
    public static string Policy(string? host) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'{Sockets(host)}; font-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // Older browsers do not take 'self' to mean sockets too.
    private static string Sockets(string? host) => host is not null && Host().IsMatch(host) ? $" ws://{host} wss://{host}" : "";

    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::[0-9]{1,5})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
