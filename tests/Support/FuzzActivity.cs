using System.Text;
using System.Text.Json.Nodes;

namespace MesoBot.Tests.Support;

/// <summary>Makes bodies that are almost Activities: known ones with parts changed, dropped, doubled, nested, or broken as bytes.</summary>
internal sealed class FuzzActivity(Random random)
{
    private static readonly string[] Seeds =
    [
        """{"type":"message","from":{"id":"patient"},"text":"does it hurt","locale":"en","channelData":{"clientActivityID":"a1"}}""",
        """{"type":"message","from":{"id":"patient","name":"Sara","role":"user"},"text":"هل هو مؤلم","locale":"ar-AE","textFormat":"plain","timestamp":"2026-11-22T10:00:00.000Z"}""",
        """{"type":"message","from":{"id":"patient"},"text":"my lip is white and cold since the injection","channelData":{"clientActivityID":"a2","clientTimestamp":"x"}}""",
        """{"type":"message","from":{"id":"patient"},"text":"More","value":{"choice":"more"},"channelData":{"clientActivityID":"a3","postBack":true}}""",
        """{"type":"event","from":{"id":"patient"},"name":"webchat/join","value":{"language":"en-US"}}""",
        """{"type":"typing","from":{"id":"patient"}}""",
        """{"type":"endOfConversation","from":{"id":"patient"},"code":"completedSuccessfully"}""",
        """{"type":"message","from":{"id":"patient"},"text":"","attachments":[{"contentType":"image/png","contentUrl":"data:image/png;base64,AAAA","name":"face.png"}]}""",
        """{"type":"message","from":{"id":"patient"},"text":"hi","entities":[{"type":"ClientCapabilities","requiresBotState":true,"supportsListening":true}],"deliveryMode":"expectReplies"}""",
        """{"type":"invoke","from":{"id":"patient"},"name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","verb":"x"}},"id":"1|0000001","conversation":{"id":"1"},"recipient":{"id":"b"},"serviceUrl":"http://169.254.169.254/"}""",
        """{"resumeKey":"abcdefghijklmnopqrstuvwxyz","locale":"en"}""",
        """{"user":{"id":"dl_abc","name":"x"},"trustedOrigins":[]}""",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-0", "1e999", "-1e-999", "123456789012345678901234567890", "9223372036854775808", "\"\"", "\" \"", "[]", "{}", "[[]]", "[null]", "[{}]", "{\"\":{}}",
        "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\u202e\u200f\"", "\"\\ud83d\\ude00\"", "\"message\"", "\"choice:safe\"", "\"dl_x\"", "\"../../etc/passwd\"", "\"<script>\"", "\"'; DROP TABLE activities;--\"",
        "{\"id\":\"\\ud800\"}", "{\"clientActivityID\":\"\\u0000\"}", "{\"clientActivityID\":5}", "{\"choice\":\"\\ud800\"}", "{\"choice\":[]}", "{\"id\":\"x\",\"name\":\"\\udfff\"}", "{\"a\\ud800\":1}",
    ];

    private static readonly string[] Names = ["type", "from", "text", "value", "channelData", "locale", "attachments", "id", "name", "\\ud800", "\\u0000", "", "__proto__", "$type", "conversation", "resumeKey", "user"];

    public byte[] Next()
    {
        var text = Change(Seeds[random.Next(Seeds.Length)]);
        for (var more = random.Next(3); more > 0; more--) text = Change(text);
        var bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(4) == 0 ? Break(bytes) : bytes;
    }

    private string Change(string text) => random.Next(9) switch
    {
        0 => WithProperty(text),
        1 => Replaced(text),
        2 => Dropped(text),
        3 => text.Insert(text.Length - 1, $",\"{Names[random.Next(Names.Length)]}\":{Values[random.Next(Values.Length)]}"),
        4 => new string('[', random.Next(1, 100)) + text,
        5 => string.Concat(Enumerable.Repeat("{\"a\":", random.Next(1, 80))) + text + new string('}', random.Next(1, 80)),
        6 => text.Replace("\"text\":\"", "\"text\":\"" + new string((char)random.Next(0x20, 0xd7ff), random.Next(1, 9000)), StringComparison.Ordinal),
        7 => text.Replace("\"type\":\"", "\"type\":\"" + (char)random.Next(0x20, 0x3000), StringComparison.Ordinal),
        _ => text,
    };

    private string WithProperty(string text) => text.StartsWith('{') && text.Length > 2
        ? $"{{\"{Names[random.Next(Names.Length)]}\":{Values[random.Next(Values.Length)]},{text[1..]}" : text;

    private string Replaced(string text)
    {
        if (ReadObject(text) is not { Count: > 0 } json) return text;
        var name = json.ElementAt(random.Next(json.Count)).Key;
        json[name] = "@@";
        return Text(json, text).Replace("\"@@\"", Values[random.Next(Values.Length)], StringComparison.Ordinal);
    }

    private string Dropped(string text)
    {
        if (ReadObject(text) is not { Count: > 0 } json) return text;
        json.Remove(json.ElementAt(random.Next(json.Count)).Key);
        return Text(json, text);
    }

    private static string Text(JsonObject json, string otherwise)
    {
        try
        {
            return json.ToJsonString();
        }
        catch (InvalidOperationException)
        {
            // It holds half a character by now.
            return otherwise;
        }
    }

    private static JsonObject? ReadObject(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject is { } json && json.Count >= 0 ? json : null;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private byte[] Break(byte[] bytes)
    {
        var at = random.Next(bytes.Length);
        switch (random.Next(5))
        {
            case 0:
                return bytes[..at];
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                return [.. bytes[..at], .. RandomBytes(random.Next(1, 20)), .. bytes[at..]];
            case 3:
                return [0xEF, 0xBB, 0xBF, .. bytes];
            default:
                return RandomBytes(random.Next(0, 300));
        }
    }

    private byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
