namespace MesoBot.Booking;

internal static class BookingServices
{
    public static IServiceCollection AddBooking(this IServiceCollection services) => services.AddSingleton<BookingRequests>();
}
