using System.Text.RegularExpressions;
using MesoBot.Answers;
using MesoBot.Handoff;
using MesoBot.Language;
using MesoBot.Text;

namespace MesoBot.Turns;

/// <summary>Turns about the talk with a person itself: when somebody comes, a call instead, how helpful it was.</summary>
internal static class WaitingTurn
{
    /// <summary>Longer messages ask something else besides, and that is answered.</summary>
    private const int MaxWords = 14;

    private static readonly string[] WhenInArabic = Folded(
        "متى يرد", "متى سيرد", "متى تردون", "متى يجيب", "متى سيجيب", "متى يتواصل", "متى سيتواصل", "كم أنتظر", "كم سأنتظر", "كم علي أن أنتظر", "هل من أحد", "هل يوجد أحد", "ما زلت أنتظر", "لا أحد يرد", "محد يرد");

    private static readonly string[] CallInArabic = Folded(
        "اتصلوا بي", "اتصل بي", "اتصلي بي", "كلموني", "كلمني", "أفضل مكالمة", "أفضل الاتصال", "أفضل اتصال", "مكالمة هاتفية", "اتصال هاتفي", "بالهاتف", "بالتلفون");

    /// <summary>Null unless the patient answers the question how helpful a person was.</summary>
    public static TurnResult? Rating(Turn turn)
    {
        if (!turn.State.IsAskedToRate || turn.Message.IsChoice || RatingWords.Read(turn.Message.Text) is not { } rating) return null;
        return turn.Finish(ReplyKinds.Smalltalk, [new TextBlock(HandoffStrings.Get("RateThanks", turn.ReplyLanguage))]) with { Rating = rating };
    }

    /// <summary>Null unless the patient waits for a person and writes of that.</summary>
    public static TurnResult? Of(Turn turn)
    {
        if (!turn.State.IsWaiting || turn.Message.IsChoice) return null;
        var words = TextFold.Fold(turn.Message.Text);
        if (words.Count(c => c == ' ') >= MaxWords) return null;
        if (CallPattern.IsMatch(words) || CallInArabic.Any(words.Contains)) return Say(turn, "human-call");
        return WhenPattern.IsMatch(words) || WhenInArabic.Any(words.Contains) ? Say(turn, "human-waiting") : null;
    }

    private static TurnResult Say(Turn turn, string key) => turn.Finish(ReplyKinds.Human, [new TextBlock(turn.Texts.Get(key))]);

    private static string[] Folded(params string[] phrases) => [.. phrases.Select(TextFold.Fold)];

    private static readonly Regex WhenPattern = new(
        @"\b(when|how long|how soon|what time)\b.{0,40}\b((they|the team|the clinic|the staff|the doctor|a doctor|you|u)\b.{0,20}\b(answer|reply|respond|come|get back|be here|be there)|some ?(one|body)|any ?(one|body)|a (person|human|agent|reply|answer))\b"
        + @"|\b(still|been) waiting\b|\b(any ?(one|body)|some ?(one|body)) (there|here|coming)\b|\b(no ?one|nobody)\b.{0,15}\b(answer|answers|answered|answering|replies|replied|reply|came|here)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex CallPattern = new(
        @"\b(call|phone|ring) me\b|\b(rather|prefer|like|want)\b.{0,20}\b(a (phone )?call|a callback|to be (called|phoned)|by phone|the phone|over the phone)\b|\bcall me back\b|\bby phone\b|\b(not|no) (whats ?app|chat|chatting|text|texting|messages?|writing)\b.{0,20}\bcall\b|^(no )?an? (phone )?call( please)?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
