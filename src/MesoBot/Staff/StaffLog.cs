namespace MesoBot.Staff;

internal static partial class StaffLog
{
    [LoggerMessage(900, LogLevel.Error, "A page of the console failed with {Error} in {Place}.")]
    public static partial void Unexpected(ILogger logger, string error, string place);
}
