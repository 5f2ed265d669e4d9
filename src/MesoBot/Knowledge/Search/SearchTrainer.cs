using System.Numerics.Tensors;

namespace MesoBot.Knowledge.Search;

/// <summary>Of all held-out phrasings, how many found their article first, their topic first, their article among five.</summary>
internal sealed record HeldOutScore(int All, int ArticleFirst, int TopicFirst, int ArticleInFive);

/// <summary>
/// Learns the weights of the search from the base's own words. What is learned for ranking is learned on phrasings that were
/// left out of their article and of the topic model, half a list at a time: neighbours in a list come from one hand and are
/// more alike than two patients ever are, so leaving out one by one would trust likeness too much.
/// </summary>
internal static class SearchTrainer
{
    private const int Folds = 2;
    private const int Epochs = 20;
    private const int FoldEpochs = 12;

    // Topics are close to each other and share their words, routes are not: chosen on question sets.
    private const float TopicRidge = 3e-4f;
    private const float RouteRidge = 3e-5f;

    // Phrasings are more like their neighbours than patients' words are, so learning trusts likeness too much and the topic too
    // little. Chosen on the question set of our own.
    private const float TopicTrust = 0.3f;

    public static SearchModel Train(KnowledgeBase knowledge, CancellationToken cancellationToken = default)
    {
        var (index, speller, whole, held) = Learn(knowledge, cancellationToken);
        var rankWeights = LearnRanking(held);
        var answerWeights = LearnAnswering(held, rankWeights);
        return new SearchModel(knowledge.Hash, index, speller, whole.Routes.Rounded(), whole.Topics.Rounded(), whole.Kinds.Rounded(), rankWeights, answerWeights);
    }

    /// <summary>How often a phrasing that was left out finds its article and its topic.</summary>
    public static HeldOutScore ScoreHeldOut(KnowledgeBase knowledge, CancellationToken cancellationToken = default)
    {
        var (index, _, _, held) = Learn(knowledge, cancellationToken);
        var weights = LearnRanking(held);
        var (article, topic, five) = (0, 0, 0);
        var questions = held.Where(h => h.Lesson.Article >= 0).ToList();
        foreach (var question in questions)
        {
            var ranked = question.Candidates.Zip(Share(question.Features, weights)).OrderByDescending(c => c.Second).Select(c => c.First).ToList();
            if (ranked.Count == 0) continue;
            if (ranked[0] == question.Lesson.Article) article++;
            if (index.Articles[ranked[0]].Topic == index.Articles[question.Lesson.Article].Topic) topic++;
            if (ranked.Take(5).Contains(question.Lesson.Article)) five++;
        }
        return new HeldOutScore(questions.Count, article, topic, five);
    }

    private static (ArticleIndex Index, Speller Speller, Models Whole, List<HeldOut> Held) Learn(KnowledgeBase knowledge, CancellationToken cancellationToken)
    {
        var articles = knowledge.Articles.Where(a => a.Language == "en").ToList();
        var (index, speller) = ArticleIndexBuilder.Build(articles, knowledge);
        var lessons = ReadLessons(articles, knowledge);
        string[] topicNames = [.. knowledge.Topics.Select(t => t.Id)];
        string[] kindNames = [.. Enum.GetNames<QuestionKind>()];
        string[] routeNames = [Routes.Answer, .. knowledge.Routes.Select(r => r.Route).Where(r => r != Routes.MedicalQuestion)];

        Models Fit(Func<Lesson, bool> use, int epochs)
        {
            var chosen = lessons.Where(use).ToList();
            var questions = chosen.Where(l => l.Article >= 0).ToList();
            return new Models(
                LinearModel.Train(routeNames, Balanced(chosen, routeNames), epochs, RouteRidge, cancellationToken),
                LinearModel.Train(topicNames, [.. questions.Select(l => new Example(l.Features, Array.IndexOf(topicNames, articles[l.Article].Topic)))], epochs, TopicRidge, cancellationToken),
                LinearModel.Train(kindNames, [.. questions.Select(l => new Example(l.Features, (int)articles[l.Article].Kind))], epochs / 2, TopicRidge, cancellationToken));
        }

        // The halves do not touch each other, so they may run side by side and the result is still the same every time.
        var models = new Models[Folds + 1];
        Parallel.For(0, Folds + 1, new ParallelOptions { CancellationToken = cancellationToken },
            fold => models[fold] = fold == Folds ? Fit(_ => true, Epochs) : Fit(l => l.Fold != fold, FoldEpochs));
        var held = lessons.Where(l => l.Fold < Folds && l.Query.Language == "en" && IsSampled(l))
            .AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(l => Hold(l, models[l.Fold], index)).ToList();
        return (index, speller, models[Folds], held);
    }

