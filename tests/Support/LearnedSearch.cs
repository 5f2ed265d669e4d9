namespace MesoBot.Tests.Support;

/// <summary>Has the program learn its search once before the first server starts: ten servers on a clean machine would each learn it, all at once.</summary>
internal static class LearnedSearch
{
    private static readonly Lazy<Task> Learned = new(LearnAsync);

    public static Task EnsureAsync() => Learned.Value;

    private static async Task LearnAsync()
    {
        using var turn = await MachineLock.TakeAsync("search");
        var settings = new Dictionary<string, string> { ["Knowledge__ServeUnreviewed"] = "true", ["Knowledge__CachePath"] = Repository.At(".cache") };
        var run = await Command.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "mesobot.dll"), "ask", "hello", "--json"], TimeSpan.FromMinutes(3), settings);
        if (run.ExitCode != 0) throw new TestSetupException("The program could not learn its search:\n" + run.Output);
    }
}
