using System.Diagnostics;
using System.Globalization;
using System.Reflection.PortableExecutable;

namespace MesoBot.Benchmarks.Server;

/// <summary>
/// The whole server against bare Kestrel in the same run: rounds alternate, each server has the first CPU, the load the second.
/// <c>server [--rounds N] [--seconds S] [--warm S] [--mesobot FOLDER]</c>; the folder is what
/// <c>dotnet publish src/MesoBot -c Release -r linux-x64 --no-self-contained -o FOLDER</c> made;
/// without it the build beside the benchmark runs. <c>--alone</c> leaves out what it is compared with, for profiling. Trust ratios of one run, never a single figure.
/// </summary>
internal static class ServerBenchmark
{
    private const int Clients = 32;
    private const double Pace = 200;
    private const int Starts = 5;

    public static int Run(string[] args)
    {
        var rounds = int.Parse(Value(args, "--rounds") ?? "5", CultureInfo.InvariantCulture);
        var time = TimeSpan.FromSeconds(double.Parse(Value(args, "--seconds") ?? "5", CultureInfo.InvariantCulture));
        // On one CPU the compiler needs that long to come to its final code beside the load.
        var warm = TimeSpan.FromSeconds(double.Parse(Value(args, "--warm") ?? "40", CultureInfo.InvariantCulture));
        var folder = Path.GetFullPath(Value(args, "--mesobot") ?? AppContext.BaseDirectory);
        using var process = Process.GetCurrentProcess();
        // Threads begun from here on inherit it.
        if (OperatingSystem.IsLinux()) process.ProcessorAffinity = 2;
        var data = Directory.CreateTempSubdirectory("mesobot-benchmark").FullName;
        Candidate[] all = args.Contains("--alone") ? [Bot(folder, data)] : [Echo(), Rows(data), Bot(folder, data)];
        try
        {
            Measure(all, rounds, time, warm);
            var isCompiled = IsCompiled(Path.Combine(folder, "mesobot.dll"));
            Console.WriteLine($"MesoBot: {(isCompiled ? "ReadyToRun" : "build without ReadyToRun")}, {rounds} rounds of {time.TotalSeconds:0.#} s, {Clients} connections, one CPU for the server.");
            Console.WriteLine(Table.Of(all));
            return 0;
        }
        finally
        {
            foreach (var candidate in all) candidate.Dispose();
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>All run at once and are loaded in turn; the first load only warms them.</summary>
    private static void Measure(Candidate[] all, int rounds, TimeSpan time, TimeSpan warm)
    {
        foreach (var candidate in all) candidate.MeasureStarts(Starts);
        foreach (var candidate in all) candidate.Begin();
        foreach (var candidate in all) candidate.Load(Clients, warm);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var candidate in all)
            {
                candidate.Full.Add(candidate.Load(Clients, time));
                candidate.Paced.Add(candidate.Load(Clients, time, Pace));
                Console.Error.WriteLine($"round {round + 1}, {candidate.Name}: {candidate.Full[^1].PerSecond:0} a second, {candidate.Full[^1].CpuMicroseconds:0} µs");
            }
        }
    }

    private static Candidate Echo() => new("Kestrel, echo", ["dotnet", Own, "reference", "{port}"], new Dictionary<string, string>(), (port, _) => new EchoClient(port));

    private static Candidate Rows(string data) => new(
        "Kestrel, rows in SQLite FULL, group commit", ["dotnet", Own, "reference", "{port}", Path.Combine(data, "{port}.db")], new Dictionary<string, string>(), (port, _) => new EchoClient(port));

    private static Candidate Bot(string folder, string data) => new(
        "MesoBot, Direct Line turn", ["dotnet", Path.Combine(folder, "mesobot.dll"), "serve", "--urls", "http://127.0.0.1:{port}"],
        new Dictionary<string, string>
        {
            ["Data__Path"] = Path.Combine(data, "mesobot"),
            ["Knowledge__ServeUnreviewed"] = "true",
            ["Limits__MessagesPerMinute"] = "10000",
            ["Limits__MessageBurst"] = "10000",
            ["Limits__MessagesPerSecond"] = "1000000",
            ["Limits__ChatsPerMinute"] = "100000",
        },
        (port, number) => new ChatClient(port, number));

    private static string Own => typeof(ServerBenchmark).Assembly.Location;

    private static string? Value(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static bool IsCompiled(string file)
    {
        using var stream = File.OpenRead(file);
        using var reader = new PEReader(stream);
        return reader.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: > 0 };
    }
}

/// <summary>One server that is measured.</summary>
internal sealed class Candidate(string name, string[] command, IReadOnlyDictionary<string, string> settings, Func<int, int, Client> client) : IDisposable
{
    private PinnedServer? _server;

    public string Name => name;

    public List<Round> Full { get; } = [];

    public List<Round> Paced { get; } = [];

    public List<double> FirstOk { get; } = [];

    public List<double> FirstTurn { get; } = [];

    public double AtStart { get; private set; }

    public double Loaded { get; private set; }

    /// <summary>The first start makes the database and is not counted.</summary>
    public void MeasureStarts(int count)
    {
        for (var i = 0; i <= count; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            using var server = PinnedServer.Start(command, settings);
            AtStart = server.MemoryMiB;
            using var one = client(server.Port, 0);
            one.Turn();
            if (i == 0) continue;
            FirstOk.Add(server.FirstAnswer.TotalMilliseconds);
            FirstTurn.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    public void Begin() => _server = PinnedServer.Start(command, settings);

    /// <summary>Each round has clients of its own: idle sockets would have to answer pings, and conversations would grow beyond what people write.</summary>
    public Round Load(int count, TimeSpan time, double? perSecond = null)
    {
        var clients = new List<Client>();
        try
        {
            for (var i = 0; i < count; i++) clients.Add(client(_server!.Port, i));
            var round = Server.Load.Run(_server!, clients, time, perSecond);
            Loaded = Math.Max(Loaded, _server!.MemoryMiB);
            return round;
        }
        finally
        {
            clients.ForEach(c => c.Dispose());
        }
    }

    public void Dispose() => _server?.Dispose();
}