    private static List<Lesson> ReadLessons(List<Article> articles, KnowledgeBase knowledge)
    {
        var reader = new QueryReader(knowledge.Lexicon, knowledge.Cues);
        var lessons = new List<Lesson>();
        void Add(string text, string language, string route, int article, int phrase, int fold)
        {
            var query = reader.Read(text, language);
            lessons.Add(new Lesson(query, QueryFeatures.Of(query, knowledge.Lexicon), route, article, phrase, fold));
        }

        for (var a = 0; a < articles.Count; a++)
        {
            Add(articles[a].Title, "en", Routes.Answer, a, -1, Folds);
            for (var p = 0; p < articles[a].Phrasings.Count; p++) Add(articles[a].Phrasings[p].Text, "en", Routes.Answer, a, p, HalfOf(p, articles[a].Phrasings.Count));
        }
        foreach (var route in knowledge.Routes)
            foreach (var list in route.Examples.GroupBy(e => e.Language))
                foreach (var ((text, language), i) in list.Select((example, i) => (example, i))) Add(text, language, route.Route == Routes.MedicalQuestion ? Routes.Answer : route.Route, -1, -1, HalfOf(i, list.Count()));
        return lessons;
    }

    // A dozen weights do not need seven thousand phrasings; every third tells the same in a third of the time.
    private static bool IsSampled(Lesson lesson) => lesson.Article < 0 || lesson.Phrase % 3 == 0;

    private static int HalfOf(int i, int count) => i < count / 2 ? 0 : 1;

    private static PhrasingRange HalfAround(int i, int count) => i < count / 2 ? new PhrasingRange(0, count / 2) : new PhrasingRange(count / 2, count);

    /// <summary>Every route counts the same in each language, however many examples it has.</summary>
    private static List<Example> Balanced(List<Lesson> lessons, string[] routeNames)
    {
        var counts = lessons.GroupBy(l => (l.Route, l.Query.Language)).ToDictionary(g => g.Key, g => g.Count());
        return [.. lessons.Select(l => new Example(l.Features, Array.IndexOf(routeNames, l.Route), WeightOf(l.Route, counts[(l.Route, l.Query.Language)])))];
    }

    // Questions are the commonest message: all of them together weigh as much as a dozen routes' examples.
    private static float WeightOf(string route, int count) => route == Routes.Answer ? MathF.Min(1, 1500f / count) : MathF.Min(2, 150f / count);

