namespace MesoBot.Privacy;

internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services.AddSingleton<PrivacyWishes>();
}
