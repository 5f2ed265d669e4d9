namespace MesoBot.Data;

internal static partial class StoreLog
{
    [LoggerMessage(200, LogLevel.Error, "A commit of {Changes} changes failed: {Error} ({Code}). Nothing of it is stored, and nobody was told that it is.")]
    public static partial void CommitFailed(ILogger logger, int changes, string error, string code);

    [LoggerMessage(201, LogLevel.Information, "The database was brought to migration {Migration}.")]
    public static partial void Migrated(ILogger logger, string migration);
}
