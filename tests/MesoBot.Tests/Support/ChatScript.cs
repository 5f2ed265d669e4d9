using MesoBot.Answers;
using MesoBot.Handoff;
using MesoBot.Turns;

namespace MesoBot.Tests.Support;

/// <summary>
/// A conversation as people can read it. "Patient:" sends a message, "Presses:" a choice by its title; the lines below say what
/// the reply must be: "Kind:", "Says:" (a part of the text), "Not:" (must not be in the text), "Topic:", "Offers:" (a choice's
/// title). "Waits:" lets minutes pass. Lines with # are comments.
/// </summary>
internal static class ChatScript
{
    public static void Play(string script, TestBot bot)
    {
        TurnResult? result = null;
        var number = 0;
        foreach (var line in script.Split('\n'))
        {
            number++;
            if (line.Trim().Length == 0 || line.StartsWith('#')) continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (word, text) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (word == "Patient") result = bot.Say(text);
            else if (word == "Presses") result = bot.Say(ChoiceTitled(result!, text, number).Value);
            else if (word == "Waits") bot.Wait(TimeSpan.FromMinutes(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)));
            else Check(word, text, result!, number);
        }
    }

    private static Choice ChoiceTitled(TurnResult result, string title, int number) =>
        PlainText.ChoicesOf(result.Reply).FirstOrDefault(c => c.Title == title)
        ?? throw new InvalidOperationException($"Line {number}: «{title}» is not offered; there are: {string.Join(" | ", PlainText.ChoicesOf(result.Reply).Select(c => c.Title))}");

    private static void Check(string word, string text, TurnResult result, int number)
    {
        var reply = PlainText.Of(result.Reply);
        var holds = word switch
        {
            "Kind" => result.Trace.Kind == text,
            "Topic" => result.Trace.Topic == text,
            "Says" => reply.Contains(text, StringComparison.OrdinalIgnoreCase),
            "Not" => !reply.Contains(text, StringComparison.OrdinalIgnoreCase),
            "Offers" => PlainText.ChoicesOf(result.Reply).Any(c => c.Title == text),
            "Tells clinician" => result.Handoff is { Reason: HandoffReasons.Emergency or HandoffReasons.Clinician } == (text == "yes"),
            _ => throw new InvalidOperationException($"Line {number}: `{word}:` is not a word of scripts."),
        };
        Assert.True(holds, $"Line {number}, {word}: {text}\nbut the reply is ({result.Trace.Kind}, {result.Trace.Topic}, {result.Trace.Triage.Rule}):\n{reply}");
    }
}
