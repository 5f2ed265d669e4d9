namespace MesoBot.Handoff;

/// <summary>What the desk logs: ways and codes, never a word, a name or an address.</summary>
internal static partial class HandoffLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "An alert could not be delivered by {way} ({code}). It is tried again.")]
    public static partial void AlertNotDelivered(ILogger logger, string way, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Alerts could not be looked at ({kind}). This is tried again.")]
    public static partial void AlertsFailed(ILogger logger, string kind);
}
