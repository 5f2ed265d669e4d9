using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Triage;

namespace MesoBot.Turns;

/// <summary>What a stored or posted Activity says: a pressed choice, or words.</summary>
internal static class PatientWords
{
    /// <summary>
    /// A choice counts only beside words without danger in them: a client may send both, and a sign must never hide behind a button.
    /// </summary>
    public static PatientMessage Of(PostedActivity activity, TriageAssessor triage) =>
        activity.Choice is { } choice && ChoiceValues.IsOne(choice) && triage.Assess(activity.Text, []).Level == TriageLevel.None
            ? new PatientMessage(choice) : new PatientMessage(activity.Text);

    public static PatientMessage OfStored(string payload, TriageAssessor triage)
    {
        using var document = JsonDocument.Parse(payload);
        return PostedActivity.Read(document.RootElement) is { } activity ? Of(activity, triage) : new PatientMessage("");
    }
}
