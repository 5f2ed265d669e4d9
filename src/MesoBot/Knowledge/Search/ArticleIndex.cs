namespace MesoBot.Knowledge.Search;

/// <summary>An article in the index.</summary>
/// <param name="Topic">Class number of its topic in the topic model.</param>
internal sealed record IndexedArticle(string Id, string Topic, QuestionKind Kind, IndexedPhrase Title, IndexedPhrase[] Phrases, int PhrasingLength, int BodyLength)
{
    private PhraseTable? _phraseTable;

    /// <summary>Made when the article first is a candidate: most of a start's questions need few of them.</summary>
    public PhraseTable PhraseTable => _phraseTable ??= new PhraseTable(Phrases);
}

/// <summary>A phrasing in the index: term numbers (ascending) with their weights, of unit length, and its character n-grams.</summary>
/// <param name="Unknown">Weight of the words that the index does not have: they make a phrase less like any other.</param>
internal sealed record IndexedPhrase(int[] Terms, float[] Weights, uint[] Grams, float Unknown)
{
    /// <summary>Cosine of two phrases: 1 for the same words, 0 for none in common.</summary>
    public float Cosine(IndexedPhrase other)
    {
        var sum = 0f;
        for (int i = 0, j = 0; i < Terms.Length && j < other.Terms.Length;)
        {
            if (Terms[i] == other.Terms[j]) sum += Weights[i++] * other.Weights[j++];
            else if (Terms[i] < other.Terms[j]) i++;
            else j++;
        }
        return sum;
    }

    /// <summary>Cosine over character n-grams, all of one weight.</summary>
    public float GramCosine(uint[] other)
    {
        if (Grams.Length == 0 || other.Length == 0) return 0;
        var both = 0;
        for (int i = 0, j = 0; i < Grams.Length && j < other.Length;)
        {
            if (Grams[i] == other[j])
            {
                both++;
                i++;
                j++;
            }
            else if (Grams[i] < other[j]) i++;
            else j++;
        }
        return both / MathF.Sqrt((float)Grams.Length * other.Length);
    }
}

/// <summary>Where a term occurs: how often in the article's title, its phrasings and its text.</summary>
internal readonly record struct Posting(int Article, byte Title, byte Phrasings, byte Body);

/// <summary>
/// The inverted index: from a term to the articles that have it. A question looks only at the postings of its own terms, the
/// rarest first and a bounded number of each, so work does not grow with the base.
/// </summary>
internal sealed class ArticleIndex
{
    /// <summary>Postings read of one term; those with the most occurrences come first.</summary>
    private const int MaxPostings = 2048;

    private const int MaxCandidates = 24;

    private readonly Dictionary<string, int> _termIds;
    private readonly float _rarest;

    public ArticleIndex(string[] terms, float[] idf, Posting[][] postings, IndexedArticle[] articles)
    {
        Terms = terms;
        Idf = idf;
        Postings = postings;
        Articles = articles;
        _termIds = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (var i = 0; i < terms.Length; i++) _termIds[terms[i]] = i;
        _rarest = idf.Length == 0 ? 1 : idf.Max();
        AveragePhrasings = articles.Length == 0 ? 1 : (float)articles.Average(a => a.PhrasingLength);
        AverageBody = articles.Length == 0 ? 1 : (float)articles.Average(a => a.BodyLength);
    }

    public string[] Terms { get; }

    public float[] Idf { get; }

    public Posting[][] Postings { get; }

    public IndexedArticle[] Articles { get; }

    public float AveragePhrasings { get; }

    public float AverageBody { get; }

    public int TermId(string term) => _termIds.GetValueOrDefault(term, -1);

    /// <summary>A question as a phrase: its terms and its word pairs, weighted by rarity.</summary>
    public IndexedPhrase Phrase(Query query) => Phrase(query, TermId);

    private IndexedPhrase Phrase(Query query, Func<string, int> termId)
    {
        var weights = new SortedDictionary<int, float>();
        foreach (var key in Keys(query))
            if (termId(key) is >= 0 and var id) weights[id] = Idf[id] * (key.Contains(' ') ? 0.5f : 1f);
        var unknown = query.Terms.Count(t => termId(t) < 0) * _rarest * _rarest;
        var norm = MathF.Sqrt(weights.Values.Sum(w => w * w) + unknown);
        return norm == 0 ? new IndexedPhrase([], [], query.Grams, 0)
            : new IndexedPhrase([.. weights.Keys], [.. weights.Values.Select(w => w / norm)], query.Grams, MathF.Sqrt(unknown) / norm);
    }

    /// <summary>Terms, lexicon groups and word pairs: what phrases are compared by.</summary>
    public static IEnumerable<string> Keys(Query query)
    {
        foreach (var term in query.Terms) yield return term;
        foreach (var group in query.Groups) yield return "g:" + group;
        for (var i = 1; i < query.Stems.Length; i++) yield return query.Stems[i - 1] + " " + query.Stems[i];
    }

    /// <summary>Where each term of the question stands in each candidate: candidate by candidate, in the order of the terms.</summary>
    public Posting[] PostingsOf(IndexedPhrase question, List<int> candidates)
    {
        var places = new Dictionary<int, int>(candidates.Count);
        for (var c = 0; c < candidates.Count; c++) places[candidates[c]] = c * question.Terms.Length;
        var found = new Posting[candidates.Count * question.Terms.Length];
        for (var t = 0; t < question.Terms.Length; t++)
            foreach (var posting in Postings[question.Terms[t]])
                if (places.TryGetValue(posting.Article, out var place)) found[place + t] = posting;
        return found;
    }

    /// <summary>The articles worth a closer look, best first by a rough score.</summary>
    /// <param name="without">Learning leaves some phrasings of one article out.</param>
    public List<int> Candidates(IndexedPhrase question, (int Article, PhrasingRange Phrases)? without = null)
    {
        var scores = new Dictionary<int, float>();
        foreach (var term in question.Terms.OrderByDescending(t => Idf[t]))
        {
            var read = 0;
            foreach (var posting in Postings[term])
            {
                if (++read > MaxPostings) break;
                var phrasings = (int)posting.Phrasings;
                if (without is { } left && left.Article == posting.Article) phrasings -= left.Phrases.CountIn(Articles[left.Article], term);
                var tf = 3f * posting.Title + phrasings + 0.5f * posting.Body;
                if (tf > 0) scores[posting.Article] = scores.GetValueOrDefault(posting.Article) + Idf[term] * tf / (tf + 2f);
            }
        }
        return [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(MaxCandidates).Select(s => s.Key)];
    }
}
