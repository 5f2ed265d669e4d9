using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Knowledge.Search;
using MesoBot.Language;
using MesoBot.Triage;
using Microsoft.Extensions.Options;

namespace MesoBot.Turns;

/// <summary>
/// The order of a turn, on one page: danger first, then what the person wants, then the question. Thinks without a clock, a
/// network or a store: everything it needs comes in, everything it decides goes out.
/// </summary>
/// <param name="free">The clinic's free times as a conversation sees them, where its diary is here.</param>
internal sealed class ConsultationBot(
    KnowledgeStore store, ClinicFacts clinic, IOptionsMonitor<KnowledgeOptions> options, IOptionsMonitor<BookingOptions>? booking = null, Func<string, FreeTimes?>? free = null)
{
    public TurnResult Think(ConversationState before, PatientMessage message, DateTimeOffset now)
    {
        var knowledge = store.Current;
        var words = message.IsChoice ? "" : message.Text;
        var triage = knowledge.Triage.Assess(words, TriageMemory.Texts(before.Memory, now));
        var tokens = Tokenizer.Read(words);
        var language = message.IsChoice || BookingTurn.IsBareAnswer(before, words) ? before.Language ?? MessageLanguage.English : LanguageDetector.Detect(words, tokens, before.Language);
        var state = before with
        {
            Language = language,
            ErasureAsked = Math.Max(0, before.ErasureAsked - 1),
            Memory = message.IsChoice ? before.Memory : TriageMemory.Add(before.Memory, new RememberedMessage(now, words, triage.Level)),
        };
        var turn = new Turn(knowledge, clinic, options.CurrentValue, state, message, triage, language, before.Language, now)
        {
            Booking = new BookingContext(Turn.ReplyLanguageOf(message, language), now, clinic, booking?.CurrentValue ?? new BookingOptions(), free?.Invoke(before.ConversationId)),
        };
        return BookingTurn.Back(turn, Decide(turn));
    }

    private static TurnResult Decide(Turn turn)
    {
        if (turn.Message.Text == ChoiceValues.Safe) return SafetyTurn.ToldSafe(turn);
        if (turn.Triage.IsEmergency) return SafetyTurn.Emergency(turn);
        if (turn.Triage.IsClinician) return SafetyTurn.Concern(turn);
        if (PrivacyTurn.Of(turn) is { } privacy) return privacy;
        if (WaitingTurn.Rating(turn) is { } rated) return rated;
        if (BookingTurn.UnderWay(turn) is { } booking) return booking;
        if (turn.Language.IsOther) return RouteTurn.OtherLanguage(turn);
        if (WaitingTurn.Of(turn) is { } waiting) return waiting;
        if (turn.Message.IsChoice) return QuestionTurn.Chosen(turn);
        if (QuestionTurn.AsksForMore(turn)) return QuestionTurn.More(turn);
        if (QuestionTurn.AsksForDisclaimer(turn)) return QuestionTurn.FullDisclaimer(turn);
        if (BookingTurn.OnRequest(turn) is { } request) return request;
        if (turn.Knowledge.Retriever is not { } retriever) return BookingTurn.InSafeMode(turn) ?? RouteTurn.SafeMode(turn);

        var (found, route) = Recognise(turn, retriever);
        if (turn.State.OpenEmergency is not null && !RouteTurn.Handles(route) && FollowUp.IsFewWords(found.Query)) return SafetyTurn.StillOpen(turn);
        if (!found.Query.Cues.Contains(route.Name) && QuestionTurn.InContext(turn, retriever, found, route) is { } followed) return QuestionTurn.Answer(turn, followed);
        if (BookingTurn.InPlainWords(turn, route) is { } plain) return plain;
        return RouteTurn.Handles(route) ? RouteTurn.Take(turn, route, found) : QuestionTurn.Ask(turn, retriever, found, route);
    }

    /// <summary>What is asked: of the whole message, or of what stands behind its thanks or greeting.</summary>
    private static (Retrieval Found, RouteChoice Route) Recognise(Turn turn, Retriever retriever)
    {
        var isUnderAge = StatedAge.IsUnderAge(turn);
        (Retrieval Found, RouteChoice Route) Read(string text)
        {
            var found = retriever.Find(text, turn.SearchLanguage);
            return (found, RouteChooser.Choose(found, turn.SearchLanguage, isUnderAge));
        }

        var whole = Read(turn.Message.Text);
        if (whole.Route.Name is not (Routes.Greeting or Routes.Smalltalk) || Pleasantries.RestOf(turn.Message.Text) is not { } rest) return whole;
        var behind = Read(rest);
        return behind.Route == RouteChoice.NoInformation ? whole : behind;
    }
}
