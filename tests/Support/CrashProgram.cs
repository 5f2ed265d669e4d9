using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MesoBot.Tests.Support;

/// <summary>
/// The program as a clinic starts it: compiled ahead, so that a restart takes a fraction of a second instead of seconds. Kept in
/// .cache under the content it was made from, so that it is made again only when the program changed.
/// </summary>
internal static class CrashProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>The command that starts the server: compiled ahead where that was done, else as the tests built it.</summary>
    public static string[] Command => IsCompiledAhead ? [Program, "serve", "--urls", "{urls}"] : ["dotnet", Built, "serve", "--urls", "{urls}"];

    public static bool IsCompiledAhead => File.Exists(Program);

    private static string Built => Path.Combine(AppContext.BaseDirectory, "mesobot.dll");

    private static readonly Lazy<string> Ahead = new(() => Repository.At(".cache", "ahead-" + Key()));

    private static string Program => Path.Combine(Ahead.Value, "mesobot");

    /// <summary>Makes it. Takes half a minute; needs the compiler's package, and says so where that does not restore.</summary>
    public static async Task<string[]> MakeAsync(CancellationToken cancellationToken = default)
    {
        using var turn = await MachineLock.TakeAsync("ahead", cancellationToken);
        if (IsCompiledAhead) return Command;
        var made = Ahead.Value + ".part";
        // Its own lock file and intermediate folder: the ordinary build must not notice.
        string[] arguments =
        [
            "publish", Repository.At("src", "MesoBot"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true", "-o", made,
            "--artifacts-path", made + ".obj", "-p:UseArtifactsOutput=true", "-p:RestoreLockedMode=false", $"-p:NuGetLockFilePath={Path.Combine(made + ".obj", "packages.lock.json")}",
        ];
        var run = await Support.Command.RunAsync("dotnet", arguments, Limit, cancellationToken: cancellationToken);
        if (Directory.Exists(made + ".obj")) Directory.Delete(made + ".obj", recursive: true);
        if (run.ExitCode == 0) Directory.Move(made, Ahead.Value);
        else await Console.Error.WriteLineAsync("The program could not be compiled ahead; its ordinary build is used, which starts more slowly:\n" + run.Output);
        return Command;
    }

    private static string Key()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Sources()) hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static IEnumerable<string> Sources()
    {
        var product = Repository.At("src", "MesoBot");
        var code = Directory.EnumerateFiles(product, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(product, f).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
        var shown = Directory.EnumerateFiles(Repository.At("knowledge"), "*", SearchOption.AllDirectories);
        return [.. code.Concat(shown).Append(Repository.At("appsettings.json")).Append(Repository.At("Directory.Packages.props")).Order(StringComparer.Ordinal)];
    }
}
