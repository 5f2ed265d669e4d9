using System.Diagnostics;

namespace MesoBot.Tests.Support;

/// <summary>Signals that .NET itself cannot send; the shell's own `kill`, as slim machines have no other.</summary>
internal static class Signal
{
    public static async Task SendAsync(Process process, string signal)
    {
        if (process.HasExited) return;
        await Command.RunAsync("/bin/sh", ["-c", "kill -$1 $2", "kill", signal, process.Id.ToString()], TimeSpan.FromSeconds(10));
    }
}
