namespace MesoBot.Staff;

internal static partial class StaffLog
{
    [LoggerMessage(900, LogLevel.Error, "A page of the console failed with {Error} in {Place}.")]
    public static partial void Unexpected(ILogger logger, string error, string place);

    [LoggerMessage(901, LogLevel.Error, "The sign-in service cannot be used ({Error}). Check Staff:OpenIdConnect:Authority.")]
    public static partial void ServiceFailed(ILogger logger, string error);
}
