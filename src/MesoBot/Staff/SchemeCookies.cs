using Microsoft.AspNetCore.Authentication.Cookies;

namespace MesoBot.Staff;

/// <summary>
/// Over https a cookie's name begins with "__Host-": browsers then take it from this very host alone, secure and for the whole of it. Over
/// plain http (a trial on localhost) browsers would refuse that name, so there it goes without.
/// </summary>
internal sealed class SchemeCookies : ICookieManager
{
    private readonly ChunkingCookieManager _inner = new();

    public static string NameFor(HttpContext context, string name) => context.Request.IsHttps ? "__Host-" + name : name;

    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, NameFor(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _inner.AppendResponseCookie(context, NameFor(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _inner.DeleteCookie(context, NameFor(context, key), options);
}
