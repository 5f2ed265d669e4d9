namespace MesoBot.Turns;

internal static class TurnServices
{
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddSingleton<ConsultationBot>();
        return services;
    }
}
