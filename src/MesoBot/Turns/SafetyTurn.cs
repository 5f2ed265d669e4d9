using MesoBot.Answers;
using MesoBot.Handoff;
using MesoBot.Text;
using MesoBot.Triage;

namespace MesoBot.Turns;

/// <summary>Turns in danger: fixed wording, the number first, nothing else beside it.</summary>
internal static class SafetyTurn
{
    public static TurnResult Emergency(Turn turn) =>
        Emergency(turn, turn.Triage.Category) with { Handoff = new HandoffAsk(HandoffReasons.Emergency, turn.Triage.Category) };

    /// <summary>A few words while an emergency is open ("cold shower ok?") belong to it: the same text again, never an article.</summary>
    public static TurnResult StillOpen(Turn turn) => Emergency(turn, turn.State.OpenEmergency!);

    private static TurnResult Emergency(Turn turn, string category)
    {
        var blocks = new List<Block>();
        foreach (var language in Languages(turn))
            foreach (var key in SafetyReplies.ForEmergency(category))
                blocks.Add(new NoticeBlock(NoticeKind.Emergency, turn.TextsIn(language).Get(key)));
        var number = turn.Clinic.Options.EmergencyNumber;
        blocks.Add(new CallBlock(Strings.Format("CallNumber", turn.ReplyLanguage, number), number));
        blocks.Add(SafeChoice(turn));
        return turn.Finish(ReplyKinds.Emergency, blocks, turn.State with { OpenEmergency = category });
    }

    public static TurnResult Concern(Turn turn)
    {
        var keys = SafetyReplies.ForConcern(turn.Triage, Reach(turn));
        var blocks = new List<Block>();
        foreach (var language in Languages(turn))
            foreach (var key in keys) blocks.Add(new NoticeBlock(NoticeKind.Concern, turn.TextsIn(language).Get(key)));
        blocks.Add(Disclaimers.Of(turn.Texts, full: false));
        var ask = new HandoffAsk(HandoffReasons.Clinician, turn.Triage.Category) { CanWait = turn.Triage.Level == TriageLevel.Routine };
        return turn.Finish(ReplyKinds.Clinician, blocks) with { Handoff = ask };
    }

    /// <summary>"I am safe": closes the emergency, concludes nothing, and a clinician is told.</summary>
    public static TurnResult ToldSafe(Turn turn) => turn.Finish(
        ReplyKinds.Clinician, [new TextBlock(turn.Texts.Get("emergency-safe-told"))], turn.State with { OpenEmergency = null, Memory = [] })
        with
    { Handoff = new HandoffAsk(HandoffReasons.Clinician, "told_safe") { CanWait = true } };

    /// <summary>The choice by which an open emergency is ended.</summary>
    public static ChoicesBlock SafeChoice(Turn turn)
    {
        var label = turn.Texts.Get("emergency-safe-choice");
        return new ChoicesBlock("", [new Choice(ChoiceValues.Safe, label, label)]);
    }

    // A message, or a conversation, in both languages may be read by two people: both get the text.
    private static string[] Languages(Turn turn) => turn.Language.IsMixed || turn.HasSwitchedLanguage ? ["ar", "en"] : [turn.ReplyLanguage];

    private static ClinicianReach Reach(Turn turn) => turn.Clinic.Hours.IsOpen(turn.Now) ? ClinicianReach.Open
        : turn.Clinic.HasOnCall ? ClinicianReach.OnCall : ClinicianReach.Closed;
}
