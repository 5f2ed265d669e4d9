using System.Diagnostics;
using System.Text;

namespace MesoBot.Tests.Support;

/// <summary>How a command ended, with both its streams in the order in which the lines came.</summary>
internal sealed record CommandRun(int ExitCode, string Output);

/// <summary>Runs a command of the machine to its end.</summary>
internal static class Command
{
    /// <exception cref="TimeoutException">It ran longer than it may; it and its children were killed.</exception>
    public static async Task<CommandRun> RunAsync(string program, IEnumerable<string> arguments, TimeSpan limit,
        IReadOnlyDictionary<string, string>? settings = null, string? folder = null, CancellationToken cancellationToken = default)
    {
        using var process = new Process { StartInfo = Describe(program, arguments, settings, folder) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(time.Token);
        }
        catch (OperationCanceledException stopped)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{program} did not end within {limit.TotalSeconds:0} seconds. It wrote:\n{Read(output)}", stopped);
        }

        return new CommandRun(process.ExitCode, Read(output));
    }

    /// <summary>A start with all three streams in our hands: nothing may ask the person at the terminal.</summary>
    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? Repository.Root,
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return start;
    }

    /// <summary>The full path of a program, given a path or a name to look for on PATH; null when it is not there.</summary>
    public static string? Find(params IEnumerable<string> names) =>
        names.SelectMany(Candidates).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates(string name) => Path.IsPathRooted(name)
        ? [name]
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name));

    private static void Append(StringBuilder output, string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
    }

    private static string Read(StringBuilder output)
    {
        lock (output) return output.ToString();
    }
}
