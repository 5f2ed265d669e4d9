using System.Diagnostics;

namespace MesoBot.Tests.Support;

/// <summary>Lets one test process at a time do a piece of set-up: `dotnet test` runs the test projects side by side.</summary>
internal static class MachineLock
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Dispose what it returns to let the next one in; the end of the process does so too.</summary>
    public static async Task<IDisposable> TakeAsync(string name, CancellationToken cancellationToken = default)
    {
        var path = Path.Combine(Path.GetTempPath(), $"mesobot-test-{name}-{Environment.UserName}.lock");
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waiting.Elapsed < Limit)
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }
}
