using MesoBot.Channels.DirectLine;

namespace MesoBot.Web;

/// <summary>
/// Refuses websites that are not listed. CORS alone only keeps them from reading an answer; this keeps them from asking, sockets
/// included. Pages themselves may be linked from anywhere.
/// </summary>
internal sealed class OriginGuard(RequestDelegate next, Origins origins)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        var isChat = path.StartsWithSegments("/v3/directline", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/chat", StringComparison.OrdinalIgnoreCase);
        if (!isChat || origins.MayTalk(context.Request)) return next(context);
        return DirectLineErrors.WriteAsync(context, StatusCodes.Status403Forbidden, "OriginNotAllowed", "This website may not show the chat. Add its origin to Web:AllowedOrigins in appsettings.json.");
    }
}
