using MesoBot.Clinic;
using MesoBot.Web;

namespace MesoBot.Channels.DirectLine;

/// <summary>Refusals. Where a message was refused unread, the person behind it is told the emergency number all the same.</summary>
internal static class DirectLineErrors
{
    /// <summary>Says the unread line by itself where the request may have carried a message.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string message) => MayCarryMessage(context.Request)
        ? WriteUnreadAsync(context, status, code, message) : ErrorBody.WriteAsync(context, status, code, message);

    /// <summary>For a message that did not get through: the line a patient must see when nothing else can be said (CF-601).</summary>
    public static Task WriteUnreadAsync(HttpContext context, int status, string code, string message, TimeSpan? retryAfter = null, string? safetyReply = null)
    {
        var clinic = context.RequestServices.GetRequiredService<ClinicFacts>().Options;
        return ErrorBody.WriteAsync(context, status, code, $"{message} In an emergency call {clinic.EmergencyNumber} now. The clinic's phone is {clinic.Phone}.", retryAfter, safetyReply);
    }

    private static bool MayCarryMessage(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.Value is { } path
        && (path.EndsWith("/activities", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/upload", StringComparison.OrdinalIgnoreCase));
}
