using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Knowledge.Search;
using MesoBot.Language;
using MesoBot.Triage;

namespace MesoBot.Turns;

/// <summary>One incoming message and all that is known while it is thought about.</summary>
internal sealed class Turn(
    KnowledgeSnapshot knowledge, ClinicFacts clinic, KnowledgeOptions options, ConversationState state, PatientMessage message,
    TriageOutcome triage, MessageLanguage language, MessageLanguage? languageBefore, DateTimeOffset now)
{
    /// <summary>English before and Arabic now, or the other way round.</summary>
    public bool HasSwitchedLanguage { get; } = languageBefore is { IsOther: false } before && !language.IsOther && before.Code != language.Code;

    /// <summary>What the booking knows besides what is said.</summary>
    public required BookingContext Booking { get; init; }

    public KnowledgeSnapshot Knowledge => knowledge;

    public ClinicFacts Clinic => clinic;

    public ConversationState State => state;

    public PatientMessage Message => message;

    public TriageOutcome Triage => triage;

    public MessageLanguage Language => language;

    public DateTimeOffset Now => now;

    public string ReplyLanguage { get; } = ReplyLanguageOf(message, language);

    /// <summary>en, ar, or latn for Arabic in Latin letters.</summary>
    public string SearchLanguage { get; } = language switch
    {
        { Code: "ar", IsMixed: true } when !message.Text.Any(c => Scripts.Of(c) == Script.Arabic) => "latn",
        { Code: "ar" } => "ar",
        _ => "en",
    };

    public FixedTexts Texts { get; } = new(knowledge.Replies, clinic, ReplyLanguageOf(message, language), now);

    public FixedTexts TextsIn(string other) => new(knowledge.Replies, clinic, other, now);

    /// <summary>Approved and unexpired, or everything where unreviewed articles are shown on purpose.</summary>
    public bool MayServe(Article article) => options.ServeUnreviewed || article.Review.IsCurrent(clinic.Hours.Today(now));

    public bool MayServeAny => knowledge.Base is { } known && known.Articles.Any(MayServe);

    /// <summary>Suggestions and booking offers; never beside an open emergency.</summary>
    public bool Offers => state.OpenEmergency is null;

    /// <summary>Offers under an answer. None where staff hold the conversation: they say themselves what comes next.</summary>
    public bool OffersMore => Offers && !state.IsHeld;

    /// <summary>An article in the patient's words; where somebody reads along, in their language or not at all.</summary>
    public Article? Find(string article) => knowledge.Base?.Find(article, message.ReplyIn ?? "en");

    /// <summary>Makes the result: puts first contact, or around an open emergency the safety line and the way to end it, where they are due.</summary>
    public TurnResult Finish(
        string kind, IEnumerable<Block> blocks, ConversationState? next = null, string? topic = null, IReadOnlyList<RankedArticle>? articles = null,
        IReadOnlyList<Article>? served = null)
    {
        var after = next ?? state;
        var all = new List<Block>();
        var open = kind == ReplyKinds.Emergency ? null : after.OpenEmergency;
        if (open is not null) all.Add(new NoticeBlock(NoticeKind.Emergency, Texts.Get(SafetyReplies.OpenLine(open))));
        if (!after.HasMet && !state.IsHeld && open is null && kind is not (ReplyKinds.Emergency or ReplyKinds.OtherLanguage or ReplyKinds.Clinician))
        {
            all.Add(new TextBlock(Texts.Get("first-contact")));
            after = after with { HasMet = true };
        }
        all.AddRange(blocks);
        if (open is not null) all.Add(SafetyTurn.SafeChoice(this));
        var trace = new TurnTrace(kind, topic, articles ?? [], triage, language, [.. (served ?? []).Select(a => a.ContentHash)]);
        return new TurnResult(after, new Reply(kind, ReplyLanguage, all), trace);
    }

    public static string ReplyLanguageOf(PatientMessage message, MessageLanguage language) => message.ReplyIn ?? (language.Code == "ar" ? "ar" : "en");
}
