namespace MesoBot.Tests.Support;

/// <summary>A script of tests/node, run as a test: it passes by ending with 0 in time.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs a file such as <c>scripts/x.mjs</c> and returns what it wrote.</summary>
    public static Task<string> RunAsync(string script, IReadOnlyDictionary<string, string>? settings = null, TimeSpan? limit = null) =>
        StartAsync(script, [script], settings, limit);

    /// <summary>Runs a line of JavaScript and returns what it wrote.</summary>
    public static Task<string> EvaluateAsync(string code, IReadOnlyDictionary<string, string>? settings = null, TimeSpan? limit = null) =>
        StartAsync("the line", ["-e", code], settings, limit);

    private static async Task<string> StartAsync(string name, string[] arguments, IReadOnlyDictionary<string, string>? settings, TimeSpan? limit)
    {
        var node = await NodeModules.NodeAsync();
        var run = await Command.RunAsync(node, arguments, limit ?? Limit, settings, NodeModules.Folder, TestContext.Current.CancellationToken);
        if (run.ExitCode != 0) Assert.Fail($"{name} ended with {run.ExitCode}. It wrote:\n{run.Output}");
        return run.Output;
    }
}
