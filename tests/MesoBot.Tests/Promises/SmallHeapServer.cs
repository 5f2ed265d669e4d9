using System.Globalization;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Promises;

/// <summary>
/// One real server whose heap has a hard limit. How much a process takes beyond what it holds depends on the machine (its caches decide
/// how long garbage is left), so what it may hold is given, not measured: with too little the runtime ends it.
/// </summary>
public sealed class SmallHeapServer : IAsyncLifetime
{
    /// <summary>The articles and the search take less than 60 MiB of it.</summary>
    internal const long HeapBytes = 112L * 1024 * 1024;

    internal MesoBotServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await LearnedSearch.EnsureAsync();
        Server = await MesoBotServer.StartAsync(CrashProgram.Command, new Dictionary<string, string>(FuzzRun.Settings)
        {
            // Hexadecimal, without a prefix: so the runtime reads it.
            ["DOTNET_GCHeapHardLimit"] = HeapBytes.ToString("X", CultureInfo.InvariantCulture),
        });
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
