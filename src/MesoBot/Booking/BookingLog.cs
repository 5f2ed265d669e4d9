namespace MesoBot.Booking;

internal static partial class BookingLog
{
    [LoggerMessage(500, LogLevel.Warning, "The calendar file of Booking:IcsFiles:{Index} was not taken over; what was known before still counts. {Problem}")]
    public static partial void CalendarRefused(ILogger logger, int index, string problem);

    [LoggerMessage(501, LogLevel.Warning, "The store is away; free times are shown as they were known last.")]
    public static partial void StoreAway(ILogger logger);

    [LoggerMessage(502, LogLevel.Error, "Working out free times failed with {Error}.")]
    public static partial void Failed(ILogger logger, string error);
}
