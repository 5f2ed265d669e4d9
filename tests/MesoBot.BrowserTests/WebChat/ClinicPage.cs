using System.Security.Cryptography;
using MesoBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MesoBot.BrowserTests.WebChat;

/// <summary>
/// A page of a website that is not MesoBot's, with the packaged Web Chat script and the strict policy under which it runs
/// (Direct Line §5). It listens first: the chat has to be told its origin.
/// </summary>
internal sealed class ClinicPage : IAsyncDisposable
{
    private readonly WebApplication _site;

    private ClinicPage(WebApplication site) => _site = site;

    public string Origin => _site.Urls.First();

    /// <summary>The chat server that the page talks to.</summary>
    public Uri? Chat { get; set; }

    public static async Task<ClinicPage> StartAsync()
    {
        var webChat = await NodeModules.FileAsync("botframework-webchat", "dist", "webchat.js");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var page = new ClinicPage(builder.Build());
        page._site.Urls.Add("http://127.0.0.1:0");
        page._site.MapGet("/", page.WriteAsync);
        page._site.MapGet("/webchat.js", () => Results.File(webChat, "text/javascript"));
        page._site.MapGet("/page.js", () => Results.File(Repository.At("tests", "MesoBot.BrowserTests", "WebChat", "page.js"), "text/javascript"));
        await page._site.StartAsync(TestContext.Current.CancellationToken);
        return page;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private Task WriteAsync(HttpContext context, string locale, string dir)
    {
        var nonce = RandomNumberGenerator.GetHexString(24);
        context.Response.Headers.ContentSecurityPolicy = Policy(nonce);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="{locale[..2]}" dir="{dir}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Clinic</title><link rel="icon" href="data:,"><style nonce="{nonce}">#chat, body {"{ height: 600px; margin: 0 }"}</style></head>
            <body><div id="chat"></div><script src="/webchat.js"></script>
            <script src="/page.js" data-chat="{Chat!.GetLeftPart(UriPartial.Authority)}" data-locale="{locale}" data-dir="{dir}" data-nonce="{nonce}"></script></body>
            </html>
            """);
    }

    private string Policy(string nonce) =>
        $"default-src 'none'; base-uri 'none'; script-src 'self'; connect-src 'self' http://{Chat!.Authority} ws://{Chat.Authority} blob:; img-src 'self' blob: data:; "
        + $"style-src 'self' 'nonce-{nonce}' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
}
