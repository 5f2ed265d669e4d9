using MesoBot.Data;
using MesoBot.Privacy;
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

    /// <summary>Requests, times, reminders and calendar files, over the store.</summary>
    public static IServiceCollection AddBooking(this IServiceCollection services)
    {
        services.AddOptions<DiaryOptions>().BindConfiguration(BookingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DiaryOptions>, DiaryOptionsValidator>();
        services.AddSingleton<CalendarImport>().AddSingleton<SlotBoards>().AddHostedService(s => s.GetRequiredService<SlotBoards>());
        services.AddSingleton<Func<string, FreeTimes?>>(s => s.GetRequiredService<SlotBoards>().FreeFor);
        services.AddSingleton<SealedForms>().AddSingleton<BookingStore>().AddSingleton<BookingSlots>().AddSingleton<BookingRequests>().AddSingleton<BookingDesk>().AddSingleton<BookingList>();
        services.AddSingleton<IKeptRequests, BookingsOfPerson>().AddSingleton<ForgottenBookings>();
        services.AddSingleton<BookingMessages>().AddSingleton<CalendarLinks>().AddSingleton<Reminders>();
        return services.AddSingleton<IInternalTurn, BookingReminder>().AddSingleton<IInternalTurn, ConfirmedNotice>().AddSingleton<IInternalTurn, HoldEnd>();
    }
}
