using MesoBot.Data;

namespace MesoBot.Privacy;

internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<Erasure>().AddSingleton<PrivacyWishes>().AddSingleton<IInternalTurn, LaterErasure>().AddHostedService<LogCleaning>();
}
