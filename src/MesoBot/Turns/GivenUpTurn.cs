using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Text;
using MesoBot.Triage;

namespace MesoBot.Turns;

/// <summary>What is said when a turn failed too often: an apology; in danger the fixed reply all the same.</summary>
internal sealed class GivenUpTurn(ConsultationBot bot, KnowledgeStore knowledge, ClinicFacts clinic, TimeProvider time)
{
    /// <summary>From here on nothing is thought any more: thinking itself may be what fails.</summary>
    private const int MaxThoughts = 2 * TurnTaking.MaxAttempts;

    public TurnCommit Take(DueTurn turn)
    {
        var nothing = new TurnCommit(turn, turn.State, turn.Locale, [], null, []);
        // Nobody waits for an internal activity, and none may speak over staff.
        if (turn.Kind != ConversationStore.MessageKind || turn.Owner == Owners.Staff && !turn.IsUrgent) return nothing;
        var reply = turn.IsUrgent ? SafetyReply(turn) : Say(turn, ReplyKinds.Human, texts => [new TextBlock(texts.Get("busy"))]);
        return nothing with { Replies = [new OutgoingActivity(ActivityTypes.Message, Roles.Bot, ReplyActivity.Payload(reply, turn.ChannelId))] };
    }

    private Reply SafetyReply(DueTurn turn)
    {
        try
        {
            // By the rules alone: whatever else takes part in thinking has failed.
            if (turn.Attempts < MaxThoughts) return bot.Think(
                ConversationStateJson.Read(turn.State), PatientWords.OfStored(turn.Payload!, knowledge.Current), DateTimeOffset.FromUnixTimeMilliseconds(turn.ReceivedAt)).Reply;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The general text names the number and needs no thought.
        }
        var number = clinic.Options.EmergencyNumber;
        return Say(turn, ReplyKinds.Emergency, texts =>
        [
            .. SafetyReplies.ForEmergency("general").Select(key => new NoticeBlock(NoticeKind.Emergency, texts.Get(key))),
            new CallBlock(Strings.Format("CallNumber", texts.Language, number), number),
        ]);
    }

    private Reply Say(DueTurn turn, string kind, Func<FixedTexts, IReadOnlyList<Block>> blocks)
    {
        var language = Locales.LanguageOf(turn.Locale);
        return new Reply(kind, language, blocks(new FixedTexts(knowledge.Current.Replies, clinic, language, time.GetUtcNow())));
    }
}
