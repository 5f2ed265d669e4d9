using MesoBot.Answers;
using MesoBot.Clinic;
using MesoBot.Handoff;
using MesoBot.Knowledge.Search;
using MesoBot.Text;

namespace MesoBot.Turns;

/// <summary>Turns that are answered by fixed texts and the clinic's own facts.</summary>
internal static class RouteTurn
{
    private static readonly Dictionary<string, (string Kind, string Reply)> Simple = new(StringComparer.Ordinal)
    {
        [Routes.Booking] = (ReplyKinds.Book, "booking"),
        [Routes.Complaint] = (ReplyKinds.Complaint, "complaint"),
        [Routes.Minor] = (ReplyKinds.Minor, "minor"),
        [Routes.Despair] = (ReplyKinds.Human, "despair"),
        [Routes.OtherPerson] = (ReplyKinds.Human, "other-person"),
        [Routes.Injection] = (ReplyKinds.Injection, "injection"),
        [Routes.Privacy] = (ReplyKinds.Privacy, "privacy"),
        [Routes.Greeting] = (ReplyKinds.Greeting, "greeting"),
    };

    /// <summary>Routes on which a person is wanted.</summary>
    private static readonly Dictionary<string, HandoffAsk> Asks = new(StringComparer.Ordinal)
    {
        [Routes.Human] = new(HandoffReasons.Asked),
        [Routes.Complaint] = new(HandoffReasons.Complaint),
        [Routes.Minor] = new(HandoffReasons.Minor),
        [Routes.Despair] = new(HandoffReasons.Clinician, "despair"),
    };

    /// <summary>The value that each practical question stands on.</summary>
    private static readonly Dictionary<string, string> PracticalFacts = new(StringComparer.Ordinal)
    {
        ["location"] = "address",
        ["parking"] = "parking",
        ["hours"] = "hours",
        ["payment"] = "payment",
        ["insurance"] = "insurance",
        ["staff"] = "staff",
        ["female_doctor"] = "female_doctor",
        ["languages"] = "languages",
        ["contact"] = "clinic_phone",
    };

    private static readonly string[] RamadanNames = ["ramadan", "ramadhan", "ramzan", "رمضان"];

    public static bool Handles(RouteChoice route) => route.IsPractical || route.Name is Routes.Human or Routes.Smalltalk || Simple.ContainsKey(route.Name);

    public static TurnResult Take(Turn turn, RouteChoice route, Retrieval found)
    {
        if (route.IsPractical) return Practical(turn, route.Name[Routes.PracticalPrefix.Length..]);
        if (route.Name == Routes.Human) return Asked(turn);
        if (route.Name == Routes.Smalltalk) return turn.Finish(ReplyKinds.Smalltalk, [Text(turn, SmalltalkText(found))]);
        if (BookingTurn.Wanted(turn, route) is { } booking) return booking;
        var (kind, reply) = Simple[route.Name];
        // Beside an open emergency nothing is booked or sold, however it is asked for.
        if (kind == ReplyKinds.Book && !turn.Offers) return turn.Finish(kind, [Text(turn, "emergency-relayed")]);
        return turn.Finish(kind, [Text(turn, reply)]) with { Handoff = Asks.GetValueOrDefault(route.Name) };
    }

    private static TurnResult Asked(Turn turn) =>
        turn.Finish(ReplyKinds.Human, [Text(turn, turn.Clinic.Hours.IsOpen(turn.Now) ? "human-open" : "human-closed")]) with { Handoff = Asks[Routes.Human] };

    /// <summary>One fixed line with the emergency number; read later by a person.</summary>
    public static TurnResult OtherLanguage(Turn turn)
    {
        var key = "other-language-" + turn.Language.Code;
        return turn.Finish(ReplyKinds.OtherLanguage, [Text(turn, turn.Knowledge.Replies.Has(key) ? key : "other-language-other")])
            with
        { Handoff = new HandoffAsk(HandoffReasons.OtherLanguage) };
    }

    public static TurnResult SafeMode(Turn turn) => turn.Finish(ReplyKinds.Abstain, [Text(turn, "safe-mode")]);

    private static TurnResult Practical(Turn turn, string fact)
    {
        // Ordinary hours would be a wrong answer to it.
        if (fact == "hours" && AsksOfRamadan(turn) && !HasRamadanHours(turn)) return turn.Finish(ReplyKinds.Practical, [Text(turn, "practical-unset")]);
        var known = PracticalFacts.TryGetValue(fact, out var value) && turn.Texts.Knows(value) && turn.Knowledge.Replies.Has("practical-" + fact);
        if (!known) return turn.Finish(ReplyKinds.Practical, [Text(turn, "practical-unset")]);
        // The clinic answers for its own facts, by name; they are no medical statement and carry no medical disclaimer.
        var signed = new TextBlock(Strings.Format("SignedByClinic", turn.ReplyLanguage, turn.Texts.Value("clinic_name")));
        return turn.Finish(ReplyKinds.Practical, [Text(turn, "practical-" + fact), signed]);
    }

    private static bool AsksOfRamadan(Turn turn) =>
        RamadanNames.Any(name => turn.Message.Text.Contains(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Any special period that runs or comes soon tells; what it is called is the clinic's choice.</summary>
    private static bool HasRamadanHours(Turn turn)
    {
        var (hours, today) = (turn.Clinic.Hours, turn.Clinic.Hours.Today(turn.Now));
        return hours.PeriodOn(today) is not null || hours.NextPeriod(today, ClinicFacts.DaysAhead) is not null;
    }

    private static string SmalltalkText(Retrieval found) => found.Query.Groups switch
    {
        var groups when groups.Contains("bye_word") => "goodbye",
        var groups when groups.Contains("thanks_word") => "thanks",
        _ when found.Query.Stems.Any(s => s is "robot" or "bot" or "ai" or "human" or "real" or "روبوت" or "بوت" or "انسان") => "are-you-a-robot",
        _ => "smalltalk",
    };

    private static TextBlock Text(Turn turn, string key) => new(turn.Texts.Get(key));
}
