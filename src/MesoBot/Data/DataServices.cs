namespace MesoBot.Data;

internal static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DataOptions>().Bind(configuration.GetSection(DataOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StoreDatabase>().AddSingleton<StoreSetup>().AddSingleton<StoreReader>().AddSingleton<Instance>();
        services.AddSingleton<StoreWriter>().AddHostedService(s => s.GetRequiredService<StoreWriter>());
        services.AddSingleton<ConversationStore>().AddSingleton<OutboxStore>().AddSingleton<KeyStore>().AddSingleton<ConversationSignals>();
        services.AddHostedService<PostgresSignals>();
        return services;
    }
}
