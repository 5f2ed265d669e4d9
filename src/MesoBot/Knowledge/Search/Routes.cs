namespace MesoBot.Knowledge.Search;

/// <summary>The routes that messages are recognised for, besides the topics of articles.</summary>
internal static class Routes
{
    /// <summary>A question that articles may answer.</summary>
    public const string Answer = "answer";

    /// <summary>The examples of such questions in Arabic, until there are Arabic articles with phrasings of their own.</summary>
    public const string MedicalQuestion = "medical_question";

    public const string Booking = "booking";
    public const string Human = "human";
    public const string Complaint = "complaint";
    public const string Minor = "minor";
    public const string Despair = "despair";
    public const string OtherPerson = "other_person";
    public const string Injection = "injection";
    public const string Privacy = "privacy";
    public const string Greeting = "greeting";
    public const string Smalltalk = "smalltalk";
    public const string PracticalPrefix = "practical_";

    /// <summary>Requests that get a refusal or "no reviewed information": route → the fixed text.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotAnswered = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["other_treatment"] = "other-treatment",
        ["other_disease"] = "other-disease",
        ["off_topic"] = "off-topic",
        ["diagnosis"] = "refuse-diagnosis",
        ["photo"] = "refuse-photo",
        ["dose"] = "refuse-dose",
        ["prescription"] = "refuse-prescription",
        ["stop_medicine"] = "refuse-stop-medicine",
        ["clearance"] = "refuse-clearance",
        ["price_promise"] = "refuse-price",
        ["guarantee"] = "refuse-guarantee",
        ["doctor_opinion"] = "refuse-opinion",
    };

    public static bool IsNotAnswered(string route) => NotAnswered.ContainsKey(route);
}
