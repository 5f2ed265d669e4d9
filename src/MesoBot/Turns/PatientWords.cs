using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Knowledge;
using MesoBot.Text;

namespace MesoBot.Turns;

/// <summary>What a stored or posted Activity says: a pressed choice, or words.</summary>
internal static class PatientWords
{
    private static readonly string[] Languages = ["en", "ar"];

    /// <summary>
    /// A choice counts only beside its own title, or beside no words at all: a client may send both, and a sign must never hide behind
    /// a button, also not one that is a sign only together with what was said before.
    /// </summary>
    public static PatientMessage Of(PostedActivity activity, KnowledgeSnapshot knowledge) =>
        activity.Choice is { } choice && ChoiceValues.IsOne(choice) && (activity.Text.Length == 0 || IsTitle(choice, activity.Text.Trim(), knowledge))
            ? new PatientMessage(choice) : new PatientMessage(activity.Text);

    public static PatientMessage OfStored(string payload, KnowledgeSnapshot knowledge)
    {
        using var document = JsonDocument.Parse(payload);
        return PostedActivity.Read(document.RootElement) is { } activity ? Of(activity, knowledge) : new PatientMessage("");
    }

    private static bool IsTitle(string choice, string text, KnowledgeSnapshot knowledge) => choice switch
    {
        ChoiceValues.Safe => Languages.Any(language => text == knowledge.Replies.Get("emergency-safe-choice", language).Trim()),
        ChoiceValues.More => Languages.Any(language => text == Strings.Get("MoreChoice", language)),
        _ => Languages.Any(language => knowledge.Base?.Find(choice[ChoiceValues.ArticlePrefix.Length..], language) is { } article && (text == article.Title || text == article.ShortTitle)),
    };
}
