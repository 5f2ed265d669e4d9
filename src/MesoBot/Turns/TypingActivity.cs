using System.Buffers;
using System.Text;
using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Answers;

namespace MesoBot.Turns;

/// <summary>"The bot is at it": not kept, sockets only (Direct Line §3.1).</summary>
internal static class TypingActivity
{
    public static string Payload(string channelId)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, ActivityTypes.Typing);
            json.WriteString("channelId"u8, channelId);
            ReplyActivity.WriteBot(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
