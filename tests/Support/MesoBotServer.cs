using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MesoBot.Tests.Support;

/// <summary>
/// The built program as a server in a process of its own, as the clinic runs it: its data in a temporary folder, its address
/// chosen by the machine. It can be killed, stopped and started again on the same data and at the same address.
/// </summary>
internal sealed partial class MesoBotServer : IAsyncDisposable
{
    /// <summary>Learning to search takes half a minute on a quiet machine, and the tests keep it busy.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly string[] _command;
    private readonly Dictionary<string, string> _settings;
    private readonly TempFolder _data = new();
    private Process? _process;
    private ParentWatch? _watch;
    private Uri? _address;

    private MesoBotServer(string[] command, IReadOnlyDictionary<string, string>? settings)
    {
        _command = command;
        _settings = new Dictionary<string, string>
        {
            ["Data__Path"] = _data.Path,
            ["Knowledge__ServeUnreviewed"] = "true",
            // What was learned once serves every run.
            ["Knowledge__CachePath"] = Repository.At(".cache"),
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) _settings[name] = value;
    }

    /// <summary>Where it answers, the same after a restart.</summary>
    public Uri Address => _address ?? throw new InvalidOperationException("The server was not started.");

    public string DataPath => _settings["Data__Path"];

    /// <summary>Everything it wrote, over all its starts.</summary>
    public ServerLog Log { get; } = new();

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Null as long as it runs or when it was never started.</summary>
    public int? ExitCode { get; private set; }

    public int ProcessId => Running.Id;

    /// <summary>Bytes of memory the process holds now.</summary>
    public long Memory => Status("VmRSS") * 1024;

    /// <summary>The most bytes of memory it ever held.</summary>
    public long PeakMemory => Status("VmHWM") * 1024;

    public TimeSpan CpuTime
    {
        get
        {
            Running.Refresh();
            return Running.TotalProcessorTime;
        }
    }

    private Process Running => IsRunning ? _process! : throw new InvalidOperationException("The server does not run.");

    /// <summary>Settings are environment names, <c>Clinic__Phone</c>.</summary>
    public static async Task<MesoBotServer> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        await LearnedSearch.EnsureAsync();
        return await StartAsync(["dotnet", Path.Combine(AppContext.BaseDirectory, "mesobot.dll"), "serve", "--urls", "{urls}"], settings);
    }

    /// <summary>Any program that says where it is ready; <c>{urls}</c> in the command stands for the address to listen on.</summary>
    internal static async Task<MesoBotServer> StartAsync(string[] command, IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = new MesoBotServer(command, settings);
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it on the data that is there, after <see cref="KillAsync"/> or <see cref="StopAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        if (IsRunning) throw new InvalidOperationException("The server still runs.");
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Process.Start(Describe())!;
        _process.StandardInput.Close();
        _watch = ParentWatch.Over(_process.Id);
        Log.Follow(_process, line =>
        {
            if (Ready().Match(line) is { Success: true } said) ready.TrySetResult(new Uri(said.Groups["address"].Value));
        });
        _address = await ReadyAsync(ready.Task);
    }

    /// <summary>Stops it if it runs, kindly or by SIGKILL, and starts it on the same data.</summary>
    public async Task RestartAsync(bool kill = false)
    {
        if (kill) await KillAsync();
        else await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>SIGKILL: it gets no chance to write anything.</summary>
    public async Task KillAsync()
    {
        if (IsRunning) _process!.Kill();
        await EndedAsync(TimeSpan.FromSeconds(10));
    }

    /// <summary>SIGTERM, as systemd and containers send it.</summary>
    /// <exception cref="TimeoutException">It took longer than the limit, ten seconds unless said otherwise; it was killed.</exception>
    public async Task StopAsync(TimeSpan? limit = null)
    {
        if (IsRunning) await Signal.SendAsync(_process!, "TERM");
        await EndedAsync(limit ?? TimeSpan.FromSeconds(10));
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _data.Dispose();
    }

    private ProcessStartInfo Describe()
    {
        var urls = _address?.ToString().TrimEnd('/') ?? "http://127.0.0.1:0";
        var start = Command.Describe(_command[0], _command[1..].Select(part => part.Replace("{urls}", urls, StringComparison.Ordinal)), folder: AppContext.BaseDirectory);
        // What the developer has set for himself must not decide a test.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in _settings) start.Environment[name] = value;
        return start;
    }

    private static bool IsSetting(string name) => name.Contains("__", StringComparison.Ordinal)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.Equals("DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase);

    private async Task<Uri> ReadyAsync(Task<Uri> ready)
    {
        using var time = new CancellationTokenSource(Limit);
        var ended = _process!.WaitForExitAsync(time.Token);
        if (await Task.WhenAny(ready, ended) == ready) return await ready;
        await KillAsync();
        throw new InvalidOperationException($"The server did not become ready{(ExitCode is { } code ? $" and ended with {code}" : "")}. It wrote:\n{Log.Text}");
    }

    private async Task EndedAsync(TimeSpan limit)
    {
        if (_process is null) return;
        using var time = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException late)
        {
            _process.Kill();
            throw new TimeoutException($"The server did not end within {limit.TotalSeconds:0} seconds.", late);
        }

        ExitCode = _process.ExitCode;
        _watch?.Dispose();
        _process.Dispose();
        _process = null;
    }

    private long Status(string name)
    {
        var line = File.ReadLines($"/proc/{Running.Id}/status").First(l => l.StartsWith(name + ":", StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^MesoBot is ready at (?<address>http\S+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ready();
}
