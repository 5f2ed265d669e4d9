using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace MesoBot.Data;

internal static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DataOptions>().Bind(configuration.GetSection(DataOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StoreDatabase>().AddSingleton<StoreSetup>().AddSingleton<StoreReader>().AddSingleton<Instance>();
        services.AddSingleton<StoreWriter>().AddHostedService(s => s.GetRequiredService<StoreWriter>());
        services.AddSingleton<ConversationStore>().AddSingleton<OutboxStore>().AddSingleton<KeyStore>().AddSingleton<ConversationSignals>();
        services.AddSingleton<TypingSignals>().AddHostedService<PostgresSignals>().AddHostedService<PostgresTyping>();
        // The keys lie beside the database, not in it: a copy of the file alone opens nothing that they seal.
        services.AddDataProtection().SetApplicationName("MesoBot");
        services.AddOptions<KeyManagementOptions>().Configure<StoreDatabase, ILoggerFactory>((keys, database, logging) =>
            keys.XmlRepository = new FileSystemXmlRepository(OwnFolder(database.KeysFolder), logging));
        services.AddSingleton<FieldSeal>();
        return services;
    }

    /// <summary>Whoever reads these keys reads names and numbers: nobody else on the machine may. Also where an earlier start left it open.</summary>
    private static DirectoryInfo OwnFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path);
        var folder = Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (folder.UnixFileMode != (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute))
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }
}
