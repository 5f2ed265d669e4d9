using MesoBot.Clinic;

namespace MesoBot.Handoff;

/// <summary>How urgent a request is, and by when somebody must have accepted it.</summary>
internal readonly record struct HandoffTerms(long Priority, DateTimeOffset Due);

/// <summary>Priority and due time by reason and opening hours. Pure.</summary>
internal static class HandoffPolicy
{
    /// <summary>Where what is overdue stops climbing: danger stays first.</summary>
    public const long MostOverdue = 89;

    public const long OverdueStep = 10;

    /// <summary>When no opening is known, nobody can promise an hour: a day is the measure for staff alone.</summary>
    private static readonly TimeSpan NoHours = TimeSpan.FromHours(24);

    public static HandoffTerms Of(HandoffAsk ask, OpeningHours hours, DateTimeOffset now, HandoffOptions options) => ask.Reason switch
    {
        HandoffReasons.Emergency => new(100, now.AddMinutes(options.EmergencyMinutes)),
        HandoffReasons.Clinician when !ask.CanWait => new(80, now.AddMinutes(options.ClinicianMinutes)),
        HandoffReasons.Clinician => new(60, Working(options.ComplaintMinutes, hours, now, options)),
        HandoffReasons.Minor => new(50, Working(options.AnswerMinutes, hours, now, options)),
        HandoffReasons.Complaint => new(50, Working(options.ComplaintMinutes, hours, now, options)),
        HandoffReasons.Booking => new(30, Working(options.ComplaintMinutes, hours, now, options)),
        HandoffReasons.NoAnswer or HandoffReasons.OtherLanguage => new(30, Working(options.AnswerMinutes, hours, now, options)),
        _ => new(40, Working(options.AnswerMinutes, hours, now, options)),
    };

    /// <summary>The moment the clinic opens next; null when it is not known.</summary>
    public static DateTimeOffset? NextOpening(OpeningHours hours, DateTimeOffset now)
    {
        if (hours.NextOpening(now) is not { } local) return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(hours.Options.TimeZone);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static DateTimeOffset Working(int minutes, OpeningHours hours, DateTimeOffset now, HandoffOptions options)
    {
        var due = now.AddMinutes(minutes);
        // Whoever asks when the doors close is answered when they open.
        if (hours.IsOpen(now) && hours.IsOpen(due)) return due;
        return NextOpening(hours, now)?.AddMinutes(Math.Max(minutes, options.AfterOpeningMinutes)) ?? now + NoHours;
    }
}
