using MesoBot.Knowledge.Search;

namespace MesoBot.Turns;

/// <summary>Where a message goes.</summary>
/// <param name="Name">A route of <see cref="Routes"/>, or <see cref="Answer"/>, or <see cref="NoInformation"/>.</param>
internal readonly record struct RouteChoice(string Name)
{
    public static readonly RouteChoice Answer = new("answer");
    public static readonly RouteChoice NoInformation = new("no_information");

    public bool IsPractical => Name.StartsWith(Routes.PracticalPrefix, StringComparison.Ordinal);
}

/// <summary>Chooses the route from what the search makes of a message. Pure.</summary>
internal static class RouteChooser
{
    /// <summary>From here on the first article is taken to answer the question. Chosen on held-out phrasings.</summary>
    public const float Answerable = 0.4f;

    /// <summary>Routes about the person rather than the question are taken on a smaller share: missing them costs more.</summary>
    private const float CareShare = 0.3f;

    private static readonly string[] CareRoutes = [Routes.Injection, Routes.Minor, Routes.Despair, Routes.Complaint, Routes.Privacy];

    public static RouteChoice Choose(Retrieval found, string language, bool isUnderAge)
    {
        var shares = found.Shares;
        var best = shares.Best;
        if (isUnderAge && shares.Of(Routes.Injection) < 0.5f) return new RouteChoice(Routes.Minor);
        foreach (var route in CareRoutes)
            if (shares.Of(route) >= CareShare && shares.Of(route) >= best.Share) return new RouteChoice(route);
        if (!Routes.IsNotAnswered(best.Name) && best.Share > shares.Answer && best.Share > shares.NotAnswered) return new RouteChoice(best.Name);
        if (language == "en" ? found.Answerable >= Answerable : shares.Answer >= shares.NotAnswered) return RouteChoice.Answer;
        return Routes.IsNotAnswered(best.Name) ? new RouteChoice(best.Name) : RouteChoice.NoInformation;
    }
}
