using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MesoBot.Benchmarks.Server;

/// <summary>A server as a process of its own on the first CPU, and what the system knows of it.</summary>
internal sealed class PinnedServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Of /proc/PID/stat.</summary>
    private const double TicksPerSecond = 100;

    private readonly Process _process;

    private PinnedServer(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>From the start of the process to its first 200.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    public double MemoryMiB => Status("VmRSS:") / 1024.0;

    public double CpuSeconds
    {
        get
        {
            // The name in brackets may hold spaces; what follows it does not.
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <param name="command">The words {port} stand for the port to listen on.</param>
    public static PinnedServer Start(IEnumerable<string> command, IReadOnlyDictionary<string, string> settings)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("taskset", ["-c", "0", .. command.Select(c => c.Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        var errors = new List<string>();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => errors.Add(e.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new PinnedServer(process, port);
        while (!server.IsHealthy())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(begun) > Patience) throw new InvalidOperationException("The server did not start: " + string.Join(' ', errors));
            Thread.Sleep(2);
        }
        server.FirstAnswer = Stopwatch.GetElapsedTime(begun);
        return server;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private bool IsHealthy()
    {
        try
        {
            using var connection = new RawConnection(Port);
            connection.Send("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8);
            return connection.ReadStatus() == 200;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private long Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
