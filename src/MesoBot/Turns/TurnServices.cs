using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Handoff;

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
        services.AddSingleton<WakeConversation>(Wake).AddSingleton<EndEmergency>(_ => ConversationStateJson.WithoutEmergency);
        services.AddSingleton<OutboxWorker>().AddHostedService(s => s.GetRequiredService<OutboxWorker>());
        services.AddHostedService<WorkFinder>().AddHostedService<TurnWorker>();
        return services;
    }

    private static WakeConversation Wake(IServiceProvider services)
    {
        var (signals, queue, outbox) = (services.GetRequiredService<ConversationSignals>(), services.GetRequiredService<TurnQueue>(), services.GetRequiredService<OutboxWorker>());
        return id =>
        {
            signals.Changed(id);
            queue.Wake(id, isUrgent: false);
            outbox.Wake();
        };
    }
}
