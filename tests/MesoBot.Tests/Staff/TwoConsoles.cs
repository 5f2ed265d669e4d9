using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Staff;

/// <summary>Two servers on one PostgreSQL with the same keys, and staff whose cookie was made at the first. Public because xunit hands it to public test classes.</summary>
public sealed class TwoConsoles(PostgresServer postgres) : IAsyncLifetime
{
    private readonly TempFolder _keys = new();
    private readonly List<TestServer> _servers = [];

    internal TestServer First => _servers[0];

    internal TestServer Second => _servers[1];

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>(ConsoleServer.Settings)
        {
            ["Data:PostgresConnection"] = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken),
            ["Data:KeysPath"] = _keys.Path,
        };
        for (var i = 0; i < 2; i++) _servers.Add(await TestServer.StartAsync(settings));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        _keys.Dispose();
    }

    /// <summary>A patient of the first server.</summary>
    internal async Task<DirectLineClient> PatientAsync(params string[] words)
    {
        var patient = new DirectLineClient(First.Address);
        await patient.StartAsync("en");
        foreach (var line in words) await patient.AskAsync(line);
        return patient;
    }

    /// <summary>Staff who signed in at the first server, and whose browser is sent to the second from now on.</summary>
    internal async Task<StaffBrowser> MovedAsync(string role = StaffRoles.Reception) => (await StaffBrowser.SignedInAsync(First, role)).At(Second.Address);

    internal T Get<T>() where T : notnull => First.Services.GetRequiredService<T>();

    internal long Count(string sql, params object?[] values) => Get<StoreReader>().Read(s => s.First(new Sql(sql), r => r.GetInt64(0), values));

    internal string Text(string sql, params object?[] values) => Get<StoreReader>().Read(s => string.Join('\n', s.All(new Sql(sql), r => r.GetString(0), values)));
}
