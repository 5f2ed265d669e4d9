using MesoBot.Booking;

namespace MesoBot.Turns;

internal static class TurnServices
{
    /// <summary>The bot itself: what the command line needs.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddBookingOptions().AddSingleton<ConsultationBot>();
        return services;
    }

    /// <summary>Turns that come through the store: what the server needs besides.</summary>
    public static IServiceCollection AddTurnWork(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection(LimitOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<VisitorLimits>().AddSingleton<TurnQueue>().AddSingleton<PatientInbox>().AddSingleton<GivenUpTurn>().AddSingleton<TurnTaking>();
        services.AddSingleton<TurnChanges>().AddSingleton<StoredStates>();
        services.AddSingleton<Thinking>(s =>
        {
            var bot = s.GetRequiredService<ConsultationBot>();
            return (state, message, now, _) => ValueTask.FromResult(bot.Think(state, message, now));
        });
        services.AddSingleton<OutboxWorker>().AddHostedService(s => s.GetRequiredService<OutboxWorker>());
        services.AddHostedService<WorkFinder>().AddHostedService<TurnWorker>();
        return services;
    }
}
