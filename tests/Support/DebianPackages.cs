namespace MesoBot.Tests.Support;

/// <summary>Installs what the tests need where that is possible without asking anybody: as root on Debian.</summary>
internal static class DebianPackages
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);
    private static readonly Dictionary<string, string> NoQuestions = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    public static bool CanInstall => Environment.IsPrivilegedProcess && File.Exists("/etc/debian_version") && Command.Find("apt-get") is not null;

    /// <summary>Finds it; installs the packages and looks again if it is not there; fails with the sentence if that did not help.</summary>
    public static async Task<string> FindOrInstallAsync(Func<string?> find, string[] packages, string sentence)
    {
        if (find() is { } found) return found;
        if (!CanInstall) throw new TestSetupException(sentence);
        using var turn = await MachineLock.TakeAsync("apt");
        if (find() is { } meanwhile) return meanwhile;
        var failure = await InstallAsync(packages);
        return find() ?? throw new TestSetupException($"{sentence} Installing {string.Join(' ', packages)} with apt-get did not help:\n{failure}");
    }

    private static async Task<string> InstallAsync(string[] packages)
    {
        await AptAsync("update", "-q");
        var run = await AptAsync(["install", "-y", "-q", "--no-install-recommends", .. packages]);
        return run.Output.Length > 2000 ? run.Output[^2000..] : run.Output;
    }

    private static Task<CommandRun> AptAsync(params string[] arguments) =>
        Command.RunAsync("apt-get", ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3", .. arguments], Limit, NoQuestions);
}
