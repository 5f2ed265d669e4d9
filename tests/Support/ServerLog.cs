using System.Diagnostics;

namespace MesoBot.Tests.Support;

/// <summary>Every line a server writes, kept for the assertions and for the message when it does not start.</summary>
internal sealed class ServerLog
{
    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _error = [];

    public IReadOnlyList<string> Output => Copy(_output);

    public IReadOnlyList<string> Error => Copy(_error);

    /// <summary>Both streams.</summary>
    public string Text => string.Join('\n', [.. Output, .. Error]);

    public void Follow(Process process, Action<string>? output = null)
    {
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            Keep(_output, line.Data);
            output?.Invoke(line.Data);
        };
        process.ErrorDataReceived += (_, line) => Keep(_error, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(List<string> lines, string? line)
    {
        if (line is null) return;
        lock (_gate) lines.Add(line);
    }

    private string[] Copy(List<string> lines)
    {
        lock (_gate) return [.. lines];
    }
}
