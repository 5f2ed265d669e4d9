namespace MesoBot.Handoff;

internal static class HandoffServices
{
    public static IServiceCollection AddHandoff(this IServiceCollection services) => services.AddSingleton<HandoffRequests>();
}
