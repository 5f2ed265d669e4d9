namespace MesoBot.Turns;

internal enum AcceptStatus
{
    /// <summary>On disk: it will be answered.</summary>
    Accepted,

    /// <summary>The visitor, or all together, send more than may be answered.</summary>
    TooMany,

    /// <summary>More waits than can be answered soon.</summary>
    Overloaded,

    /// <summary>The store is away: it was not kept.</summary>
    NotStored,

    /// <summary>Longer than a message may be.</summary>
    TooLong,

    /// <summary>Files and pictures are not taken.</summary>
    HasFiles,

    UnknownConversation,
}

/// <summary>What a channel has to tell the sender.</summary>
/// <param name="Sequence">Of the stored activity; 0 when it is not kept.</param>
/// <param name="SafetyReply">Payload of the safety reply to show although the message was refused; null without danger.</param>
internal sealed record Acceptance(AcceptStatus Status, long Sequence = 0, TimeSpan RetryAfter = default, string? SafetyReply = null);
