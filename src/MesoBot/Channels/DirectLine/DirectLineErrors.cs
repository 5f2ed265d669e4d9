using MesoBot.Clinic;
using MesoBot.Web;

namespace MesoBot.Channels.DirectLine;

/// <summary>Refusals. Where a message was refused unread, the person behind it is told the emergency number all the same.</summary>
internal static class DirectLineErrors
{
    public static Task WriteAsync(HttpContext context, int status, string code, string message, TimeSpan? retryAfter = null, string? safetyReply = null) =>
        ErrorBody.WriteAsync(context, status, code, message, retryAfter, safetyReply);

    /// <summary>For a message that did not get through: the line a patient must see when nothing else can be said (CF-601).</summary>
    public static Task WriteUnreadAsync(HttpContext context, int status, string code, string message, TimeSpan? retryAfter = null, string? safetyReply = null)
    {
        var clinic = context.RequestServices.GetRequiredService<ClinicFacts>().Options;
        return WriteAsync(context, status, code, $"{message} In an emergency call {clinic.EmergencyNumber} now. The clinic's phone is {clinic.Phone}.", retryAfter, safetyReply);
    }
}
