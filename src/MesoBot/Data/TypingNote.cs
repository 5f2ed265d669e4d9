namespace MesoBot.Data;

/// <summary>Somebody writes in a conversation: this member of staff, or the patient. Ids alone, as it travels between instances.</summary>
internal sealed record TypingNote(string ConversationId, string? StaffId = null)
{
    public override string ToString() => StaffId is null ? ConversationId : $"{ConversationId} {StaffId}";

    public static TypingNote Read(string text) => text.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? new(text[..space], text[(space + 1)..]) : new(text);
}
