using MesoBot.Language;

namespace MesoBot.Knowledge.Search;

/// <summary>Builds the index and the speller's words from articles.</summary>
internal static class ArticleIndexBuilder
{
    public static (ArticleIndex Index, Speller Speller) Build(IReadOnlyList<Article> articles, KnowledgeBase knowledge)
    {
        var speller = new Speller(CountWords(articles, knowledge.Routes, knowledge.Lexicon));
        var reader = new QueryReader(knowledge.Lexicon, knowledge.Cues);
        var read = articles.Select(a => Read(a, reader)).ToList();

        var occurrences = new SortedDictionary<string, Dictionary<int, (int Title, int Phrasings, int Body)>>(StringComparer.Ordinal);
        for (var i = 0; i < read.Count; i++)
        {
            foreach (var key in ArticleIndex.Keys(read[i].Title)) Count(occurrences, key, i, (1, 0, 0));
            foreach (var phrasing in read[i].Phrasings)
                foreach (var key in ArticleIndex.Keys(phrasing)) Count(occurrences, key, i, (0, 1, 0));
            foreach (var key in ArticleIndex.Keys(read[i].Body).Where(k => !k.Contains(' '))) Count(occurrences, key, i, (0, 0, 1));
        }

        var terms = occurrences.Keys.ToArray();
        var idf = terms.Select(t => MathF.Log(1 + (articles.Count - occurrences[t].Count + 0.5f) / (occurrences[t].Count + 0.5f))).ToArray();
        var postings = terms.Select(t => occurrences[t]
            .Select(o => new Posting(o.Key, (byte)Math.Min(255, o.Value.Title), (byte)Math.Min(255, o.Value.Phrasings), (byte)Math.Min(255, o.Value.Body)))
            .OrderByDescending(p => 3 * p.Title + 2 * p.Phrasings + p.Body).ThenBy(p => p.Article).ToArray()).ToArray();

        var bare = new ArticleIndex(terms, idf, postings, []);
        var indexed = read.Select((r, i) => new IndexedArticle(articles[i].Id, articles[i].Topic, articles[i].Kind, bare.Phrase(r.Title),
            [.. r.Phrasings.Select(bare.Phrase)], r.Phrasings.Sum(p => p.Terms.Length), r.Body.Terms.Length)).ToArray();
        return (new ArticleIndex(terms, idf, postings, indexed), speller);
    }

    private static (Query Title, List<Query> Phrasings, Query Body) Read(Article article, QueryReader reader)
    {
        // Phrasings are read as they are: their misspellings are meant, and the speller would bend them away.
        var body = string.Join('\n', article.Passages.Select(p => p.Heading + "\n" + FactMarks.Without(p.Text)));
        return (reader.Read(article.Title, article.Language), [.. article.Phrasings.Select(p => reader.Read(p.Text, article.Language))], reader.Read(body, article.Language));
    }

    private static Dictionary<string, int> CountWords(IReadOnlyList<Article> articles, IReadOnlyList<RouteExamples> routes, DomainLexicon lexicon)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        void Learn(string text, int weight)
        {
            foreach (var token in Tokenizer.Read(text).Tokens)
                if (token.Script == Script.Latin) counts[token.Text] = counts.GetValueOrDefault(token.Text) + weight;
        }

        foreach (var article in articles.Where(a => a.Language == "en"))
        {
            Learn(article.Title, 3);
            foreach (var passage in article.Passages) Learn(passage.Heading + " " + FactMarks.Without(passage.Text), 2);
            foreach (var phrasing in article.Phrasings) Learn(phrasing.Text, 1);
        }
        foreach (var example in routes.SelectMany(r => r.Examples).Where(e => e.Language == "en")) Learn(example.Text, 1);
        foreach (var word in lexicon.EnglishWords) Learn(word, 1);
        return counts;
    }

    private static void Count(
        SortedDictionary<string, Dictionary<int, (int Title, int Phrasings, int Body)>> occurrences, string key, int article, (int Title, int Phrasings, int Body) more)
    {
        if (!occurrences.TryGetValue(key, out var where)) occurrences[key] = where = [];
        var known = where.GetValueOrDefault(article);
        where[article] = (known.Title + more.Title, known.Phrasings + more.Phrasings, known.Body + more.Body);
    }
}
