using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MesoBot.Activities;

/// <summary>Writes what readers get. A stored payload is an object without its ids; they are put in front of it.</summary>
internal static class ActivityJson
{
    /// <summary>JSON is never put into HTML here, so Arabic may stand as it is: a third of the bytes.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private const int ShortText = 2048;

    /// <summary>ISO 8601 in UTC with milliseconds (Activity protocol §1).</summary>
    public static string Timestamp(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>An object as text.</summary>
    public static string Object(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>An ActivitySet: activities of one conversation up to a watermark.</summary>
    public static void WriteSet(IBufferWriter<byte> output, string conversationId, IReadOnlyList<StoredActivity> activities, long watermark)
    {
        Write(output, "{\"activities\":["u8);
        for (var i = 0; i < activities.Count; i++)
        {
            if (i > 0) Write(output, ","u8);
            WriteActivity(output, conversationId, activities[i]);
        }
        Write(output, "],\"watermark\":\""u8);
        Write(output, watermark.ToString(CultureInfo.InvariantCulture));
        Write(output, "\"}"u8);
    }

    /// <summary>A set of one activity that is not kept: without a watermark, so that the client stays where it is.</summary>
    public static void WritePassing(IBufferWriter<byte> output, string activity)
    {
        Write(output, "{\"activities\":["u8);
        Write(output, activity);
        Write(output, "]}"u8);
    }

    private static void WriteActivity(IBufferWriter<byte> output, string conversationId, StoredActivity activity)
    {
        Write(output, "{\"id\":\""u8);
        Write(output, ActivityIds.Of(conversationId, activity.Sequence));
        Write(output, "\",\"timestamp\":\""u8);
        Write(output, Timestamp(activity.At));
        Write(output, "\",\"conversation\":{\"id\":\""u8);
        Write(output, conversationId);
        Write(output, "\"},"u8);
        if (activity.ReplyTo is { } replyTo)
        {
            Write(output, "\"replyToId\":\""u8);
            Write(output, ActivityIds.Of(conversationId, replyTo));
            Write(output, "\","u8);
        }
        Write(output, activity.Payload.AsSpan(1));
    }

    private static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes) => output.Write(bytes);

    private static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        // Counting costs a pass; for long texts it saves two thirds of the memory.
        var span = output.GetSpan(text.Length <= ShortText ? Encoding.UTF8.GetMaxByteCount(text.Length) : Encoding.UTF8.GetByteCount(text));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }
}
