namespace MesoBot.Knowledge.Search;

/// <summary>What tells whether the first candidate really answers the question: the calibration's input.</summary>
internal static class AnswerFeatures
{
    public const int Count = 5;

    private static readonly HashSet<string> OtherSubjects = new(["other_treatment", "other_disease", "offtopic_word"], StringComparer.Ordinal);

    /// <param name="best">Rank features of the first candidate.</param>
    /// <param name="share">The ranker's probability of each candidate, best first.</param>
    /// <param name="bestTopic">P of the likeliest topic.</param>
    public static float[] Of(Query query, float[] best, float[] share, RouteShares routes, float bestTopic)
    {
        var groups = query.Groups;
        return
        [
            share.Length == 0 ? 0 : share[0],
            MathF.Log((routes.Answer + 1e-3f) / (routes.NotAnswered + 1e-3f)),
            bestTopic,
            groups.Any(OtherSubjects.Contains) ? 1 : 0,
            groups.Any(g => g is "meso" or "meso_kin") ? 1 : 0,
        ];
    }
}
