namespace MesoBot.Activities;

/// <summary>An activity as readers by watermark get it.</summary>
/// <param name="Sequence">Its place in the conversation, and the watermark after it.</param>
/// <param name="At">Milliseconds since 1970 in UTC.</param>
/// <param name="ReplyTo">The sequence of what it answers.</param>
/// <param name="Payload">The Activity's JSON without id, timestamp, conversation and replyToId.</param>
internal sealed record StoredActivity(long Sequence, long At, long? ReplyTo, string Payload);
