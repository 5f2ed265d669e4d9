namespace MesoBot.Knowledge.Search;

/// <summary>Phrasings [Start, End) of an article, left out while learning.</summary>
internal readonly record struct PhrasingRange(int Start, int End)
{
    public bool Contains(int phrase) => phrase >= Start && phrase < End;

    public int CountIn(IndexedArticle article, int term)
    {
        var count = 0;
        for (var i = Start; i < End; i++)
            if (Array.BinarySearch(article.Phrases[i].Terms, term) >= 0) count++;
        return count;
    }
}

/// <summary>What the re-ranker looks at in one candidate. The order of the numbers is the order of the learned weights.</summary>
internal static class RankFeatures
{
    public const int Count = 10;

    /// <summary>Which of them is P(topic).</summary>
    public const int Topic = 8;

    /// <param name="postings">Where each term of the question stands in the article.</param>
    /// <param name="topics">P(topic | question) by topic.</param>
    /// <param name="kinds">P(question kind | question).</param>
    /// <param name="without">Learning leaves some phrasings out of the article.</param>
    public static float[] Of(
        ArticleIndex index, IndexedArticle article, IndexedPhrase question, ReadOnlySpan<Posting> postings, Func<string, float> topics, float[] kinds,
        PhrasingRange without = default)
    {
        var best = 0f;
        var second = 0f;
        var third = 0f;
        var closest = article.Title;
        Span<float> cosines = article.Phrases.Length <= 512 ? stackalloc float[article.Phrases.Length] : new float[article.Phrases.Length];
        article.PhraseTable.Cosines(question, cosines);
        for (var i = 0; i < cosines.Length; i++)
        {
            if (without.Contains(i)) continue;
            var cosine = cosines[i];
            if (cosine > best) (best, second, third, closest) = (cosine, best, second, article.Phrases[i]);
            else if (cosine > second) (second, third) = (cosine, second);
            else third = MathF.Max(third, cosine);
        }
        var (phrasings, body, coverage) = TermScores(index, article, question, postings, without);
        return
        [
            best,
            (best + second + third) / 3,
            closest.GramCosine(question.Grams),
            article.Title.Cosine(question),
            article.Title.GramCosine(question.Grams),
            phrasings,
            body,
            coverage,
            MathF.Log(topics(article.Topic) + 1e-4f),
            MathF.Log(kinds[(int)article.Kind] + 1e-2f),
        ];
    }

    /// <summary>BM25 over all phrasings together and over the text, and the part of the question's weight found anywhere.</summary>
    private static (float Phrasings, float Body, float Coverage) TermScores(
        ArticleIndex index, IndexedArticle indexed, IndexedPhrase question, ReadOnlySpan<Posting> postings, PhrasingRange without)
    {
        var (phrasings, body, covered, all) = (0f, 0f, 0f, question.Unknown + 1e-6f);
        for (var i = 0; i < question.Terms.Length; i++)
        {
            var term = question.Terms[i];
            var weight = question.Weights[i];
            all += weight;
            var posting = postings[i];
            float tf = posting.Phrasings - without.CountIn(indexed, term);
            if (tf > 0) phrasings += weight * tf * 2.2f / (tf + 1.2f * (0.4f + 0.6f * indexed.PhrasingLength / index.AveragePhrasings));
            if (posting.Body > 0) body += weight * posting.Body * 2.2f / (posting.Body + 1.2f * (0.4f + 0.6f * indexed.BodyLength / index.AverageBody));
            if (tf > 0 || posting.Body > 0 || posting.Title > 0) covered += weight;
        }
        return (phrasings, body, covered / all);
    }
}
