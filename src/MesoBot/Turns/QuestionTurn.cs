using MesoBot.Answers;
using MesoBot.Handoff;
using MesoBot.Knowledge;
using MesoBot.Knowledge.Search;

namespace MesoBot.Turns;

/// <summary>Turns that ask something: an answer from an article, a clarifying choice, or an honest "no reviewed information".</summary>
internal static class QuestionTurn
{
    /// <summary>Two candidates closer than this are offered as a choice, when the message is too short to tell.</summary>
    private const float CloseMargin = 0.08f;

    /// <summary>A leaning message whose own words point this clearly at one article needs no help from the question before.</summary>
    private const float ClearFirst = 0.75f;

    /// <summary>After an answered question less is needed to take the next words for a question too.</summary>
    private const float InContextAnswerable = 0.3f;

    /// <summary>So many questions in a row without a reviewed answer, and a person is asked to take over.</summary>
    private const int UnansweredBeforeHandoff = 2;

    private static readonly HashSet<string> MoreWords = new(
        ["more", "more details", "more detail", "tell me more", "details", "more please", "more info", "read more", "المزيد", "تفاصيل", "تفاصيل اكثر", "اكثر", "كمل"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> DisclaimerWords = new(
        ["disclaimer", "full disclaimer", "show disclaimer", "the disclaimer", "إخلاء المسؤولية", "اخلاء المسؤولية"], StringComparer.OrdinalIgnoreCase);

    public static bool AsksForMore(Turn turn) => turn.State.LastArticle is not null && MoreWords.Contains(Bare(turn.Message.Text));

    public static bool AsksForDisclaimer(Turn turn) => DisclaimerWords.Contains(Bare(turn.Message.Text));

    public static TurnResult FullDisclaimer(Turn turn) =>
        turn.Finish(ReplyKinds.Smalltalk, [Disclaimers.Of(turn.Texts, full: true)], turn.State with { HasReadDisclaimer = true });

    public static TurnResult Ask(Turn turn, Retriever retriever, Retrieval found, RouteChoice route)
    {
        if (turn.SearchLanguage != "en") return AskInArabic(turn, route);
        if (TwoQuestions(turn, retriever) is { } both) return both;
        if (route != RouteChoice.Answer) return Refuse(turn, found, route);
        if (!turn.MayServeAny) return RouteTurn.SafeMode(turn);
        return Clarify(turn, found) ?? Answer(turn, found);
    }

    /// <summary>A pressed choice: an article, or more of the last one.</summary>
    public static TurnResult Chosen(Turn turn)
    {
        var value = turn.Message.Text;
        if (value == ChoiceValues.More) return More(turn);
        if (value.StartsWith(ChoiceValues.ArticlePrefix, StringComparison.Ordinal)
            && turn.Find(value[ChoiceValues.ArticlePrefix.Length..]) is { } article && turn.MayServe(article))
            return Show(turn, [article], [new RankedArticle(article.Id, article.Topic, 1)], article.Title);
        return turn.Finish(ReplyKinds.Abstain, [new TextBlock(turn.Texts.Get("no-information"))]);
    }

    public static TurnResult More(Turn turn)
    {
        if (turn.Knowledge.Base is not { } known || turn.State.LastArticle is not { } id || turn.Find(id) is not { } article || !turn.MayServe(article))
            return turn.Finish(ReplyKinds.Abstain, [new TextBlock(turn.Texts.Get("no-more"))]);
        var blocks = new ExtractiveAnswerer(known, turn.Texts).Details(article, full: false, turn.OffersMore);
        return turn.Finish(ReplyKinds.Answer, blocks, topic: article.Topic, articles: [new RankedArticle(article.Id, article.Topic, 1)], served: [article]);
    }

    private static TurnResult AskInArabic(Turn turn, RouteChoice route) => route == RouteChoice.Answer
        ? Unanswered(turn, "arabic-no-articles", null)
        : Refuse(turn, null, route);

    private static TurnResult? TwoQuestions(Turn turn, Retriever retriever)
    {
        if (!turn.MayServeAny) return null;
        var parts = QuestionSplitter.Split(turn.Message.Text).Select(part => retriever.Find(part, "en")).ToList();
        if (parts.Count != 2 || parts.Any(p => p.First is null || p.Answerable < RouteChooser.Answerable)) return null;
        var articles = parts.Select(p => ArticleOf(turn, p.First!)).OfType<Article>().Where(turn.MayServe).DistinctBy(a => a.Id).ToList();
        return articles.Count == 2 ? Show(turn, articles, [.. parts.Select(p => p.First!), .. parts.SelectMany(p => p.Articles.Skip(1))], turn.Message.Text) : null;
    }

    /// <summary>A message that leans on the last question is read together with it, when that answers it better.</summary>
    public static Retrieval? InContext(Turn turn, Retriever retriever, Retrieval alone, RouteChoice route)
    {
        if (turn.SearchLanguage != "en" || !turn.MayServeAny || !turn.State.CanFollowUp(turn.Now) || !FollowUp.Leans(turn.Message.Text, alone.Query)) return null;
        // Words that say what they ask about by themselves ("is it permanent?") need no help.
        if (route == RouteChoice.Answer && alone.Closeness >= RouteChooser.SameWords) return null;
        // The subject is known by now, and named so that a bare "does that hurt" is not asked of another treatment.
        var named = retriever.Find(turn.Message.Text + " mesotherapy", "en");
        if (!FollowUp.AsksHowLongThatLasts(turn.Message.Text, alone.Query) && named.Answerable >= RouteChooser.Answerable && named.First is { Score: >= ClearFirst }) return named;
        var together = retriever.Find($"{turn.State.LastQuestion} {turn.Message.Text} mesotherapy", "en");
        return together.Answerable >= InContextAnswerable && (route != RouteChoice.Answer || together.Answerable >= alone.Answerable * 0.8f) ? together : null;
    }

    private static TurnResult Refuse(Turn turn, Retrieval? found, RouteChoice route)
    {
        var key = Routes.NotAnswered.GetValueOrDefault(route.Name, "no-information");
        if (key == "refuse-price" && turn.Texts.Knows("price_sheet")) key = "price-sheet";
        return key == "no-information" ? Unanswered(turn, key, found?.Articles)
            : turn.Finish(ReplyKinds.Abstain, [new TextBlock(turn.Texts.Get(key))], articles: found?.Articles);
    }

    /// <summary>No reviewed answer; the second time in a row a person is asked to take the question.</summary>
    private static TurnResult Unanswered(Turn turn, string key, IReadOnlyList<RankedArticle>? articles)
    {
        var count = turn.State.Unanswered + 1;
        var asks = count >= UnansweredBeforeHandoff && turn.State is { IsWaiting: false, IsHeld: false };
        string[] keys = asks ? [key, "unanswered-passed"] : [key];
        var next = turn.State with { Unanswered = asks ? 0 : count };
        var result = turn.Finish(ReplyKinds.Abstain, keys.Select(k => new TextBlock(turn.Texts.Get(k))), next, articles: articles);
        return asks ? result with { Handoff = new HandoffAsk(HandoffReasons.NoAnswer) } : result;
    }

    private static TurnResult? Clarify(Turn turn, Retrieval found)
    {
        if (found.Articles.Count < 2 || found.Query.Terms.Length > 1 || found.Articles[0].Score - found.Articles[1].Score > CloseMargin) return null;
        var close = found.Articles.Take(2).Select(a => ArticleOf(turn, a)).OfType<Article>().Where(turn.MayServe).ToList();
        if (close.Count < 2) return null;
        var choices = new ChoicesBlock(turn.Texts.Get("clarify-intro"), [.. close.Select(a => new Choice(ChoiceValues.Article(a.Id), a.Title, a.ShortTitle))]);
        return turn.Finish(ReplyKinds.Answer, [choices], topic: found.First!.Topic, articles: found.Articles);
    }

    public static TurnResult Answer(Turn turn, Retrieval found) => ArticleOf(turn, found.First!) is { } article && turn.MayServe(article)
        ? Show(turn, [article], found.Articles, turn.Message.Text)
        : Unanswered(turn, "no-information", found.Articles);

    private static TurnResult Show(Turn turn, List<Article> articles, IReadOnlyList<RankedArticle> ranked, string question)
    {
        var full = !turn.State.HasReadDisclaimer;
        var blocks = new ExtractiveAnswerer(turn.Knowledge.Base!, turn.Texts).Answer(articles, full, turn.OffersMore);
        var next = turn.State with { HasReadDisclaimer = true, LastQuestion = question, LastArticle = articles[0].Id, LastAt = turn.Now, Unanswered = 0 };
        return turn.Finish(ReplyKinds.Answer, blocks, next, articles[0].Topic, ranked, articles);
    }

    private static Article? ArticleOf(Turn turn, RankedArticle ranked) => turn.Find(ranked.Id);

    private static string Bare(string text) => Language.TextFold.Fold(text).Trim(' ', '.', '!', '?', '"', '\'', '“', '”', '«', '»');
}
