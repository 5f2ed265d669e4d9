namespace MesoBot.Knowledge.Search;

/// <summary>
/// The features of a question for <see cref="LinearModel"/>: words, synonyms, pairs and threes of words, lexicon groups. Arabic has
/// no speller and rich endings, so there character n-grams join in.
/// </summary>
internal static class QueryFeatures
{
    private const float SequenceWeight = 0.4f;
    private const float GroupWeight = 2f;
    private const float GroupPairWeight = 1f;
    private const float CueWeight = 1f;
    private const float GramWeight = 0.3f;

    public static FeatureVector Of(Query query, DomainLexicon lexicon)
    {
        var features = new SortedDictionary<int, float>();
        void Add(char kind, string text, float weight) => features[Bucket(Hash.Of(text, 2166136261 ^ (uint)(kind * 7919)))] = weight;

        var stems = query.Stems;
        for (var i = 0; i < stems.Length; i++)
        {
            Add('w', stems[i], 1);
            Add('s', lexicon.Synonym(stems[i]), 1);
            Add('b', (i == 0 ? "^" : stems[i - 1]) + " " + stems[i], SequenceWeight);
            if (i >= 2) Add('t', stems[i - 2] + " " + stems[i - 1] + " " + stems[i], SequenceWeight);
        }
        for (var i = 0; i < query.Groups.Length; i++)
        {
            Add('g', query.Groups[i], GroupWeight);
            for (var j = 0; j < i; j++) Add('p', Pair(query.Groups[i], query.Groups[j]), GroupPairWeight);
        }
        foreach (var cue in query.Cues) Add('c', cue, CueWeight);
        if (query.Language != "en")
            foreach (var gram in query.Grams) features[Bucket(gram * 2654435761u >> 7)] = GramWeight;
        var norm = MathF.Sqrt(Math.Max(1e-6f, features.Values.Sum(v => v * v)));
        return new FeatureVector([.. features.Keys], [.. features.Values.Select(v => v / norm)]);
    }

    private static string Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? a + "+" + b : b + "+" + a;

    private static int Bucket(uint hash) => (int)(hash & (LinearModel.Buckets - 1));
}
