namespace MesoBot.Handoff;

internal static class HandoffStates
{
    public const string Waiting = "waiting";
    public const string Live = "live";
    public const string Closed = "closed";
}

/// <summary>How a handoff ended.</summary>
internal static class HandoffClosings
{
    public const string Resolved = "resolved";

    /// <summary>Back to the bot.</summary>
    public const string Returned = "returned";
}

/// <summary>What became of a reply of staff.</summary>
internal static class SendStates
{
    public const string Pending = "pending";
    public const string Sent = "sent";

    /// <summary>Who wrote it held the conversation no more when it was due.</summary>
    public const string Refused = "refused";
}

/// <summary>Internal activities of the desk, and the keys that make them unique.</summary>
internal static class HandoffKinds
{
    public const string Reply = "staff.reply";
    public const string Overdue = "handoff.overdue";
    public const string Silence = "handoff.silence";

    public static string Key(string kind, string id) => $"{kind}|{id}";
}
