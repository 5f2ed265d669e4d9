using System.Buffers;
using System.Text;
using MesoBot.Activities;
using MesoBot.Turns;

namespace MesoBot.Channels.DirectLine;

/// <summary>What became of a posted activity, as an HTTP answer.</summary>
internal static class AcceptanceAnswer
{
    public static Task WriteAsync(HttpContext context, string conversationId, Acceptance acceptance) => acceptance.Status switch
    {
        AcceptStatus.Accepted => WriteIdAsync(context, acceptance.Sequence > 0 ? ActivityIds.Of(conversationId, acceptance.Sequence) : Guid.NewGuid().ToString("N")),
        AcceptStatus.TooMany => DirectLineErrors.WriteUnreadAsync(
            context, StatusCodes.Status429TooManyRequests, "TooManyMessages", "Too many messages at once; please wait a moment.", acceptance.RetryAfter, acceptance.SafetyReply),
        AcceptStatus.Overloaded => DirectLineErrors.WriteUnreadAsync(
            context, StatusCodes.Status503ServiceUnavailable, "Busy", "The chat is busy; please try again in a moment.", acceptance.RetryAfter, acceptance.SafetyReply),
        AcceptStatus.NotStored => DirectLineErrors.WriteUnreadAsync(
            context, StatusCodes.Status503ServiceUnavailable, "NotStored", "The message could not be kept; please send it again.", acceptance.RetryAfter, acceptance.SafetyReply),
        AcceptStatus.TooLong => DirectLineErrors.WriteUnreadAsync(
            context, StatusCodes.Status413PayloadTooLarge, "MessageTooLong", $"The message is too long: please write at most {PatientInbox.MaxTextLength} characters.", null, acceptance.SafetyReply),
        AcceptStatus.HasFiles => WriteFilesRefusedAsync(context, acceptance.SafetyReply),
        _ => DirectLineErrors.WriteUnreadAsync(
            context, StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation. Start one with POST conversations.", null, acceptance.SafetyReply),
    };

    public static Task WriteFilesRefusedAsync(HttpContext context, string? safetyReply) => DirectLineErrors.WriteUnreadAsync(
        context, StatusCodes.Status415UnsupportedMediaType, "FilesNotTaken", "This chat takes text only; please do not send photographs or files.", null, safetyReply);

    private static Task WriteIdAsync(HttpContext context, string id)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        buffer.Write("{\"id\":\""u8);
        buffer.Write(Encoding.UTF8.GetBytes(id));
        buffer.Write("\"}"u8);
        return DirectLineEndpoints.WriteAsync(context, StatusCodes.Status200OK, buffer);
    }
}
