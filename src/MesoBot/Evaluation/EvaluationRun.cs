using System.Diagnostics;
using MesoBot.Turns;

namespace MesoBot.Evaluation;

/// <summary>What the bot did with one turn of an item.</summary>
internal sealed record EvaluatedTurn(EvaluationItem Item, int Number, EvaluationTurn Turn, TurnResult Result, string Text, double Milliseconds)
{
    public string Kind => Result.Trace.Kind;

    public bool KindIsRight => Turn.Expect.Kinds.Contains(Kind);

    /// <summary>The first article is on a right topic; true where the topic does not matter or no answer was given.</summary>
    public bool TopicIsRight => Turn.Expect.Topics.Count == 0 || Result.Trace.Topic is { } topic && Turn.Expect.Topics.Contains(topic);

    public bool IsRight => KindIsRight && (Kind != "answer" || TopicIsRight);
}

/// <summary>Sends questions and conversations through the same code as a channel does, each in a conversation of its own.</summary>
internal sealed class EvaluationRun(ConsultationBot bot)
{
    /// <summary>Weekday noon in the Gulf: the clinic is open, and the same every run.</summary>
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public IEnumerable<EvaluatedTurn> Run(EvaluationItem item)
    {
        var state = ConversationState.New;
        for (var number = 0; number < item.Turns.Count; number++)
        {
            var watch = Stopwatch.GetTimestamp();
            var result = bot.Think(state, new PatientMessage(item.Turns[number].Text), Start.AddSeconds(20 * number));
            var spent = Stopwatch.GetElapsedTime(watch);
            state = result.StateWithoutStore();
            yield return new EvaluatedTurn(item, number, item.Turns[number], result, Answers.PlainText.Of(result.Reply), spent.TotalMilliseconds);
        }
    }
}
