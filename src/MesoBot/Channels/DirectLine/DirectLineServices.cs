namespace MesoBot.Channels.DirectLine;

internal static class DirectLineServices
{
    public static IServiceCollection AddDirectLine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DirectLineOptions>().Bind(configuration.GetSection(DirectLineOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DirectLineTokens>().AddSingleton<DirectLineAuth>().AddSingleton<DirectLineConversations>();
        return services;
    }
}
