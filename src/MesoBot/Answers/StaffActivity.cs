using System.Buffers;
using System.Text;
using System.Text.Json;
using MesoBot.Activities;

namespace MesoBot.Answers;

/// <summary>
/// Words of staff as the payload of an Activity. On the wire they come from the bot, as Direct Line knows only two sides; name and role
/// of who wrote them stand in channelData.mesobot.staff, and before the text for clients that show nothing else.
/// </summary>
internal static class StaffActivity
{
    /// <param name="role">As the patient reads it.</param>
    /// <param name="more">A reviewed answer that goes along: its text, sources and disclaimer.</param>
    public static string Payload(string name, string role, string text, string language, string channelId, IReadOnlyList<Block>? more = null)
    {
        var reply = new Reply(ReplyKinds.Staff, language, [.. text.Length > 0 ? [new TextBlock(text)] : Array.Empty<Block>(), .. more ?? []]);
        return ReplyActivity.Payload(reply, channelId, new StaffName(name, role));
    }

    /// <summary>"Somebody of the staff is writing": not kept, sockets only.</summary>
    public static string Typing(string name, string role, string channelId)
    {
        var buffer = new ArrayBufferWriter<byte>(192);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, ActivityTypes.Typing);
            json.WriteString("channelId"u8, channelId);
            ReplyActivity.WriteBot(json);
            json.WriteStartObject("channelData"u8);
            json.WriteStartObject("mesobot"u8);
            Write(json, "staff"u8, new StaffName(name, role));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, StaffName staff)
    {
        json.WriteStartObject(name);
        json.WriteString("name"u8, staff.Name);
        json.WriteString("role"u8, staff.Role);
        json.WriteEndObject();
    }
}

/// <summary>Who of the staff writes, as the patient reads it.</summary>
internal sealed record StaffName(string Name, string Role);
