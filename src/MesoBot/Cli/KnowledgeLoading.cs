using MesoBot.Knowledge;
using Spectre.Console;

namespace MesoBot.Cli;

/// <summary>Loads the knowledge with a word to the waiting person: learning takes some seconds, reading does not.</summary>
internal static class KnowledgeLoading
{
    public static KnowledgeStore Load(IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<KnowledgeStore>();
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        screen.Status().Start("Reading the articles…", status =>
            store.Refresh(() => status.Status("The articles changed: learning to search them (some seconds, once)…"), cancellationToken));
        return store;
    }
}
