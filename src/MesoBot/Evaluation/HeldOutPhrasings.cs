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
        Console.WriteLine($"Held-out phrasings: article first {score.ArticleFirst}/{score.All} = {(double)score.ArticleFirst / score.All:0.000}, topic first {score.TopicFirst}/{score.All} = {(double)score.TopicFirst / score.All:0.000}, article among five {score.ArticleInFive}/{score.All} = {(double)score.ArticleInFive / score.All:0.000}.");
    }
}
