using System.Buffers;
using System.Text;
using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Data;

namespace MesoBot.Cli;

/// <summary>A conversation as one line of JSON: ids, sessions, activities in order, and behind each reply of the bot the trace of its turn.</summary>
internal static class TranscriptJson
{
    /// <summary>A long conversation leaves in pieces.</summary>
    private const int FlushAt = 64 * 1024;

    public static void Write(TextWriter output, TranscriptReader reader, TranscriptHead head)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushAt);
        using var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions);
        json.WriteStartObject();
        json.WriteString("conversation"u8, head.Id);
        json.WriteString("person"u8, head.PersonId);
        json.WriteString("channel"u8, head.ChannelId);
        json.WriteString("user"u8, head.UserId);
        json.WriteString("locale"u8, head.Locale);
        json.WriteString("owner"u8, head.Owner);
        json.WriteString("created"u8, ActivityJson.Timestamp(head.CreatedAt));
        json.WriteString("last"u8, ActivityJson.Timestamp(head.LastAt));
        WriteSessions(json, reader.Sessions(head.Id));
        json.WriteStartArray("activities"u8);
        foreach (var activity in reader.Activities(head.Id))
        {
            WriteActivity(json, head.Id, activity);
            if (json.BytesPending + buffer.WrittenCount >= FlushAt) Pass(json, buffer, output);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        Pass(json, buffer, output);
        output.WriteLine();
    }

    private static void Pass(Utf8JsonWriter json, ArrayBufferWriter<byte> buffer, TextWriter output)
    {
        json.Flush();
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        buffer.ResetWrittenCount();
    }

    private static void WriteSessions(Utf8JsonWriter json, IReadOnlyList<SessionRow> sessions)
    {
        json.WriteStartArray("sessions"u8);
        foreach (var session in sessions)
        {
            json.WriteStartObject();
            json.WriteNumber("number"u8, session.Number);
            json.WriteString("started"u8, ActivityJson.Timestamp(session.StartedAt));
            json.WriteString("ended"u8, session.EndedAt is { } ended ? ActivityJson.Timestamp(ended) : null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteActivity(Utf8JsonWriter json, string conversationId, TranscriptActivity activity)
    {
        using var document = JsonDocument.Parse(activity.Payload);
        var said = TranscriptWords.Of(document.RootElement);
        json.WriteStartObject();
        json.WriteString("id"u8, ActivityIds.Of(conversationId, activity.Sequence));
        json.WriteNumber("session"u8, activity.Session);
        json.WriteString("at"u8, ActivityJson.Timestamp(activity.At));
        json.WriteString("type"u8, activity.Type);
        json.WriteString("role"u8, activity.Role);
        if (activity.ReplyTo is { } replyTo) json.WriteString("replyTo"u8, ActivityIds.Of(conversationId, replyTo));
        json.WriteString("text"u8, said.Text);
        if (said.Choice is { } choice) json.WriteString("choice"u8, choice);
        if (said.Kind is { } kind) json.WriteString("kind"u8, kind);
        if (said.Blocks.ValueKind == JsonValueKind.Array)
        {
            json.WritePropertyName("blocks"u8);
            said.Blocks.WriteTo(json);
        }
        if (activity.Trace is { } trace) WriteTrace(json, trace);
        json.WriteEndObject();
    }

    private static void WriteTrace(Utf8JsonWriter json, TurnTraceRow trace)
    {
        json.WriteStartObject("trace"u8);
        json.WriteString("kind"u8, trace.Kind);
        json.WriteString("topic"u8, trace.Topic);
        json.WriteString("triageLevel"u8, trace.TriageLevel);
        json.WriteString("triageRule"u8, trace.TriageRule);
        json.WriteString("triageCategory"u8, trace.TriageCategory);
        json.WriteString("language"u8, trace.Language);
        json.WritePropertyName("articles"u8);
        json.WriteRawValue(trace.Articles, skipInputValidation: true);
        json.WritePropertyName("texts"u8);
        json.WriteRawValue(trace.Texts, skipInputValidation: true);
        json.WriteString("knowledge"u8, trace.KnowledgeVersion);
        json.WriteString("prompt"u8, trace.PromptVersion);
        json.WriteNumber("thoughtMicroseconds"u8, trace.ThoughtMicroseconds);
        json.WriteEndObject();
    }
}
