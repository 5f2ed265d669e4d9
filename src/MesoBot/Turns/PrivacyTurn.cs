using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Privacy;
using MesoBot.Text;

namespace MesoBot.Turns;

/// <summary>Orders about what is kept: answered at any moment, also while staff hold the conversation and in the middle of a booking.</summary>
internal static class PrivacyTurn
{
    /// <summary>For how many turns "Are you sure?" stands, the asking one included.</summary>
    private const int QuestionStands = 2;

    /// <summary>Null when the message is no such order.</summary>
    public static TurnResult? Of(Turn turn)
    {
        var (state, text) = (turn.State, turn.Message.Text);
        if (turn.Message.IsChoice) return null;
        if (state.ErasureAsked > 0 && Answered(turn) is { } answered) return answered;
        var isBooking = state.Booking is not null;
        if (PrivacyWords.Of(text, isBooking, state.IsHeld) is { } whole) return Take(turn, whole);
        return OrdersInside.Find(text, isBooking, state.IsHeld) is { } order && Take(turn, order.Kind, isInside: true) is { } taken ? WithRest(turn, taken, order.Rest) : null;
    }

    /// <summary>An answer to "Are you sure?". While staff hold the conversation a bare yes or no is for them.</summary>
    private static TurnResult? Answered(Turn turn)
    {
        var (state, text) = (turn.State, turn.Message.Text);
        var isPlain = PrivacyWords.NamesErasing(text);
        if (state.IsHeld && !isPlain) return null;
        if (PrivacyWords.IsYes(text)) return isPlain || !state.ErasureNeedsWord ? Confirmed(turn) : AskForWord(turn);
        return PrivacyWords.IsNo(text) ? Say(turn, PrivacyAskKind.KeepAll, "NothingErased", state with { ErasureAsked = 0 }) : null;
    }

    private static TurnResult? Take(Turn turn, PrivacyAskKind kind, bool isInside = false)
    {
        var state = turn.State;
        return kind switch
        {
            PrivacyAskKind.Stop => Stop(turn),
            PrivacyAskKind.Start => Say(turn, PrivacyAskKind.Start, "Started", state),
            PrivacyAskKind.ConfirmForget => AskBack(turn, isInside),
            PrivacyAskKind.Know => Say(turn, PrivacyAskKind.Know, "KnowIntro", state),
            PrivacyAskKind.WithdrawConsent => Withdraw(turn),
            _ => null,
        };
    }

    /// <summary>A question beside the order is not answered with it, and the patient is told so. Before a choice, which stands last.</summary>
    private static TurnResult WithRest(Turn turn, TurnResult result, string rest)
    {
        if (turn.State.IsHeld || !new Said(rest).HasQuestion) return result;
        var blocks = result.Reply.Blocks;
        var at = blocks.Count - blocks.Reverse().TakeWhile(b => b is ChoicesBlock).Count();
        return result with { Reply = result.Reply with { Blocks = [.. blocks.Take(at), Text(turn, "AskRestAgain"), .. blocks.Skip(at)] } };
    }

    private static TurnResult Stop(Turn turn)
    {
        var keys = new List<string> { "Stopped" };
        if (turn.State.Bookings.Count > 0) keys.Add("StoppedWithRequests");
        if (turn.State.Booking is not null) keys.Add("DraftPutAway");
        return Finish(turn, PrivacyAskKind.Stop, [.. keys.Select(k => Text(turn, k))], turn.State with { Booking = null });
    }

    private static TurnResult Withdraw(Turn turn)
    {
        var keys = turn.State.Booking is null ? new[] { "Withdrawn" } : ["Withdrawn", "DraftPutAway"];
        return Finish(turn, PrivacyAskKind.WithdrawConsent, [.. keys.Select(k => Text(turn, k))], turn.State with { Booking = null });
    }

    private static TurnResult AskBack(Turn turn, bool isInside)
    {
        if (turn.State.OpenEmergency is not null) return Later(turn);
        var blocks = PrivacyReplies.ForgetAsk(turn.ReplyLanguage, Phone(turn), [.. turn.State.Bookings.Where(b => !b.IsOver).Select(b => b.Reference)]);
        return Finish(turn, PrivacyAskKind.ConfirmForget, blocks, turn.State with { ErasureAsked = QuestionStands, ErasureNeedsWord = isInside });
    }

    /// <summary>What was taken for an order may have been none: nothing is erased for a "yes" that does not say so.</summary>
    private static TurnResult AskForWord(Turn turn) =>
        Finish(turn, PrivacyAskKind.ConfirmForget, [PrivacyReplies.ForgetAgain(turn.ReplyLanguage)], turn.State with { ErasureAsked = QuestionStands });

    /// <summary>The state is emptied with the rest, but for the language of what is said next.</summary>
    private static TurnResult Confirmed(Turn turn)
    {
        if (turn.State.MustKeep || turn.State.OpenEmergency is not null) return Later(turn);
        var empty = ConversationState.New with { Language = turn.State.Language, Session = turn.State.Session, HasMet = true };
        return Finish(turn, PrivacyAskKind.Forget, PrivacyReplies.Forgotten(turn.ReplyLanguage, Phone(turn)), empty);
    }

    private static TurnResult Later(Turn turn) =>
        Finish(turn, PrivacyAskKind.ForgetLater, [PrivacyReplies.ForgetLater(turn.ReplyLanguage, Phone(turn))], turn.State with { ErasureAsked = 0 });

    private static TurnResult Say(Turn turn, PrivacyAskKind kind, string key, ConversationState next) => Finish(turn, kind, [Text(turn, key)], next);

    private static TurnResult Finish(Turn turn, PrivacyAskKind kind, IReadOnlyList<Block> blocks, ConversationState next) =>
        turn.Finish(ReplyKinds.Privacy, blocks, next) with { Privacy = new PrivacyAsk(kind) };

    private static TextBlock Text(Turn turn, string key) => new(PrivacyStrings.Get(key, turn.ReplyLanguage));

    private static string Phone(Turn turn) => turn.Texts.Value("clinic_phone");
}
