using Microsoft.Extensions.Options;

namespace MesoBot.Booking;

internal static class BookingServices
{
    /// <summary>What can be booked, and how: the bot needs it also where there is no store.</summary>
    public static IServiceCollection AddBookingOptions(this IServiceCollection services)
    {
        services.AddOptions<BookingOptions>().BindConfiguration(BookingOptions.Section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<BookingOptions>, BookingOptionsValidator>();
    }

    public static IServiceCollection AddBooking(this IServiceCollection services) => services.AddSingleton<BookingRequests>();
}
