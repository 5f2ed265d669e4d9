using System.CommandLine;
using System.Globalization;
using MesoBot.Answers;
using MesoBot.Knowledge;
using MesoBot.Text;
using MesoBot.Turns;
using Spectre.Console;

namespace MesoBot.Cli;

/// <summary><c>chat</c>: a conversation in the terminal. What is written stays in memory and is gone when it ends.</summary>
internal static class ChatVerb
{
    public static Command Create()
    {
        var command = new Command("chat", "Talk to MesoBot in the terminal.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var host = Application.Build();
        var store = KnowledgeLoading.Load(host.Services, cancellationToken);
        await host.StartAsync(cancellationToken);
        var screen = Output.Screen();
        screen.MarkupLine($"[bold]MesoBot[/] [grey]{Markup.Escape(Strings.Get("ChatHelp", "en"))}[/]");
        if (store.Current.IsSafeMode) screen.MarkupLine("[yellow]The articles cannot be used as they are (see `mesobot knowledge check`); danger signs are still recognised.[/]");
        screen.WriteLine();
        await TalkAsync(host.Services, screen, store, cancellationToken);
        screen.MarkupLine(Strings.Get("Bye", "en"));
        await host.StopAsync(cancellationToken);
        return 0;
    }

    private static async Task TalkAsync(IServiceProvider services, IAnsiConsole screen, KnowledgeStore store, CancellationToken cancellationToken)
    {
        var bot = services.GetRequiredService<ConsultationBot>();
        var time = services.GetRequiredService<TimeProvider>();
        var reply = new TerminalReply(screen);
        var state = ConversationState.New;
        IReadOnlyList<Choice> choices = [];
        var problems = store.Current.Problems;
        while (!cancellationToken.IsCancellationRequested)
        {
            screen.Markup("[bold green]You:[/] ");
            if (await Console.In.ReadLineAsync(cancellationToken) is not { } line || line.Trim() is "/quit" or "/exit") return;
            if (line.Trim() == "/new")
            {
                (state, choices) = (ConversationState.New, []);
                continue;
            }
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (!ReferenceEquals(problems, problems = store.Current.Problems) && problems.Count > 0)
                screen.MarkupLine($"[yellow]The last edit is not taken over: {Markup.Escape(problems[0].ToString())}[/]");
            var result = bot.Think(state, new PatientMessage(Chosen(line, choices)), time.GetUtcNow());
            state = result.StateWithoutStore();
            screen.WriteLine();
            choices = reply.Show(result.Reply);
            if (WantsPeople(result)) screen.MarkupLine($"[yellow]{Markup.Escape(Strings.Get("TerminalAlone", "en"))}[/]");
        }
    }

    private static bool WantsPeople(TurnResult result) => result.Handoff is not null || result.Booking is not null || result.Privacy is not null;

    private static string Chosen(string line, IReadOnlyList<Choice> choices) =>
        int.TryParse(line.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count
            ? choices[number - 1].Value : line;
}
