namespace MesoBot.Tests.Support;

/// <summary>A disk in memory that a test can fill, and make read-only. Needs root on Linux.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly TempFolder _folder = new();

    private SmallDisk() { }

    public string Path => _folder.Path;

    private string Filler => _folder.Sub("filler");

    public static async Task<SmallDisk> CreateAsync(string size)
    {
        var disk = new SmallDisk();
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.Path);
        return disk;
    }

    public void Fill()
    {
        using var filler = File.Create(Filler, 1);
        try
        {
            while (true) filler.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Free() => File.Delete(Filler);

    public Task RemountAsync(string mode) => RunAsync("mount", "-o", "remount," + mode, Path);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "-l", Path);
        _folder.Dispose();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var run = await Command.RunAsync(program, arguments, Limit);
        if (run.ExitCode != 0) throw new TestSetupException($"{program} failed: {run.Output}");
    }
}
