using Microsoft.Extensions.Options;

namespace MesoBot.Clinic;

internal static class ClinicServices
{
    public static IServiceCollection AddClinic(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(ClinicOptions.Section);
        services.AddOptions<ClinicOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClinicOptions>>(new ClinicListsValidator(section));
        services.AddSingleton<IValidateOptions<ClinicOptions>, ClinicOptionsValidator>();
        services.AddSingleton<ClinicFacts>();
        return services;
    }
}
