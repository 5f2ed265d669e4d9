using Microsoft.Extensions.Options;

namespace MesoBot.Clinic;

internal static class ClinicServices
{
    public static IServiceCollection AddClinic(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClinicOptions>().Bind(configuration.GetSection(ClinicOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClinicOptions>, ClinicOptionsValidator>();
        services.AddSingleton<ClinicFacts>();
        return services;
    }
}
