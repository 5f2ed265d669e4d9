using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Handoff;

internal static class HandoffServices
{
    public static IServiceCollection AddHandoff(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAlertSending(configuration);
        services.AddSingleton<HandoffNotices>().AddSingleton<HandoffRequests>().AddSingleton<DeskWriter>().AddSingleton<HandoffDesk>();
        services.AddSingleton<StaffTyping>().AddSingleton<TypingHeard>(s => s.GetRequiredService<StaffTyping>().Heard);
        services.AddSingleton<HandoffQueue>().AddSingleton<HandoffEventReader>().AddSingleton<AlertDesk>();
        services.AddSingleton<IInternalTurn, StaffReplyTurn>().AddSingleton<IInternalTurn, HandoffOverdueTurn>().AddSingleton<IInternalTurn, HandoffSilenceTurn>();
        services.AddSingleton<AlertWorker>().AddHostedService(s => s.GetRequiredService<AlertWorker>()).AddSingleton<SeenTracker>().AddHostedService(s => s.GetRequiredService<SeenTracker>());
        return services;
    }

    /// <summary>What sends an alert out of the machine, and its settings.</summary>
    public static IServiceCollection AddAlertSending(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HandoffOptions>().Bind(configuration.GetSection(HandoffOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<IValidateOptions<HandoffOptions>, HandoffOptionsValidator>().AddSingleton<AlertWebhook>().AddSingleton<AlertSender>();
    }
}
