using MesoBot.Staff.Shell;
using Microsoft.AspNetCore.Authentication;

namespace MesoBot.Staff;

/// <summary>What every request to the console passes first: its headers, who asks, and words for what went wrong.</summary>
internal sealed class StaffGate(RequestDelegate next, ILogger<StaffGate> logger)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string Permissions = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    public static bool IsOurs(HttpContext context) => context.Request.Path.StartsWithSegments(StaffPaths.Root, StringComparison.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context) => IsOurs(context) ? PassAsync(context) : next(context);

    private async Task PassAsync(HttpContext context)
    {
        SetHeaders(context.Response.Headers);
        try
        {
            // Also on pages for everybody: a form's token belongs to who is signed in.
            if ((await context.AuthenticateAsync(StaffSchemes.Session)).Principal is { } known) context.User = known;
            await next(context);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException and not BadHttpRequestException && context.RequestAborted.IsCancellationRequested)
        {
            // The browser left.
        }
        catch (Exception e) when (!context.Response.HasStarted && StaffMessages.For(e) is { } message)
        {
            if (message == StaffMessages.Broken) StaffLog.Unexpected(logger, e.GetType().Name, e.TargetSite?.DeclaringType?.FullName ?? "");
            context.Response.Clear();
            SetHeaders(context.Response.Headers);
            await message.WriteAsync(context);
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // Not "no-referrer": browsers then send "Origin: null" with our own forms.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // In the words that the framework would put in its place, with a warning in the log for each page.
        headers.CacheControl = "no-cache, no-store";
    }
}
