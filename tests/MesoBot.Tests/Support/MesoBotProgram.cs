using System.Diagnostics;
using System.Text;

namespace MesoBot.Tests.Support;

/// <summary>What a run of the program left: its exit code and both streams, read as UTF-8.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>The error stream's lines, without the word to the waiting person.</summary>
    public IReadOnlyList<string> ErrorLines => [.. Error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>Runs the built program, which lies beside the tests, as a process of its own.</summary>
internal static class MesoBotProgram
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Task<ProgramRun> RunAsync(params string[] arguments) => RunAsync(arguments, []);

    public static async Task<ProgramRun> RunAsync(string[] arguments, (string Name, string Value)[] settings, string? folder = null, string input = "")
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "mesobot.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? AppContext.BaseDirectory,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("Clinic__", StringComparison.Ordinal) || k.StartsWith("Knowledge__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["Knowledge__ServeUnreviewed"] = "true";
        // A terminal that knows no Arabic.
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var cancellationToken = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var output = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
        var error = ReadAsync(process.StandardError.BaseStream, cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ProgramRun(process.ExitCode, await output, await error);
    }

    private static async Task<string> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return Strict.GetString(bytes.ToArray());
    }
}
