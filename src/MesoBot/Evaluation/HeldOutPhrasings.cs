using MesoBot.Knowledge;
using MesoBot.Knowledge.Search;
using Spectre.Console;

namespace MesoBot.Evaluation;

/// <summary>Scores the search on the articles' own phrasings, each left out of its article and of learning.</summary>
internal static class HeldOutPhrasings
{
    public static void Show(IAnsiConsole screen, KnowledgeSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (snapshot.Base is not { } knowledge)
        {
            screen.MarkupLine("[yellow]There is no valid base to score.[/]");
            return;
        }
        var score = screen.Status().Start("Leaving each half of the phrasings out…", _ => SearchTrainer.ScoreHeldOut(knowledge, cancellationToken));
        string Share(int right) => $"{right}/{score.All} = {(double)right / score.All:0.000}";
        Console.WriteLine($"Held-out phrasings: article first {Share(score.ArticleFirst)}, topic first {Share(score.TopicFirst)}, article among five {Share(score.ArticleInFive)}.");
    }
}
