using MesoBot.Tests.Support;

namespace MesoBot.Tests.Staff;

/// <summary>One server for the tests of a class. Public because xunit hands it to public test classes.</summary>
public sealed class StaffServer : IAsyncLifetime
{
    private TestServer? _server;

    internal TestServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Staff:SignInsPerMinute"] = "5000" });

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
