using MesoBot.Tests.Support;

namespace MesoBot.Tests.Promises;

/// <summary>One real server with wide limits for the tests of a class.</summary>
public sealed class RealServer : IAsyncLifetime
{
    internal MesoBotServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await LearnedSearch.EnsureAsync();
        Server = await MesoBotServer.StartAsync(CrashProgram.Command, FuzzRun.Settings);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
