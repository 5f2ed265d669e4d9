using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MesoBot.BrowserTests.Support;

/// <summary>A website of its own origin, with the strictest policy under which the chat has to work.</summary>
internal sealed class OtherWebsite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherWebsite(WebApplication app) => _app = app;

    /// <summary>"localhost" where the chat's server says "127.0.0.1": another site for the browser, not only another port.</summary>
    public string Origin => "http://localhost:" + new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<OtherWebsite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/", (HttpContext context, string server, string lang) =>
        {
            var socket = server.Replace("http", "ws", StringComparison.Ordinal);
            context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {server}; connect-src {server} {socket}";
            // The site's own style sheet would be one more request; a page without one is the harder case for the chat.
            return Results.Content($"""
                <!doctype html><html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Another website</title></head>
                <body><main><h1>Another website</h1><p>Some words.</p></main><script src="{server}/mesobot.js" data-lang="{lang}" data-phone="+971 4 111 1111" defer></script></body></html>
                """, "text/html; charset=utf-8");
        });
        await app.StartAsync();
        return new OtherWebsite(app);
    }

    public string PageWith(string server, string lang) => $"{Origin}/?server={Uri.EscapeDataString(server)}&lang={lang}";

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
