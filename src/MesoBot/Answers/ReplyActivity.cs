using System.Buffers;
using System.Text;
using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Text;

namespace MesoBot.Answers;

/// <summary>
/// A reply as the payload of an Activity: its blocks under channelData.mesobot, and beside them what any Direct Line client shows
/// (Markdown, suggested actions, citations).
/// </summary>
internal static class ReplyActivity
{
    /// <param name="notStored">It answers a message that could not be kept.</param>
    /// <param name="isTracked">Staff are shown whether it reached the patient's device.</param>
    public static string Payload(Reply reply, string channelId, bool notStored = false, bool isTracked = false) => Payload(reply, channelId, notStored, isTracked, null);

    /// <summary>The same in the name of somebody of the staff.</summary>
    public static string Payload(Reply reply, string channelId, StaffName staff) => Payload(reply, channelId, notStored: false, isTracked: true, staff);

    /// <summary>True for payloads of which staff are shown whether they reached the patient's device.</summary>
    public static bool IsTracked(string payload) => payload.Contains(TrackMark, StringComparison.Ordinal);

    private const string TrackMark = "\"track\":true";

    private static string Payload(Reply reply, string channelId, bool notStored, bool isTracked, StaffName? staff)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions)) Write(json, reply, channelId, notStored, isTracked, staff);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Reply reply, string channelId, bool notStored, bool isTracked, StaffName? staff)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, ActivityTypes.Message);
        json.WriteString("channelId"u8, channelId);
        WriteBot(json);
        json.WriteString("locale"u8, reply.Language);
        var text = ReplyMarkdown.Of(reply);
        json.WriteString("text"u8, staff is null ? text : $"{staff.Name}, {staff.Role}:\n\n{text}");
        json.WriteString("textFormat"u8, "markdown"u8);
        json.WriteString("inputHint"u8, "acceptingInput"u8);
        if (reply.Kind == ReplyKinds.Emergency) json.WriteString("importance"u8, "high"u8);
        WriteSuggestedActions(json, reply);
        WriteEntities(json, reply);
        json.WriteStartObject("channelData"u8);
        json.WriteStartObject("mesobot"u8);
        json.WriteString("kind"u8, reply.Kind);
        json.WriteString("language"u8, reply.Language);
        if (notStored) json.WriteBoolean("notStored"u8, true);
        if (isTracked) json.WriteBoolean("track"u8, true);
        if (staff is not null) StaffActivity.Write(json, "staff"u8, staff);
        if (reply.Answering is { } answering) WriteAnswering(json, answering);
        json.WriteStartArray("blocks"u8);
        foreach (var block in reply.Blocks) WriteBlock(json, block, reply.Language);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAnswering(Utf8JsonWriter json, Answering answering)
    {
        if (answering.Staff is { } staff) StaffActivity.Write(json, "answering"u8, staff);
        else json.WriteNull("answering"u8);
    }

    public static void WriteBot(Utf8JsonWriter json)
    {
        json.WriteStartObject("from"u8);
        json.WriteString("id"u8, BotAccount.Id);
        json.WriteString("name"u8, BotAccount.Name);
        json.WriteString("role"u8, "bot"u8);
        json.WriteEndObject();
    }

    /// <summary>messageBack: the patient sees the title as their own words, the bot gets the value (cards protocol).</summary>
    private static void WriteSuggestedActions(Utf8JsonWriter json, Reply reply)
    {
        var choices = reply.Blocks.OfType<ChoicesBlock>().SelectMany(b => b.Choices).ToList();
        if (choices.Count == 0) return;
        json.WriteStartObject("suggestedActions"u8);
        json.WriteStartArray("actions"u8);
        foreach (var choice in choices)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "messageBack"u8);
            json.WriteString("title"u8, choice.Title);
            json.WriteString("text"u8, choice.Title);
            json.WriteString("displayText"u8, choice.Title);
            json.WriteStartObject("value"u8);
            json.WriteString("choice"u8, choice.Value);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Citations in the form of Activity protocol §5.3, without the mark of generated content: the words are the articles' own.</summary>
    private static void WriteEntities(Utf8JsonWriter json, Reply reply)
    {
        var citations = reply.Blocks.OfType<CitationsBlock>().SelectMany(b => b.Citations).ToList();
        if (citations.Count == 0) return;
        json.WriteStartArray("entities"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "https://schema.org/Message"u8);
        json.WriteString("@type"u8, "Message"u8);
        json.WriteString("@context"u8, "https://schema.org"u8);
        json.WriteString("@id"u8, ""u8);
        json.WriteStartArray("citation"u8);
        foreach (var citation in citations) WriteClaim(json, citation);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteClaim(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteString("@type"u8, "Claim"u8);
        json.WriteNumber("position"u8, citation.Number);
        json.WriteStartObject("appearance"u8);
        json.WriteString("@type"u8, "DigitalDocument"u8);
        json.WriteString("name"u8, citation.Title);
        if (citation.Url.Length > 0) json.WriteString("url"u8, citation.Url);
        json.WriteString("abstract"u8, citation.Where.Length > 0 ? citation.Where : citation.ArticleTitle);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, Block block, string language)
    {
        json.WriteStartObject();
        switch (block)
        {
            case TextBlock text:
                json.WriteString("type"u8, "text"u8);
                json.WriteString("text"u8, text.Text);
                break;
            case NoticeBlock notice:
                json.WriteString("type"u8, "notice"u8);
                json.WriteString("kind"u8, NameOf(notice.Kind));
                json.WriteString("title"u8, NoticeTitle.Of(notice));
                json.WriteString("text"u8, notice.Text);
                break;
            case CitationsBlock citations:
                WriteCitations(json, citations, language);
                break;
            case DisclaimerBlock disclaimer:
                json.WriteString("type"u8, "disclaimer"u8);
                json.WriteString("text"u8, disclaimer.Text);
                break;
            case ChoicesBlock choices:
                WriteChoices(json, choices);
                break;
            case CallBlock call:
                json.WriteString("type"u8, "call"u8);
                json.WriteString("label"u8, call.Label);
                json.WriteString("number"u8, call.Number);
                break;
        }
        json.WriteEndObject();
    }

    private static string NameOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Emergency => "emergency",
        NoticeKind.Concern => "concern",
        _ => "unreviewed",
    };

    private static void WriteCitations(Utf8JsonWriter json, CitationsBlock block, string language)
    {
        json.WriteString("type"u8, "citations"u8);
        json.WriteString("title"u8, Strings.Get("Sources", language));
        json.WriteStartArray("citations"u8);
        foreach (var citation in block.Citations)
        {
            json.WriteStartObject();
            json.WriteNumber("number"u8, citation.Number);
            json.WriteString("title"u8, citation.Title);
            json.WriteString("where"u8, citation.Where);
            json.WriteString("url"u8, citation.Url);
            json.WriteString("grade"u8, citation.Grade);
            json.WriteString("article"u8, citation.ArticleTitle);
            json.WriteString("reviewed"u8, citation.Reviewed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteChoices(Utf8JsonWriter json, ChoicesBlock block)
    {
        json.WriteString("type"u8, "choices"u8);
        json.WriteString("intro"u8, block.Intro);
        json.WriteStartArray("choices"u8);
        foreach (var choice in block.Choices)
        {
            json.WriteStartObject();
            json.WriteString("value"u8, choice.Value);
            json.WriteString("title"u8, choice.Title);
            json.WriteString("shortTitle"u8, choice.ShortTitle);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
