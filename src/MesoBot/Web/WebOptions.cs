using System.Net;
using Microsoft.Extensions.Options;

namespace MesoBot.Web;

/// <summary>Where the server listens and which websites may show the chat. Section "Web" of appsettings.json.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Addresses to listen on, parted by semicolons. Default http://localhost:3978.</summary>
    public string Urls { get; set; } = "http://localhost:3978";

    /// <summary>Websites, besides this server's own pages, that may show the chat: "https://clinic.example", without a path.</summary>
    public List<string> AllowedOrigins { get; set; } = [];

    /// <summary>The address under which browsers reach this server, when it differs from what they ask for (behind a proxy that hides it). Optional.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Addresses of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. Default none.</summary>
    public List<string> TrustedProxies { get; set; } = [];
}

internal sealed class WebOptionsValidator : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Urls)) failures.Add("Web:Urls is empty: give an address such as \"http://localhost:3978\".");
        foreach (var origin in options.AllowedOrigins.Where(o => !IsOrigin(o)))
            failures.Add($"Web:AllowedOrigins holds \"{origin}\", which is no origin: write scheme and host alone, such as \"https://clinic.example\".");
        foreach (var proxy in options.TrustedProxies.Where(p => !IPAddress.TryParse(p, out _)))
            failures.Add($"Web:TrustedProxies holds \"{proxy}\", which is no IP address.");
        if (options.PublicUrl is { Length: > 0 } url && !IsOrigin(url))
            failures.Add($"Web:PublicUrl is \"{url}\": write scheme and host alone, such as \"https://chat.clinic.example\".");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.PathAndQuery == "/" && !text.EndsWith('/') && uri.UserInfo.Length == 0
        && text.Equals(uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
