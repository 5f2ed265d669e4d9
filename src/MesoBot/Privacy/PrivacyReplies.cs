using System.Globalization;
using MesoBot.Answers;
using MesoBot.Text;

namespace MesoBot.Privacy;

/// <summary>What patients are told of what is kept. Pure.</summary>
internal static class PrivacyReplies
{
    private const int LastDigits = 4;

    private static readonly CultureInfo Arabic = CultureInfo.GetCultureInfo("ar-AE");

    /// <param name="phone">Of the clinic.</param>
    /// <param name="cancelled">References of requests that go with it.</param>
    public static IReadOnlyList<Block> ForgetAsk(string language, string phone, IReadOnlyList<string> cancelled)
    {
        var text = PrivacyStrings.Format("ForgetAsk", language, phone);
        if (cancelled.Count > 0) text += "\n\n" + PrivacyStrings.Format("ForgetCancels", language, string.Join(Comma(language), cancelled.Select(r => Isolated(r, language))));
        return [new TextBlock(text), Sure("ForgetSure", language)];
    }

    /// <summary>The same two answers once more, for whoever said only "yes".</summary>
    public static ChoicesBlock ForgetAgain(string language) => Sure("ForgetSayIt", language);

    private static ChoicesBlock Sure(string question, string language) => new(PrivacyStrings.Get(question, language), [Said("ForgetYes", language), Said("ForgetNo", language)]);

    public static IReadOnlyList<Block> Forgotten(string language, string phone) =>
        [new TextBlock(PrivacyStrings.Get("Forgotten", language)), new TextBlock(PrivacyStrings.Format("ForgottenScreen", language, phone))];

    public static TextBlock ForgetLater(string language, string phone) => new(PrivacyStrings.Format("ForgetLater", language, phone));

    /// <param name="hasDraft">A booking is under way.</param>
    /// <param name="dateOf">The day at the clinic of a time in milliseconds since 1970.</param>
    public static IReadOnlyList<Block> Kept(KeptOfPerson kept, bool hasDraft, string language, string phone, Func<long, DateOnly> dateOf)
    {
        var lines = new List<string>();
        void Add(string key, params object[] values) => lines.Add("- " + PrivacyStrings.Format(key, language, values));
        string Day(long at) => dateOf(at).ToString("d MMMM yyyy", language == "ar" ? Arabic : CultureInfo.InvariantCulture);

        if (kept.Messages > 0) Add("KnowMessages", kept.Messages, Day(kept.FirstAt));
        var names = kept.Requests.SelectMany(r => r.Names).Select(First).Distinct(StringComparer.Ordinal).ToList();
        var phones = kept.Requests.Select(r => r.Phone).OfType<string>().Select(Last).Distinct(StringComparer.Ordinal).ToList();
        var answers = kept.Requests.Sum(r => r.HealthAnswers);
        foreach (var name in names) Add("KnowName", name);
        foreach (var digits in phones) Add("KnowPhone", Isolated(digits, language));
        if (names.Count + phones.Count == 0 && !hasDraft) Add("KnowNoContact");
        if (hasDraft) Add("KnowDraft");
        if (kept.Requests.Count > 0) Add("KnowRequests", string.Join(Comma(language), kept.Requests.Select(r => $"{Isolated(r.Reference, language)} ({StateName(r.State, language)})")));
        if (answers > 0) Add("KnowHealthAnswers", answers);
        foreach (var consent in kept.Consents)
        {
            var purpose = PrivacyStrings.Find("Purpose" + Capital(consent.Purpose), language) ?? PrivacyStrings.Get("PurposeOther", language);
            if (consent.WithdrawnAt is { } withdrawn) Add("KnowConsentWithdrawn", Day(consent.GivenAt), purpose, Day(withdrawn));
            else Add("KnowConsent", Day(consent.GivenAt), purpose);
        }
        if (kept.Notes > 0) Add("KnowNotes", kept.Notes);
        if (kept.Ratings > 0) Add("KnowRatings", kept.Ratings);
        if (kept.HasStopped) Add("KnowStopped");
        if (kept.WaitsToBeForgotten) Add("KnowForget");
        return [new TextBlock(string.Join('\n', lines)), new TextBlock(PrivacyStrings.Get("KnowWho", language)), new TextBlock(PrivacyStrings.Format("KnowHow", language, phone))];
    }

    /// <summary>Pressing it and typing it are the same.</summary>
    private static Choice Said(string key, string language)
    {
        var words = PrivacyStrings.Get(key, language);
        return new Choice(words, words, words);
    }

    private static string StateName(string state, string language) => PrivacyStrings.Find("State" + Capital(state), language) ?? state;

    private static string Capital(string code) => code.Length == 0 ? code : char.ToUpperInvariant(code[0]) + code[1..];

    private static string Comma(string language) => language == "ar" ? "، " : ", ";

    private static string First(string name) => StringInfo.GetNextTextElement(name.Trim()) + "…";

    private static string Last(string phone) => "…" + string.Concat(phone.Where(char.IsAsciiDigit).TakeLast(LastDigits));

    /// <summary>Digits and references keep their order between Arabic words.</summary>
    private static string Isolated(string text, string language) => language == "ar" ? $"\u2066{text}\u2069" : text;
}
