using System.Buffers;
using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>
/// Makes Activities of the events of handoffs. The store keeps their values; the transcript that goes with the first one is read from the
/// activities. They are for the desk and for other hubs: the patient's stream never has them.
/// </summary>
internal sealed class HandoffEventReader(StoreReader reader)
{
    private const int MaxTranscript = 1000;

    private static readonly Sql EventsOf = new("""
        SELECT e.at, e.name, e.value, e.sequence FROM handoff_events e JOIN handoffs h ON h.id = e.handoff_id WHERE h.conversation_id = @t_id ORDER BY e.id
        """);

    private static readonly Sql UpTo = new("""
        SELECT sequence, at, reply_to, payload FROM activities WHERE conversation_id = @t_id AND sequence <= @n_last ORDER BY sequence DESC LIMIT @n_limit
        """);

    private static readonly Sql PlaceOf = new("SELECT channel_id, user_id FROM conversations WHERE id = @t_id");

    /// <summary>The events of a conversation's handoffs, oldest first, as Activities in JSON; each that begins or raises one has the transcript so far attached.</summary>
    /// <returns>Null when there is no such conversation.</returns>
    public IReadOnlyList<string>? Of(string conversationId) => reader.Read(session =>
    {
        if (session.First(PlaceOf, r => new Place(conversationId, r.GetString(0), r.GetString(1)), conversationId) is not { } place) return null;
        var events = session.All(EventsOf, r => new Told(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt64(3)), conversationId);
        return (IReadOnlyList<string>)[.. events.Select(told => Render(place, told, told.Name == HandoffEvents.Initiate ? Transcript(session, place, told) : null))];
    });

    private static List<StoredActivity> Transcript(StoreSession session, Place place, Told told)
    {
        var activities = session.All(UpTo, r => new StoredActivity(r.GetInt64(0), r.GetInt64(1), r.LongOrNull(2), r.GetString(3)), place.ConversationId, told.Sequence, MaxTranscript);
        activities.Reverse();
        return activities;
    }

    private static string Render(Place place, Told told, List<StoredActivity>? transcript) => ActivityJson.Object(json =>
    {
        json.WriteString("type"u8, ActivityTypes.Event);
        json.WriteString("name"u8, told.Name);
        json.WriteString("timestamp"u8, ActivityJson.Timestamp(told.At));
        json.WriteString("channelId"u8, place.ChannelId);
        WriteAccount(json, "from"u8, BotAccount.Id, "bot"u8);
        WriteAccount(json, "recipient"u8, place.UserId, "user"u8);
        WriteConversation(json, place);
        json.WritePropertyName("value"u8);
        json.WriteRawValue(told.Value);
        if (told.Name == HandoffEvents.Initiate) json.WriteString("replyToId"u8, ActivityIds.Of(place.ConversationId, told.Sequence));
        if (transcript is null) return;
        json.WriteStartObject("relatesTo"u8);
        WriteConversation(json, place);
        WriteAccount(json, "user"u8, place.UserId, "user"u8);
        WriteAccount(json, "bot"u8, BotAccount.Id, "bot"u8);
        json.WriteString("channelId"u8, place.ChannelId);
        json.WriteEndObject();
        WriteTranscript(json, place, transcript);
    });

    private static void WriteTranscript(Utf8JsonWriter json, Place place, List<StoredActivity> transcript)
    {
        var set = new ArrayBufferWriter<byte>(4096);
        ActivityJson.WriteSet(set, place.ConversationId, transcript, transcript.Count > 0 ? transcript[^1].Sequence : 0);
        using var read = JsonDocument.Parse(set.WrittenMemory);
        json.WriteStartArray("attachments"u8);
        json.WriteStartObject();
        json.WriteString("contentType"u8, "application/json"u8);
        json.WriteString("name"u8, "Transcript"u8);
        json.WriteStartObject("content"u8);
        json.WritePropertyName("activities"u8);
        read.RootElement.GetProperty("activities").WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteAccount(Utf8JsonWriter json, ReadOnlySpan<byte> name, string id, ReadOnlySpan<byte> role)
    {
        json.WriteStartObject(name);
        json.WriteString("id"u8, id);
        json.WriteString("role"u8, role);
        json.WriteEndObject();
    }

    private static void WriteConversation(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject("conversation"u8);
        json.WriteString("id"u8, place.ConversationId);
        json.WriteEndObject();
    }

    private sealed record Place(string ConversationId, string ChannelId, string UserId);

    private sealed record Told(long At, string Name, string Value, long Sequence);
}
