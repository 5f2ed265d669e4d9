using System.Buffers;
using System.Text;
using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Data;

namespace MesoBot.Privacy;

/// <summary>What stands in the place of an activity that was erased: who spoke, and nothing of what was said.</summary>
internal static class ErasedActivity
{
    public const string Mark = "[erased]";

    public static string Payload(string type, string role, string channelId)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, type);
            json.WriteString("channelId"u8, channelId);
            json.WriteStartObject("from"u8);
            json.WriteString("id"u8, role == Roles.User ? "erased" : BotAccount.Id);
            json.WriteString("role"u8, role == Roles.User ? "user" : "bot");
            json.WriteEndObject();
            if (type == ActivityTypes.Message) json.WriteString("text"u8, Mark);
            json.WriteStartObject("channelData"u8);
            json.WriteStartObject("mesobot"u8);
            json.WriteBoolean("erased"u8, true);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
