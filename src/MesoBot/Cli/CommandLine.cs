using System.CommandLine;

namespace MesoBot.Cli;

/// <summary>The verbs. Wrong input gives one sentence and exit code 2.</summary>
internal static class CommandLine
{
    public const int BadInput = 2;

    /// <summary>What a server that is told to stop may take to finish what it has begun.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("MesoBot: answers questions on mesotherapy from reviewed articles, danger first.");
        root.Add(ServeVerb.Create());
        root.Add(ChatVerb.Create());
        root.Add(AskVerb.Create());
        root.Add(EvalVerb.Create());
        root.Add(KnowledgeVerb.Create());
        root.Add(TranscriptVerb.Create());
        root.Add(StaffVerb.Create());
        root.Add(AlertVerb.Create());
        root.Add(AuditVerb.Create());
        root.Add(DemoVerb.Create());
        root.SetAction((_, cancellationToken) => ServeVerb.RunAsync(null, cancellationToken));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(' ', parsed.Errors.Select(e => e.Message)) + " See `mesobot --help`.");
            return BadInput;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopTime });
        }
        catch (UserErrorException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return BadInput;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }
}
