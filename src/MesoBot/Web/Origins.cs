using Microsoft.Extensions.Options;

namespace MesoBot.Web;

/// <summary>Which websites may talk to this server. Browsers name theirs; a program that names none cannot be another website.</summary>
internal sealed class Origins(IOptions<WebOptions> options)
{
    private readonly HashSet<string> _allowed = new(options.Value.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    public bool IsListed(string origin) => _allowed.Contains(origin);

    /// <summary>Also asked at a socket's upgrade: browsers do not apply CORS to sockets.</summary>
    public bool MayTalk(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        if (origins.Count == 0) return true;
        return origins.Count == 1 && origins[0] is { Length: > 0 } origin && (IsListed(origin) || IsOwn(origin, request));
    }

    // The scheme is not compared: behind a proxy that ends TLS this server sees http.
    private bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || options.Value.PublicUrl is { Length: > 0 } own && origin.Equals(own, StringComparison.OrdinalIgnoreCase));
}
