namespace MesoBot.Knowledge;

internal static class KnowledgeServices
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration, RootFolder root)
    {
        services.AddOptions<KnowledgeOptions>().Bind(configuration.GetSection(KnowledgeOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(root);
        services.AddSingleton<KnowledgeStore>();
        services.AddHostedService<KnowledgeWatcher>();
        return services;
    }

    /// <summary>Reads the knowledge beside the start, instead of before it.</summary>
    public static IServiceCollection AddKnowledgeLoading(this IServiceCollection services)
    {
        services.AddSingleton<KnowledgeLoader>().AddHostedService(s => s.GetRequiredService<KnowledgeLoader>());
        return services;
    }
}
