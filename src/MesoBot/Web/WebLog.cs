namespace MesoBot.Web;

internal static partial class WebLog
{
    [LoggerMessage(400, LogLevel.Error, "A request failed with {Error} in {Place}.")]
    public static partial void Unexpected(ILogger logger, string error, string place);
}
