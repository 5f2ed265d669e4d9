namespace MesoBot.Turns;

internal static partial class TurnLog
{
    [LoggerMessage(300, LogLevel.Error, "A message could not be stored (urgent: {IsUrgent}). The sender was told so.")]
    public static partial void NotStored(ILogger logger, bool isUrgent);

    [LoggerMessage(301, LogLevel.Error, "A turn failed with {Error} at attempt {Attempt}.")]
    public static partial void TurnFailed(ILogger logger, string error, long attempt);

    [LoggerMessage(302, LogLevel.Warning, "The store is away; the turn is tried again.")]
    public static partial void StoreAway(ILogger logger);

    [LoggerMessage(305, LogLevel.Error, "Work outside of a turn failed with {Error}; it is tried again.")]
    public static partial void WorkFailed(ILogger logger, string error);

    [LoggerMessage(303, LogLevel.Information, "Work that nobody held was found: {Conversations} conversations.")]
    public static partial void FoundWork(ILogger logger, int conversations);

    [LoggerMessage(304, LogLevel.Error, "A turn ({Kind}) failed too often and is given up; whoever waits for it is told.")]
    public static partial void GivenUp(ILogger logger, string kind);
}
