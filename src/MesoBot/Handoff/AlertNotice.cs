using System.Buffers;
using System.Text;
using System.Text.Json;
using MesoBot.Activities;

namespace MesoBot.Handoff;

/// <summary>What leaves the machine of an alert: no word of the patient, no name, nothing of what it is about.</summary>
/// <param name="Link">Opens the conversation in the console, for who is signed in there; empty when the console's address is not set.</param>
internal sealed record AlertNotice(string Id, string Kind, long CreatedAt, long Attempt, string Clinic, string Link)
{
    /// <summary>The kind of a notice that nobody's danger stands behind.</summary>
    public const string Test = "test";

    public byte[] Json()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("alert"u8, Id);
            json.WriteString("kind"u8, Kind);
            json.WriteString("raisedAt"u8, ActivityJson.Timestamp(CreatedAt));
            json.WriteNumber("attempt"u8, Attempt);
            json.WriteString("clinic"u8, Clinic);
            if (Link.Length > 0) json.WriteString("link"u8, Link);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    public string Subject => Clinic + ": " + Kind switch
    {
        HandoffReasons.Emergency => "a patient may be in danger",
        Test => "a test of the alert",
        _ => "a patient needs a clinician",
    };

    public string Body()
    {
        if (Kind == Test) return $"This is a test. Nobody is in danger.\n\nAlerts of the chat will reach you this way.\n\nSent: {ActivityJson.Timestamp(CreatedAt)}\n";
        var text = new StringBuilder();
        text.Append(Kind == HandoffReasons.Emergency ? "A patient in the chat may be in danger and was told to call the ambulance." : "A patient in the chat needs a clinician.");
        text.Append($"\n\nRaised: {ActivityJson.Timestamp(CreatedAt)}\nAlert: {Id}\nAttempt: {Attempt}\n");
        if (Link.Length > 0) text.Append($"Open it: {Link}\n");
        return text.Append("\nThis is sent again until somebody acknowledges it in the staff console.\n").ToString();
    }
}
