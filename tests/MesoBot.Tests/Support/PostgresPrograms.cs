using System.Text.RegularExpressions;

namespace MesoBot.Tests.Support;

/// <summary>Where PostgreSQL's own programs lie on this machine, and as whom they may run.</summary>
internal sealed partial record PostgresPrograms(string Folder)
{
    private const int OldestMajor = 15;
    private const string Sentence = "The tests need the programs of PostgreSQL 15 or newer (initdb, postgres). Install them (on Debian: apt-get install postgresql), "
        + "or name their folder in MESOBOT_TEST_POSTGRES_BIN, or name a running server in MESOBOT_TEST_POSTGRES (a connection string whose user may create databases).";

    /// <summary>initdb and the server refuse to run as root; Debian's package brings this account.</summary>
    public static bool RunAsPostgres => Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows();

    public string InitDb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    public static async Task<PostgresPrograms> FindAsync() =>
        new(await DebianPackages.FindOrInstallAsync(FindFolder, ["postgresql"], Sentence));

    /// <summary>The command line that runs the program as an account the server accepts; setpriv stays no process of its own, so signals reach the server.</summary>
    public static (string Program, IEnumerable<string> Arguments) AsAllowed(string program, IEnumerable<string> arguments) => RunAsPostgres
        ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", "--", program, .. arguments])
        : (program, arguments);

    private static string? FindFolder() => Folders().FirstOrDefault(f => MajorOf(f) >= OldestMajor);

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("MESOBOT_TEST_POSTGRES_BIN") is { Length: > 0 } named) return [named];
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var major) ? major : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        return Command.Find("initdb") is { } onPath ? [.. debian, Path.GetDirectoryName(onPath)!] : debian;
    }

    private static int MajorOf(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "postgres"))) return 0;
        using var process = System.Diagnostics.Process.Start(Command.Describe(Path.Combine(folder, "postgres"), ["--version"]))!;
        var number = Version().Match(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return number.Success ? int.Parse(number.Groups["major"].Value) : 0;
    }

    [GeneratedRegex(@"\) (?<major>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