    private static HeldOut Hold(Lesson lesson, Models models, ArticleIndex index)
    {
        var question = index.Phrase(lesson.Query);
        var left = lesson.Article >= 0 ? HalfAround(lesson.Phrase, index.Articles[lesson.Article].Phrases.Length) : default;
        var candidates = index.Candidates(question, lesson.Article >= 0 ? (lesson.Article, left) : null);
        var topics = models.Topics.Predict(lesson.Features);
        var kinds = models.Kinds.Predict(lesson.Features);
        float TopicShare(string topic) => topics[Array.IndexOf(models.Topics.Classes, topic)];
        var (postings, terms) = (index.PostingsOf(question, candidates), question.Terms.Length);
        var features = new float[candidates.Count][];
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = RankFeatures.Of(
                index, index.Articles[candidates[i]], question, postings.AsSpan(i * terms, terms), TopicShare, kinds, candidates[i] == lesson.Article ? left : default);
        }
        return new HeldOut(lesson, candidates, features, candidates.IndexOf(lesson.Article), RouteShares.Of(models.Routes, lesson.Features, lesson.Query.Cues), topics.Max());
    }

    /// <summary>Softmax over the candidates of each held-out phrasing: the right article should come first.</summary>
    private static float[] LearnRanking(List<HeldOut> held)
    {
        var examples = held.Where(h => h.Right >= 0 && h.Candidates.Count > 1).ToList();
        var weights = Descent.Minimise(RankFeatures.Count, examples.SelectMany(e => e.Features), (candidate, gradient) =>
        {
            foreach (var example in examples)
            {
                var share = Share(example.Features, candidate);
                for (var c = 0; c < share.Length; c++)
                    TensorPrimitives.MultiplyAdd(example.Features[c], (share[c] - (c == example.Right ? 1 : 0)) / examples.Count, gradient, gradient);
            }
        });
        weights[RankFeatures.Topic] += TopicTrust;
        return weights;
    }

    /// <summary>Logistic regression: phrasings of articles against messages that no article answers, both sides weighing the same.</summary>
    private static float[] LearnAnswering(List<HeldOut> held, float[] rankWeights)
    {
        var examples = new List<(float[] Features, bool Right)>();
        foreach (var h in held)
        {
            var answers = h.Lesson.Article >= 0;
            if (!answers && RouteShares.QuestionsUnlessCued.Contains(h.Lesson.Route) && !h.Lesson.Query.Cues.Contains(h.Lesson.Route)) continue;
            if (answers || Routes.IsNotAnswered(h.Lesson.Route)) examples.Add(([.. Judge(h.Lesson.Query, h.Features, h.Shares, h.BestTopic, rankWeights), 1f], answers));
        }
        float positives = Math.Max(1, examples.Count(e => e.Right));
        float negatives = Math.Max(1, examples.Count - positives);
        return Descent.Minimise(AnswerFeatures.Count + 1, examples.Select(e => e.Features), (weights, gradient) =>
        {
            foreach (var (features, right) in examples)
            {
                var error = AnswerProbability(features.AsSpan(0, AnswerFeatures.Count), weights) - (right ? 1 : 0);
                TensorPrimitives.MultiplyAdd(features, error / (2 * (right ? positives : negatives)), gradient, gradient);
            }
        });
    }

    public static float[] Judge(Query query, float[][] candidates, RouteShares shares, float bestTopic, float[] rankWeights)
    {
        var share = Share(candidates, rankWeights);
        var best = share.Length == 0 ? new float[RankFeatures.Count] : candidates[Array.IndexOf(share, share.Max())];
        Array.Sort(share);
        Array.Reverse(share);
        return AnswerFeatures.Of(query, best, share, shares, bestTopic);
    }

    public static float[] Share(float[][] candidates, float[] weights)
    {
        var scores = new float[candidates.Length];
        for (var c = 0; c < candidates.Length; c++) scores[c] = TensorPrimitives.Dot(candidates[c], weights);
        if (scores.Length > 0) TensorPrimitives.SoftMax<float>(scores.ToArray(), scores);
        return scores;
    }

    public static float AnswerProbability(ReadOnlySpan<float> features, float[] weights)
    {
        var score = weights[^1];
        for (var i = 0; i < features.Length; i++) score += weights[i] * features[i];
        return 1 / (1 + MathF.Exp(-score));
    }

    private sealed record Models(LinearModel Routes, LinearModel Topics, LinearModel Kinds);

    /// <param name="Article">Number of the article it is a phrasing of; -1 for a route's example.</param>
    /// <param name="Phrase">Number of the phrasing; -1 for a title.</param>
    private sealed record Lesson(Query Query, FeatureVector Features, string Route, int Article, int Phrase, int Fold);

    /// <param name="Right">Which candidate is the right article; -1 when none is.</param>
    private sealed record HeldOut(Lesson Lesson, List<int> Candidates, float[][] Features, int Right, RouteShares Shares, float BestTopic);
}
