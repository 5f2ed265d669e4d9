using MesoBot.Knowledge;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.KnowledgeRoom;

/// <summary>What the real knowledge folder promises.</summary>
public class RealKnowledgeTests
{
    [Fact]
    public void TheRealBaseHasNoFindings()
    {
        Assert.Empty(Some.Knowledge().Findings);
        Assert.Empty(KnowledgeCheck.Errors(Some.Knowledge().Base!));
    }

    [Fact]
    public void ThereAreEnoughArticlesAndEveryTopicHasOne()
    {
        var knowledge = Some.Knowledge().Base!;

        Assert.True(knowledge.Articles.Count >= 80);
        Assert.True(knowledge.Topics.Count >= 20);
        Assert.All(knowledge.Topics, topic => Assert.Contains(knowledge.Articles, a => a.Topic == topic.Id));
    }

    [Fact]
    public void EveryTopicHasShortTitlesThatFitAButton() =>
        Assert.All(Some.Knowledge().Base!.Topics, topic => Assert.True(topic.ShortEn.Length <= KnowledgeCheck.MaxShortTitle && topic.ShortAr.Length <= KnowledgeCheck.MaxShortTitle, topic.Id));

    [Fact]
    public void EveryAnswerFitsTheSourcesItNames()
    {
        var knowledge = Some.Knowledge().Base!;

        Assert.All(knowledge.Articles, article => Assert.All(article.Sources, source => Assert.Contains(article.Facts, fact => knowledge.Facts[fact].Sources.Contains(source))));
    }

    [Fact]
    public void TheCopyBuiltIntoTheProgramIsTheFilesThemselves()
    {
        var knowledge = Some.Knowledge().Base!;

        Assert.Equal(knowledge.Replies.All.Select(r => (r.File, r.Text)).Order(), BuiltIn.Replies.All.Select(r => (r.File, r.Text)).Order());
        Assert.Equal(knowledge.Triage.Rules.Select(r => r.Id), BuiltIn.Triage.Rules.Select(r => r.Id));
    }
}
