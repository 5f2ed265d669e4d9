using Microsoft.Extensions.Options;

namespace MesoBot.Booking;

internal static class BookingServices
{
    public static IServiceCollection AddBooking(this IServiceCollection services)
    {
        services.AddOptions<BookingOptions>().BindConfiguration(BookingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BookingOptions>, BookingOptionsValidator>();
        return services.AddSingleton<BookingRequests>();
    }
}
