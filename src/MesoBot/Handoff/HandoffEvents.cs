using System.Text.Json;
using MesoBot.Activities;

namespace MesoBot.Handoff;

/// <summary>The events of handoffs as the Bot Framework names them, and the values that the store keeps of them: codes of ours, never a word of the patient.</summary>
internal static class HandoffEvents
{
    public const string Initiate = "handoff.initiate";
    public const string Status = "handoff.status";

    public const string Accepted = "accepted";
    public const string Failed = "failed";
    public const string Completed = "completed";

    public static string InitiateValue(string reason, long priority, string language, string channelId, bool raised = false) => ActivityJson.Object(json =>
    {
        json.WriteString("reason"u8, reason);
        json.WriteNumber("priority"u8, priority);
        json.WriteString("language"u8, language);
        json.WriteString("channelId"u8, channelId);
        if (raised) json.WriteBoolean("raised"u8, true);
    });

    /// <param name="message">A word of ours, never one of the patient.</param>
    public static string StatusValue(string state, StaffIdentity? who, string? message = null) => ActivityJson.Object(json =>
    {
        json.WriteString("state"u8, state);
        if (message is not null) json.WriteString("message"u8, message);
        if (who is null) return;
        json.WriteStartObject("staff"u8);
        json.WriteString("id"u8, who.Id);
        json.WriteString("name"u8, who.Name);
        json.WriteString("role"u8, who.Role);
        json.WriteEndObject();
    });

    /// <summary>Who accepted, from the values of status events, newest first.</summary>
    public static StaffIdentity? AcceptedBy(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            using var json = JsonDocument.Parse(value);
            if (json.RootElement.GetProperty("state").GetString() == Accepted && json.RootElement.TryGetProperty("staff", out var staff))
                return new StaffIdentity(staff.GetProperty("id").GetString()!, staff.GetProperty("name").GetString()!, staff.GetProperty("role").GetString()!);
        }
        return null;
    }
}
