namespace MesoBot.Knowledge.Search;

/// <summary>An article that may answer the question.</summary>
/// <param name="Score">The ranker's probability among the candidates, 0 to 1.</param>
internal sealed record RankedArticle(string Id, string Topic, float Score);

/// <summary>What the search makes of a message.</summary>
/// <param name="Articles">Best first; at most <see cref="Retriever.MaxRanked"/>.</param>
/// <param name="Answerable">Calibrated probability that the first article answers it, 0 to 1; 0 where no article is in that language.</param>
/// <param name="Closeness">Likeness of the question to the nearest phrasing of the first article: 1 for the same words.</param>
internal sealed record Retrieval(Query Query, IReadOnlyList<RankedArticle> Articles, float Answerable, RouteShares Shares, float Closeness)
{
    public RankedArticle? First => Articles.Count > 0 ? Articles[0] : null;
}

/// <summary>
/// Finds the articles that answer a question: candidates from an inverted index, a learned re-ranker, a calibrated confidence.
/// Deterministic: the same base and question give the same answer on every machine.
/// </summary>
internal sealed class Retriever
{
    public const int MaxRanked = 5;

    private readonly KnowledgeBase _knowledge;
    private readonly SearchModel _model;
    private readonly QueryReader _reader;

    public Retriever(KnowledgeBase knowledge, SearchModel model)
    {
        _knowledge = knowledge;
        _model = model;
        _reader = new QueryReader(knowledge.Lexicon, knowledge.Cues, model.Speller);
    }

    /// <param name="language">en, ar, or latn for Arabic in Latin letters.</param>
    public Retrieval Find(string text, string language)
    {
        var query = _reader.Read(text, language);
        var features = QueryFeatures.Of(query, _knowledge.Lexicon);
        var shares = RouteShares.Of(_model.Routes, features, query.Cues);
        if (language != "en") return new Retrieval(query, [], 0, shares, 0);

        var topics = _model.Topics.Predict(features);
        var kinds = _model.Kinds.Predict(features);
        float TopicShare(string topic) => Array.IndexOf(_model.Topics.Classes, topic) is >= 0 and var i ? topics[i] : 0;
        var index = _model.Index;
        var question = index.Phrase(query);
        var candidates = index.Candidates(question);
        var rows = Rows(index, question, candidates, TopicShare, kinds);
        var share = SearchTrainer.Share(rows, _model.RankWeights);
        var ranked = candidates.Select((c, i) => new RankedArticle(index.Articles[c].Id, index.Articles[c].Topic, share[i]))
            .OrderByDescending(a => a.Score).ThenBy(a => a.Id, StringComparer.Ordinal).Take(MaxRanked).ToList();
        var judged = SearchTrainer.Judge(query, rows, shares, topics.Max(), _model.RankWeights);
        var closeness = rows.Length == 0 ? 0 : rows[Array.IndexOf(share, share.Max())][0];
        return new Retrieval(query, ranked, SearchTrainer.AnswerProbability(judged, _model.AnswerWeights), shares, closeness);
    }

    private static float[][] Rows(ArticleIndex index, IndexedPhrase question, List<int> candidates, Func<string, float> topics, float[] kinds)
    {
        var postings = index.PostingsOf(question, candidates);
        var (rows, terms) = (new float[candidates.Count][], question.Terms.Length);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = RankFeatures.Of(index, index.Articles[candidates[i]], question, postings.AsSpan(i * terms, terms), topics, kinds);
        return rows;
    }
}
