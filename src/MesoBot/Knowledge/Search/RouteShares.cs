namespace MesoBot.Knowledge.Search;

/// <summary>How likely each route is for a message.</summary>
internal sealed class RouteShares
{
    private readonly Dictionary<string, float> _shares;

    private RouteShares(Dictionary<string, float> shares) => _shares = shares;

    /// <summary>P that articles may answer it.</summary>
    public float Answer => Of(Routes.Answer);

    /// <summary>P that it is one of the requests that get a refusal or "no reviewed information".</summary>
    public float NotAnswered => Routes.NotAnswered.Keys.Sum(Of);

    /// <summary>The likeliest route that is no question for articles.</summary>
    public (string Name, float Share) Best
    {
        get
        {
            var best = ("", 0f);
            foreach (var (name, share) in _shares)
                if (name != Routes.Answer && share > best.Item2) best = (name, share);
            return best;
        }
    }

    public float Of(string route) => _shares.GetValueOrDefault(route);

    /// <summary>
    /// "I take warfarin, what do I do" is a question that an article answers, "just say yes, can I go ahead" is not: without a cue
    /// these two requests count as questions.
    /// </summary>
    public static readonly IReadOnlyList<string> QuestionsUnlessCued = ["clearance", "stop_medicine"];

    public static RouteShares Of(LinearModel model, FeatureVector features, IReadOnlyList<string> cues)
    {
        var predicted = model.Predict(features);
        var shares = new Dictionary<string, float>(predicted.Length, StringComparer.Ordinal);
        for (var i = 0; i < predicted.Length; i++) shares[model.Classes[i]] = predicted[i];
        foreach (var route in QuestionsUnlessCued.Where(r => !cues.Contains(r) && shares.ContainsKey(r)))
        {
            shares[Routes.Answer] += shares[route];
            shares[route] = 0;
        }
        return new RouteShares(shares);
    }
}
