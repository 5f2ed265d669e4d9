namespace MesoBot.Site;

internal static partial class SiteLog
{
    [LoggerMessage(1, LogLevel.Warning, "The text of a page is not taken over, the last good one is shown: {Why}")]
    public static partial void PageNotTaken(ILogger logger, string why);

    [LoggerMessage(2, LogLevel.Warning, "The chat widget is not there, so pages show no chat: {Why}")]
    public static partial void WidgetMissing(ILogger logger, string why);
}
