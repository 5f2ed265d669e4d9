namespace MesoBot.Turns;

/// <summary>A channel that is written to. Direct Line is none: its clients read the transcript.</summary>
internal interface IChannel
{
    string ChannelId { get; }

    /// <summary>
    /// Hands one activity to the platform. <see cref="SendStatus.Retry"/> only when the platform surely did not take it (no connection,
    /// 429); whatever is thrown, and what takes longer than <see cref="OutboxWorker.SendTimeout"/>, counts as unknown.
    /// </summary>
    Task<SendOutcome> SendAsync(OutboundActivity activity, CancellationToken cancellationToken);
}

/// <summary>An activity on its way to a platform.</summary>
/// <param name="Id">The same at each attempt, for platforms that recognise a repeat.</param>
/// <param name="Reference">The ConversationReference (JSON) by which the platform is written to.</param>
/// <param name="Payload">The Activity as JSON; the channel renders its blocks.</param>
internal sealed record OutboundActivity(string Id, string ConversationId, string UserId, string? Reference, string Payload);

internal enum SendStatus
{
    Sent,

    /// <summary>Not taken, and worth another try.</summary>
    Retry,

    /// <summary>Not taken, and never will be: the patient blocked the clinic, the message is too long.</summary>
    Failed,

    /// <summary>It may have arrived.</summary>
    Unknown,
}

/// <summary>What became of a sending.</summary>
/// <param name="ExternalId">The platform's id of what was sent.</param>
/// <param name="Code">Why not: a code, never the platform's text, which could repeat the message.</param>
/// <param name="Wait">At least so long before the next try.</param>
internal sealed record SendOutcome(SendStatus Status, string? ExternalId = null, string Code = "", TimeSpan Wait = default)
{
    public static SendOutcome Sent(string? externalId) => new(SendStatus.Sent, externalId);

    public static SendOutcome Retry(string code, TimeSpan wait = default) => new(SendStatus.Retry, Code: code, Wait: wait);

    public static SendOutcome Failed(string code) => new(SendStatus.Failed, Code: code);

    public static SendOutcome Unknown(string code) => new(SendStatus.Unknown, Code: code);
}
