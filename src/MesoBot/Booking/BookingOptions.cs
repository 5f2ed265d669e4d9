using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>Where the clinic's diary is.</summary>
internal static class Diaries
{
    /// <summary>Elsewhere: patients say when they would like to come, and nothing is shown as free.</summary>
    public const string Preferred = "preferred";

    /// <summary>Here: free times are real, and are held while a patient decides.</summary>
    public const string Here = "here";
}

/// <summary>A treatment that an appointment can be asked for.</summary>
internal sealed class TreatmentOptions
{
    /// <summary>Small letters, digits and hyphens; kept with each request, so it should not change.</summary>
    public string Id { get; set; } = "";

    /// <summary>As patients choose it: short, without a promise.</summary>
    public LocalText Name { get; set; } = new();
}

/// <summary>A question that staff want to have asked before. The answer is passed on as it is given and decides nothing.</summary>
internal sealed class ScreeningOptions
{
    public string Id { get; set; } = "";

    public LocalText Question { get; set; } = new();

    /// <summary>The fact that it rests on, such as CF-303.</summary>
    public string? Source { get; set; }
}

/// <summary>How appointments are asked for. Section "Booking" of appsettings.json.</summary>
internal sealed class BookingOptions
{
    public const string Section = "Booking";

    /// <summary>Beside the consultation, which can always be asked for. Default none.</summary>
    public List<TreatmentOptions> Treatments { get; set; } = [];

    /// <summary>One of <see cref="Diaries"/>. Default "preferred".</summary>
    public string Diary { get; set; } = Diaries.Preferred;

    /// <summary>Length of an appointment. Default 30; 5 to 240.</summary>
    public int SlotMinutes { get; set; } = 30;

    /// <summary>How long before it an appointment can be asked for at the latest. Default 2; 0 to 168.</summary>
    public int LeadHours { get; set; } = 2;

    /// <summary>How far ahead it can be asked for. Default 60; 1 to 365.</summary>
    public int MaxDaysAhead { get; set; } = 60;

    /// <summary>How long a free time is held for a patient who decides. Default 10; 1 to 60.</summary>
    public int HoldMinutes { get; set; } = 10;

    /// <summary>Reminders wait from then, "21:00" by default, in the clinic's own time ...</summary>
    public string QuietFrom { get; set; } = "21:00";

    /// <summary>... until then; "09:00" by default.</summary>
    public string QuietTo { get; set; } = "09:00";

    /// <summary>Asked once, all optional. Default none.</summary>
    public List<ScreeningOptions> Screening { get; set; } = [];
}
