using System.CommandLine;
using System.Globalization;
using MesoBot.Evaluation;
using MesoBot.Turns;
using Spectre.Console;

namespace MesoBot.Cli;

/// <summary><c>eval FILE…</c>: every figure over question and conversation sets, by language, with the failures.</summary>
internal static class EvalVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Question or conversation sets (JSON lines).", Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<string?>("--json") { Description = "Also write every outcome to this file." };
        var held = new Option<bool>("--held-out") { Description = "Also score the articles' own phrasings, each half left out of learning in turn." };
        var command = new Command("eval", "Measure answers over question and conversation sets.") { files, json, held };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(files) ?? [], parsed.GetValue(json), parsed.GetValue(held), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, string? json, bool held, CancellationToken cancellationToken)
    {
        if (files.Length == 0 && !held) throw new UserErrorException("Name at least one file of questions or conversations, or --held-out.");
        var items = files.SelectMany(Read).ToList();
        using var host = Application.Build();
        var store = KnowledgeLoading.Load(host.Services, cancellationToken);
        var screen = Output.Screen();
        var turns = Run(new EvaluationRun(host.Services.GetRequiredService<ConsultationBot>()), items, cancellationToken);
        var card = new Scorecard(turns);
        Show(screen, card);
        if (held) HeldOutPhrasings.Show(screen, store.Current, cancellationToken);
        if (json is not null) await WriteAsync(json, EvaluationReport.Write(card, turns), cancellationToken);
        return 0;
    }

    private static IReadOnlyList<EvaluationItem> Read(string file)
    {
        try
        {
            return QuestionSet.Read(file, File.ReadLines(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{file} cannot be read: {e.Message}", e);
        }
        catch (FormatException e)
        {
            throw new UserErrorException(e.Message, e);
        }
    }

    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(file, text, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{file} cannot be written: {e.Message}", e);
        }
    }

    private static List<EvaluatedTurn> Run(EvaluationRun run, List<EvaluationItem> items, CancellationToken cancellationToken)
    {
        var turns = new List<EvaluatedTurn>();
        var progress = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress();
        progress.Start(context =>
        {
            var task = context.AddTask("Asking", maxValue: Math.Max(1, items.Count));
            foreach (var item in items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                turns.AddRange(run.Run(item));
                task.Increment(1);
            }
        });
        return turns;
    }

    private static void Show(IAnsiConsole screen, Scorecard card)
    {
        var table = new Table().AddColumn("Figure").AddColumn(new TableColumn("Right").RightAligned()).AddColumn(new TableColumn("Of").RightAligned()).AddColumn(new TableColumn("Share").RightAligned());
        foreach (var figure in card.Figures)
            table.AddRow(Markup.Escape(figure.Name), figure.Right.ToString(CultureInfo.InvariantCulture), figure.All.ToString(CultureInfo.InvariantCulture), figure.Share.ToString("0.000", CultureInfo.InvariantCulture));
        screen.Write(table);
        screen.MarkupLine($"[bold]{card.Failures.Count} turns to read:[/]");
        foreach (var failure in card.Failures)
        {
            var (wanted, got) = (failure.Turn.Expect, failure.Result.Trace);
            var article = got.Articles.Count > 0 ? got.Articles[0].Id : "";
            Console.WriteLine($"{failure.Item.Id}/{failure.Number} wanted {string.Join('|', wanted.Kinds)} {string.Join('|', wanted.Topics)}, got {got.Kind} {got.Topic} {article} {got.Triage.Rule}: {failure.Turn.Text}");
        }
    }
}
