using System.Text.RegularExpressions;

namespace MesoBot.Privacy;

/// <summary>An order that stands beside other words.</summary>
/// <param name="Rest">The other words, folded.</param>
internal sealed record PrivacyOrder(PrivacyAskKind Kind, string Rest);

/// <summary>
/// Finds an order about data inside a longer message. The words of the order itself are those of <see cref="PrivacyWords"/>; beside other
/// words a bare "stop" may be about anything, so there it takes a plainer one. The price: an order in the middle of a sentence without a
/// mark or a joining word is missed, and gets the general text on privacy.
/// </summary>
internal static partial class OrdersInside
{
    /// <summary>A longer message is a letter, and its first part is read.</summary>
    private const int MaxLength = 1500;

    /// <summary>Of several orders the one that goes furthest: erasing is asked about once more before it is done.</summary>
    private static readonly PrivacyAskKind[] Order = [PrivacyAskKind.ConfirmForget, PrivacyAskKind.WithdrawConsent, PrivacyAskKind.Stop, PrivacyAskKind.Know, PrivacyAskKind.Start];

    /// <summary>Most messages hold none of these, and nothing is looked at.</summary>
    private static readonly string[] Stems =
    [
        "delet", "eras", "remov", "wip", "clear", "destroy", "purge", "get rid", "forg", "stop", "quit", "unsub", "opt ", "messag", "msg", "text", "remind", "contact", "writ", "list", "know", "data", "info", "record",
        "consent", "permission", "حذف", "حدف", "مسح", "محو", "انس", "أنس", "نس", "إزال", "ازال", "أزيل", "رسائل", "رسايل", "رسل", "راسل", "وقف", "تذكير", "اشتراك", "تعرف", "عندكم", "لديكم", "بيانات", "معلومات", "موافق",
        "rasa", "trasl", "b3at", "em7", "emsa", "ensa", "insa", "7thef", "7zef", "7def", "bayan", "ma3l", "3an", "muwafa", "mowafa", "mwaf",
    ];

    /// <param name="isBooking">A form is being filled in: "don't text me" tells how to be reached.</param>
    /// <param name="isHeld">Staff hold the conversation, and most of what is said is for them.</param>
    public static PrivacyOrder? Find(string text, bool isBooking, bool isHeld = false)
    {
        if (text.Length > MaxLength) text = text[..MaxLength];
        if (Array.TrueForAll(Stems, stem => !text.Contains(stem, StringComparison.OrdinalIgnoreCase))) return null;
        PrivacyOrder? best = null;
        foreach (var clause in OrderClauses.In(text))
            if (KindOf(clause, isBooking, isHeld) is { } kind && (best is null || Array.IndexOf(Order, kind) < Array.IndexOf(Order, best.Kind))) best = new PrivacyOrder(kind, clause.Rest);
        return best;
    }

    private static PrivacyAskKind? KindOf(OrderClause clause, bool isBooking, bool isHeld) => PrivacyWords.KindOf(clause.Words, isBooking, isHeld: true) switch
    {
        PrivacyAskKind.Stop when isBooking || !Reaches().IsMatch(clause.Words) || OtherWay().IsMatch(clause.Rest) => null,
        PrivacyAskKind.ConfirmForget when Unsaid().IsMatch(clause.Words) || CorrectionOrders.Is(clause) || (isBooking || isHeld) && !CorrectionOrders.MeansAll(clause.Words) => null,
        PrivacyAskKind.Know or PrivacyAskKind.Start when isHeld => null,
        var kind => kind,
    };

    /// <summary>The order says what is to stop: writing to this patient.</summary>
    [GeneratedRegex(@"\b(?:me|us|unsubscribe|resubscribe|messages?|messaging|msgs?|texts?|texting|sms|whatsapps?|notifications?|reminders?|reminding|e?mails?|spam)\b|رساي|رساله|راسل|ترسل|تبعت|تكتب|تواصل|تزعج|ازعاج|اشعار|تدكير|تدكر|اشتراك|rasa|mess|msg|trasl|trasel|rsel|rsl|b3at|kallm|tkall|zi3j|z3aj", RegexOptions.CultureInvariant)]
    private static partial Regex Reaches();

    /// <summary>"Don't text me, call me" asks for another way, not for silence.</summary>
    [GeneratedRegex(@"\b(?:call|ring|phone|text|message|email|whatsapp) (?:me|us)\b|\binstead\b|\brather\b|اتصل|كلموني|كلمني|رنوا|etesl|ettas|kallmo", RegexOptions.CultureInvariant)]
    private static partial Regex OtherWay();

    /// <summary>"Forget what I said" beside other words takes a word back.</summary>
    [GeneratedRegex(@"forget .*\bi (?:told|wrote|sent|said)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unsaid();
}
