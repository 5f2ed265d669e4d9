namespace MesoBot.Turns;

internal static partial class OutboxLog
{
    [LoggerMessage(320, LogLevel.Warning, "A reply on {Channel} was not taken ({Code}) at attempt {Attempt}; it is sent again.")]
    public static partial void SentAgain(ILogger logger, string channel, string code, long attempt);

    [LoggerMessage(321, LogLevel.Error, "A reply on {Channel} could not be delivered ({Code}).")]
    public static partial void Failed(ILogger logger, string channel, string code);

    [LoggerMessage(322, LogLevel.Error, "A reply on {Channel} may or may not have arrived ({Code}). It is not sent again by itself.")]
    public static partial void Unknown(ILogger logger, string channel, string code);

    [LoggerMessage(323, LogLevel.Error, "{Count} replies were being sent when a server ended; they may or may not have arrived, and are not sent again by themselves.")]
    public static partial void Interrupted(ILogger logger, int count);
}
