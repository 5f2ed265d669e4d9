using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MesoBot.Activities;

namespace MesoBot.Web;

/// <summary>Errors as Direct Line's clients read them: {"error":{"code","message"}} (Direct Line §2.1).</summary>
internal static class ErrorBody
{
    /// <param name="code">Stable; programs look at it.</param>
    /// <param name="message">For people; says what to do.</param>
    /// <param name="safetyReply">Payload of a reply to show although the message was not kept.</param>
    public static Task WriteAsync(HttpContext context, int status, string code, string message, TimeSpan? retryAfter = null, string? safetyReply = null)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartObject("error"u8);
            json.WriteString("code"u8, code);
            json.WriteString("message"u8, message);
            json.WriteEndObject();
            if (safetyReply is not null)
            {
                json.WriteStartArray("activities"u8);
                json.WriteRawValue(safetyReply, skipInputValidation: true);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        // Whole seconds, rounded up: 0 would ask for an immediate repeat.
        if (retryAfter is { } wait) response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        response.ContentLength = buffer.WrittenCount;
        return response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted).AsTask();
    }
}
