namespace MesoBot.Tests.Support;

/// <summary>The public chat clients the tests run against MesoBot, installed from the lock file in tests/node when that changed.</summary>
internal static class NodeModules
{
    private const string Sentence = "The tests need Node.js 20 or newer with npm: they run the public chat clients. Install it (https://nodejs.org).";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task<string>> Installed = new(EnsureAsync);

    public static string Folder => Repository.At("tests", "node");

    /// <summary>Path of the node program, once the packages are there.</summary>
    public static Task<string> NodeAsync() => Installed.Value;

    /// <summary>Path of a file inside a package.</summary>
    public static async Task<string> FileAsync(params string[] parts)
    {
        await NodeAsync();
        return Path.Combine([Folder, "node_modules", .. parts]);
    }

    private static async Task<string> EnsureAsync()
    {
        if (Command.Find("node") is not { } node || Command.Find("npm") is null) throw new TestSetupException(Sentence);
        using var turn = await MachineLock.TakeAsync("npm");
        if (!IsCurrent()) await InstallAsync();
        return node;
    }

    // npm writes this file last; a broken-off installation has none.
    private static bool IsCurrent()
    {
        var done = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        return done.Exists && done.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"));
    }

    private static async Task InstallAsync()
    {
        var run = await NpmAsync(await CanReplacePackagesAsync() ? ["ci"] : ["exec", "--yes", "--", "npm@10", "ci"]);
        if (run.ExitCode != 0) throw new TestSetupException("The packages in tests/node could not be installed: `npm ci` failed. It needs the package registry the first time.\n" + run.Output);
    }

    // Debian's npm 9.2 stumbles over overrides that name a folder; it can run a newer npm, which then comes from the registry.
    private static async Task<bool> CanReplacePackagesAsync() =>
        int.TryParse((await NpmAsync("--version")).Output.Split('.')[0], out var major) && major >= 10;

    private static Task<CommandRun> NpmAsync(params string[] arguments) => Command.RunAsync(Command.Find("npm")!, arguments, Limit, folder: Folder);
}
