namespace MesoBot.Booking;

/// <summary>How a patient wants to be reached about a request.</summary>
internal static class ReachWays
{
    public const string Chat = "chat";
    public const string Call = "call";
    public const string WhatsApp = "whatsapp";
}

/// <summary>A day, or a stretch of days, and a time of day or a clock time, as the patient prefers it. In the clinic's own time.</summary>
/// <param name="Day">Null: any day.</param>
/// <param name="PartOfDay">One of <see cref="DayParts"/>; null when only a clock time is given, or none.</param>
internal sealed record PreferredTime(DateOnly? Day, TimeOnly? Time, string? PartOfDay = null)
{
    /// <summary>Until when, in "between 4 and 6".</summary>
    public TimeOnly? Until { get; init; }
}

/// <summary>A part of the day, or on which side of the clock time.</summary>
internal static class DayParts
{
    public const string Morning = "morning";
    public const string Afternoon = "afternoon";
    public const string Evening = "evening";

    /// <summary>From the clock time on.</summary>
    public const string After = "after";

    /// <summary>Before the clock time.</summary>
    public const string Before = "before";
}

/// <summary>Words agreed to, as they stood.</summary>
/// <param name="Wording">The text itself; kept by hash among the served texts.</param>
internal sealed record ConsentGiven(string Purpose, string Wording, string Language, DateTimeOffset At);

/// <summary>What a patient has said of an appointment. Immutable; sealed wherever it is kept.</summary>
internal sealed record BookingForm
{
    /// <summary>Id of a configured treatment, or "consultation".</summary>
    public string? Treatment { get; init; }

    /// <summary>English name of a branch; null as long as it is not chosen.</summary>
    public string? Branch { get; init; }

    public IReadOnlyList<PreferredTime> Times { get; init; } = [];

    /// <summary>A real slot that was chosen; only when the clinic shows free times.</summary>
    public DateTimeOffset? Slot { get; init; }

    /// <summary>Who comes.</summary>
    public string? Name { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>One of <see cref="ReachWays"/>.</summary>
    public string? Reach { get; init; }

    /// <summary>When to be reached, in the patient's words cut to a line.</summary>
    public string? ReachWhen { get; init; }

    public string? Language { get; init; }

    public bool? WantsFemaleDoctor { get; init; }

    /// <summary>Null: for oneself. Otherwise the contact's own name; <see cref="Name"/> is the patient's.</summary>
    public string? ContactName { get; init; }

    public bool IsForSomeoneElse { get; init; }

    public bool IsForMinor { get; init; }

    /// <summary>A child was named without an age, and it has to be asked for; null before one was named, false when it is known.</summary>
    public bool? NeedsAge { get; init; }

    /// <summary>The guardian has said to be one.</summary>
    public bool GuardianConfirmed { get; init; }

    public bool? WantsReminders { get; init; }

    public ConsentGiven? Consent { get; init; }

    /// <summary>Optional screening answers, passed to staff as given, never concluded from: id of the question → answer.</summary>
    public IReadOnlyDictionary<string, string> Screening { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The field that was asked for last; "summary" while the summary stands to be confirmed.</summary>
    public string? Asked { get; init; }

    /// <summary>An appointment that this chat does not know is to be moved: staff look for it.</summary>
    public bool ReplacesOther { get; init; }

    /// <summary>Set while the patient moves a request that was sent.</summary>
    public string? Reference { get; init; }
}

/// <summary>What a turn wants of the diary.</summary>
/// <param name="Form">The confirmed form; for a move, the new times.</param>
/// <param name="Reference">Of the request that is moved or cancelled; null for a new one.</param>
internal sealed record BookingAsk(BookingAskKind Kind, BookingForm? Form = null, string? Reference = null);

internal enum BookingAskKind
{
    Send,
    Hold,
    Move,
    Cancel,
    Confirm,
}
