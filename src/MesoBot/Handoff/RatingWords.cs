using MesoBot.Answers;
using MesoBot.Language;
using MesoBot.Text;

namespace MesoBot.Handoff;

/// <summary>The question after a talk with a person, and its answers: plain words, so that pressing and typing are the same.</summary>
internal static class RatingWords
{
    private static readonly (string Key, int Score)[] Answers = [("RateGood", 3), ("RateFair", 2), ("RatePoor", 1)];

    private static readonly string[] Languages = ["en", "ar"];

    public static ChoicesBlock Question(string language) =>
        new(HandoffStrings.Get("RateIntro", language), [.. Answers.Select(a => HandoffStrings.Get(a.Key, language)).Select(title => new Choice(title, title, title))]);

    /// <summary>Null when the words are no answer to the question.</summary>
    public static RatingAsk? Read(string words)
    {
        var said = Bare(words);
        foreach (var (key, score) in Answers)
            if (Languages.Any(language => Bare(HandoffStrings.Get(key, language)) == said)) return new RatingAsk(score);
        return null;
    }

    private static string Bare(string text) => TextFold.Fold(text).Trim(' ', '.', '!', '؟', '?');
}
