using System.Globalization;
using MesoBot.Answers;
using MesoBot.Clinic;
using MesoBot.Text;

namespace MesoBot.Handoff;

/// <summary>What the program tells a patient of a handoff: who joined, who left, what is late and what to do meanwhile.</summary>
internal sealed class HandoffNotices(ClinicFacts clinic)
{
    public Reply Joined(StaffIdentity who, string language) =>
        Status(language, HandoffStrings.Format("Joined", language, who.Name, StaffTitles.Of(who.Role, language), clinic.Options.EmergencyNumber))
            with
        { Answering = new Answering(new StaffName(who.Name, StaffTitles.Of(who.Role, language))) };

    public Reply HandedOn(StaffIdentity who, string? colleague, DateTimeOffset due, DateTimeOffset now, string language) => Left(language, colleague is null
        ? HandoffStrings.Format("HandedBack", language, who.Name, Promise(due, now, language))
        : HandoffStrings.Format("HandedOn", language, who.Name, colleague, Promise(due, now, language)));

    public static Reply Returned(StaffIdentity who, string language) => Left(language, HandoffStrings.Format("Returned", language, who.Name));

    /// <param name="who">Null when nobody had accepted it.</param>
    public static Reply Resolved(StaffIdentity? who, string language, bool asksToRate)
    {
        var text = who is null ? HandoffStrings.Get("Settled", language) : HandoffStrings.Format("Resolved", language, who.Name);
        var ended = Left(language, text);
        return asksToRate ? ended with { Blocks = [.. ended.Blocks, RatingWords.Question(language)] } : ended;
    }

    /// <summary>Who accepted is not answering, or left.</summary>
    public Reply Silent(string name, DateTimeOffset due, DateTimeOffset now, string language) =>
        Left(language, HandoffStrings.Format("Silent", language, name, Promise(due, now, language)));

    public Reply Overdue(string reason, DateTimeOffset now, string language) => Status(language, reason == HandoffReasons.Emergency
        ? HandoffStrings.Format("OverdueEmergency", language, clinic.Options.EmergencyNumber)
        : clinic.Hours.IsOpen(now) || NextOpening(now, language) is not { } opening
        ? HandoffStrings.Format("OverdueOpen", language, Phone(now, language), clinic.Options.EmergencyNumber)
        : HandoffStrings.Format("OverdueClosed", language, opening, Phone(now, language), clinic.Options.EmergencyNumber));

    public Reply Alerted(string language) => Status(language, HandoffStrings.Format("Alerted", language, clinic.Options.EmergencyNumber));

    /// <summary>Who answers and by when, and what to do meanwhile. Never an hour that nobody keeps.</summary>
    public string Promise(DateTimeOffset due, DateTimeOffset now, string language)
    {
        if (due <= now) return HandoffStrings.Format("PromiseLate", language, Phone(now, language), clinic.Options.EmergencyNumber);
        if (clinic.Hours.IsOpen(now) && due - now < TimeSpan.FromHours(12) && clinic.Hours.IsOpen(due)) return HandoffStrings.Format("PromiseBy", language, Clock(due));
        // An hour before the clinic opens is kept by whoever is on call, and is none to promise.
        return HandoffPolicy.NextOpening(clinic.Hours, now) is { } opens && due >= opens && NextOpening(now, language) is { } opening
            ? HandoffStrings.Format("PromiseOpening", language, opening, Clock(due), Phone(now, language), clinic.Options.EmergencyNumber)
            : HandoffStrings.Format("PromiseUnknown", language, Phone(now, language), clinic.Options.EmergencyNumber);
    }

    /// <summary>Nobody of the staff answers any more.</summary>
    private static Reply Left(string language, string text) => Status(language, text) with { Answering = new Answering(null) };

    private static Reply Status(string language, string text) => new(ReplyKinds.Status, language, [new TextBlock(text)]);

    private string Phone(DateTimeOffset now, string language) => clinic.Values(language, now).GetValueOrDefault("clinic_phone", "");

    private string? NextOpening(DateTimeOffset now, string language) => clinic.Values(language, now).GetValueOrDefault("next_opening");

    private string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(clinic.Options.TimeZone)).ToString("HH:mm", CultureInfo.InvariantCulture);
}
