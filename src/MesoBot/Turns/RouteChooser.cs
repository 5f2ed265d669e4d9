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
    /// <summary>From here on the first article is taken to answer the question. Chosen on question sets.</summary>
    public const float Answerable = 0.45f;

    /// <summary>The ranker is sure of the first article.</summary>
    private const float ClearFirst = 0.6f;

    /// <summary>A refusal with its own wording needs this share; a plain "no reviewed information" is never wrong.</summary>
    private const float NamedRefusal = 0.4f;

    /// <summary>Each word that nothing in the base has makes another subject likelier.</summary>
    private const float StrangeWords = 0.15f;

    /// <summary>A question this like a phrasing of an article is that phrasing, whatever the routes make of its few words.</summary>
    public const float SameWords = 0.75f;

    /// <summary>Routes about the person rather than the question are taken on a smaller share: missing them costs more.</summary>
    private const float CareShare = 0.3f;

    /// <summary>A cue speaks for its route by itself; this share only keeps out cues that every other word speaks against.</summary>
    private const float CueShare = 0.05f;

    /// <summary>Only in so short a message is a greeting all there is.</summary>
    private const int ShortMessage = 4;

    private static readonly string[] CareRoutes = [Routes.Injection, Routes.Minor, Routes.Despair, Routes.Complaint, Routes.Privacy];

    public static RouteChoice Choose(Retrieval found, string language, bool isUnderAge)
    {
        var shares = found.Shares;
        var best = shares.Best;
        // An attempt is never the smaller part of a message: what else it asks is what it wants to get through.
        if (found.Query.Cues.Contains(Routes.Injection)) return new RouteChoice(Routes.Injection);
        if (isUnderAge && shares.Of(Routes.Injection) < 0.5f) return new RouteChoice(Routes.Minor);
        foreach (var route in CareRoutes)
            if (shares.Of(route) >= CareShare && shares.Of(route) >= best.Share) return new RouteChoice(route);
        // Booking for a wife or a mother is booking; whether it suits her is said when she is seen.
        if (best.Name == Routes.OtherPerson && found.Query.Groups.Contains("book_word")) return new RouteChoice(Routes.Booking);
        if (Cued(found) is { } cued) return cued;
        if (found.Closeness >= SameWords && !found.Query.Cues.Any(Routes.IsNotAnswered)) return RouteChoice.Answer;
        if (!Routes.IsNotAnswered(best.Name) && best.Share > shares.Answer && best.Share > shares.NotAnswered) return new RouteChoice(best.Name);
        if (AsksAboutOwnCondition(found)) return RouteChoice.Answer;
        if (language == "en" ? found.Answerable >= Answerable + StrangeWords * Math.Min(2, found.Query.UnknownWords) : shares.Answer >= shares.NotAnswered) return RouteChoice.Answer;
        return Routes.IsNotAnswered(best.Name) && best.Share >= NamedRefusal ? new RouteChoice(best.Name) : RouteChoice.NoInformation;
    }

    /// <summary>"Hashimoto, can I?": a condition or a medicine with a question of permission is asked about the treatment, and an article says who decides.</summary>
    private static bool AsksAboutOwnCondition(Retrieval found) =>
        found.First is { Score: >= ClearFirst, Topic: "contraindications" or "pregnancy" or "medicines" }
        && found.Query.Groups.Any(g => g is "condition" or "medicine" or "pregnancy_word" or "allergen")
        && found.Query.Stems.Any(s => s is "can" or "should" or "ok" or "okai" or "safe" or "allow" or "may" or "wait")
        && !found.Query.Cues.Any(Routes.IsNotAnswered);

    /// <summary>
    /// The likeliest route among those whose cue was given. As features of the learned routes cues weigh little: they were written
    /// with the same examples in sight, so learning would trust them more than they deserve on new messages.
    /// </summary>
    private static RouteChoice? Cued(Retrieval found)
    {
        var isShort = found.Query.Stems.Length <= ShortMessage;
        var route = found.Query.Cues.Where(c => isShort || c is not (Routes.Greeting or Routes.Smalltalk))
            .OrderByDescending(c => CareRoutes.Contains(c)).ThenByDescending(found.Shares.Of).FirstOrDefault();
        return route is not null && found.Shares.Of(route) >= CueShare ? new RouteChoice(route) : null;
    }
}
