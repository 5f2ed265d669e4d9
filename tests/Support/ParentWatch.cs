using System.Diagnostics;

namespace MesoBot.Tests.Support;

/// <summary>
/// Ends a process we started when we end without doing so ourselves, be it by SIGKILL: a shell waits for the end of its input,
/// which comes when our side of the pipe closes. The kernel's own parent-death signal follows the starting thread, and threads
/// of the pool come and go; so this costs one small shell per server.
/// </summary>
internal sealed class ParentWatch : IDisposable
{
    private readonly Process? _shell;

    private ParentWatch(Process? shell) => _shell = shell;

    /// <summary>Signals the process, and deletes the folder if one is given, as soon as this test process is gone.</summary>
    public static ParentWatch Over(int processId, string signal = "KILL", string? folder = null)
    {
        if (OperatingSystem.IsWindows()) return new ParentWatch(null);
        // A Ctrl+C goes to the whole group; the shell must outlive it to clean up.
        const string Script = "trap '' INT TERM HUP; cat >/dev/null; kill -$1 $2 2>/dev/null; [ -z \"$3\" ] || { sleep 1; rm -rf \"$3\"; }";
        var start = new ProcessStartInfo("/bin/sh", ["-c", Script, "watch", signal, processId.ToString(), folder ?? ""]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" };
        return new ParentWatch(Process.Start(start));
    }

    public void Dispose()
    {
        if (_shell is { HasExited: false }) _shell.Kill(entireProcessTree: true);
        _shell?.Dispose();
    }
}
