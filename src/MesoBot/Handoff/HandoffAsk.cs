namespace MesoBot.Handoff;

/// <summary>Why a person is wanted.</summary>
internal static class HandoffReasons
{
    public const string Emergency = "emergency";
    public const string Clinician = "clinician";
    public const string Minor = "minor";
    public const string Complaint = "complaint";
    public const string Asked = "asked";
    public const string Booking = "booking";
    public const string NoAnswer = "no_answer";
    public const string OtherLanguage = "other_language";
    public const string Staff = "staff";
}

/// <summary>What a turn wants of the desk.</summary>
/// <param name="Reason">One of <see cref="HandoffReasons"/>.</param>
/// <param name="Category">Of triage, for danger and concerns; empty otherwise.</param>
internal sealed record HandoffAsk(string Reason, string Category = "")
{
    /// <summary>The clinic's next working time is soon enough.</summary>
    public bool CanWait { get; init; }
}

/// <summary>What a patient thought of the help: 1 poor, 2 all right, 3 good.</summary>
internal sealed record RatingAsk(int Score);
