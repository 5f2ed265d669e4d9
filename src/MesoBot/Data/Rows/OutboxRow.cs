namespace MesoBot.Data;

/// <summary>An activity on its way to a channel that is written to.</summary>
internal sealed class OutboxRow
{
    public long Id { get; set; }

    public required string ConversationId { get; set; }

    public long Sequence { get; set; }

    public required string ChannelId { get; set; }

    /// <summary>One of <see cref="Deliveries"/>.</summary>
    public required string Status { get; set; }

    public long Attempts { get; set; }

    /// <summary>Not handed to the channel before this time; while it is being sent, the time by which that must have ended.</summary>
    public long NextAt { get; set; }

    /// <summary>The instance that hands it to the channel at this moment; null otherwise.</summary>
    public string? Sender { get; set; }

    /// <summary>The channel's id of what was sent.</summary>
    public string? ExternalId { get; set; }

    /// <summary>A code, never a text of the channel: it could repeat the message.</summary>
    public string? Error { get; set; }
}

/// <summary>What is known of a delivery.</summary>
internal static class Deliveries
{
    public const string Pending = "pending";

    /// <summary>Handed to the channel; found so after a crash, it becomes <see cref="Unknown"/>.</summary>
    public const string Sending = "sending";

    public const string Sent = "sent";
    public const string Failed = "failed";

    /// <summary>It may have arrived. Sending again could say it twice, so staff are shown it instead.</summary>
    public const string Unknown = "unknown";
}
