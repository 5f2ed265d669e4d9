using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace MesoBot.Tests.Support;

/// <summary>One PostgreSQL server in a folder of its own that is gone afterwards, whatever happens to the test process.</summary>
internal sealed class PostgresProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly PostgresPrograms _programs;
    private readonly bool _durable;
    private readonly string _folder;
    private readonly ServerLog _log = new();
    private int _port;
    private Process? _process;
    private ParentWatch? _watch;

    private PostgresProcess(PostgresPrograms programs, string folder, bool durable) => (_programs, _folder, _durable) = (programs, folder, durable);

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "postgres",
        Database = "postgres",
        Timeout = 10,
        // A test in which the server dies should not wait half a minute for a broken connection to be noticed.
        CommandTimeout = 20,
    }.ConnectionString;

    private string Data => Path.Combine(_folder, "data");

    public static async Task<PostgresProcess> CreateAsync(bool durable)
    {
        var server = new PostgresProcess(await PostgresPrograms.FindAsync(), Directory.CreateTempSubdirectory("mesobot-pg-").FullName, durable);
        try
        {
            await server.InitialiseAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync()
    {
        if (_process is { HasExited: false }) return;
        // Another program may take the free port before the server does; then another one is tried.
        for (var attempt = 1; ; attempt++)
        {
            Launch();
            if (await BecomesReadyAsync()) return;
            var settled = attempt == 3;
            await StopAsync("QUIT");
            if (settled) throw new TestSetupException("PostgreSQL did not start. It wrote:\n" + _log.Text);
            _port = 0;
        }
    }

    public async Task StopAsync(string signal)
    {
        if (_process is null) return;
        await Signal.SendAsync(_process, signal);
        using var time = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(time.Token);
        _watch?.Dispose();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync("QUIT");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task InitialiseAsync()
    {
        if (PostgresPrograms.RunAsPostgres) await RunAsync("chown", ["postgres", _folder]);
        var (program, arguments) = PostgresPrograms.AsAllowed(_programs.InitDb,
            ["-D", Data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", OperatingSystem.IsLinux() ? "--locale=C.UTF-8" : "--locale=C", "--no-sync", "--no-instructions"]);
        await RunAsync(program, arguments);
    }

    private async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        var run = await Command.RunAsync(program, arguments, Limit, folder: _folder);
        if (run.ExitCode != 0) throw new TestSetupException($"PostgreSQL's data folder could not be made ({Path.GetFileName(program)} ended with {run.ExitCode}):\n{run.Output}");
    }

    private void Launch()
    {
        if (_port == 0) _port = FreePort();
        var (program, arguments) = PostgresPrograms.AsAllowed(_programs.Postgres,
            ["-D", Data, "-p", _port.ToString(), .. Settings().SelectMany(s => new[] { "-c", s })]);
        _process = Process.Start(Command.Describe(program, arguments, folder: _folder))!;
        _log.Follow(_process);
        // SIGQUIT, so that the postmaster takes its own children along.
        _watch = ParentWatch.Over(_process.Id, "QUIT", _folder);
    }

    private IEnumerable<string> Settings()
    {
        var switched = _durable ? "on" : "off";
        return
        [
            "listen_addresses=127.0.0.1", "unix_socket_directories=" + _folder, "max_connections=200", "shared_buffers=64MB",
            "fsync=" + switched, "synchronous_commit=" + switched, "full_page_writes=" + switched, "log_min_messages=warning",
        ];
    }

    private async Task<bool> BecomesReadyAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, Timeout = 2 };
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < Limit && !_process!.HasExited; await Task.Delay(50))
        {
            try
            {
                await using var connection = new NpgsqlConnection(settings.ConnectionString);
                await connection.OpenAsync();
                // Another server might have answered from this port.
                if (!_process.HasExited) return true;
            }
            catch (NpgsqlException)
            {
                // Not yet.
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
