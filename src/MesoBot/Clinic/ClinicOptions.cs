namespace MesoBot.Clinic;

/// <summary>A text in both languages. An empty English text means: not set, a person will tell.</summary>
internal sealed class LocalText
{
    public string? En { get; set; }

    public string? Ar { get; set; }

    public bool IsSet => !string.IsNullOrWhiteSpace(En);

    public string? In(string language) => language == "ar" && !string.IsNullOrWhiteSpace(Ar) ? Ar : En;
}

/// <summary>One place where the clinic receives patients.</summary>
internal sealed class BranchOptions
{
    public LocalText Name { get; set; } = new();

    public LocalText Address { get; set; } = new();

    /// <summary>An https link to a map. Optional.</summary>
    public string? MapLink { get; set; }
}

/// <summary>A stretch of days with hours of its own, such as Ramadan.</summary>
internal sealed class PeriodOptions
{
    /// <summary>As said to patients: "Ramadan". Required.</summary>
    public LocalText Name { get; set; } = new();

    /// <summary>The first day. Required.</summary>
    public DateOnly From { get; set; }

    /// <summary>The last day; not before <see cref="From"/>.</summary>
    public DateOnly To { get; set; }

    /// <summary>In place of the weekly hours; a day that is missing or null is closed. At least one day.</summary>
    public Dictionary<string, string?> Hours { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    public bool Holds(DateOnly day) => From <= day && day <= To;
}

/// <summary>Somebody patients may ask for.</summary>
internal sealed class StaffMemberOptions
{
    public LocalText Name { get; set; } = new();

    public LocalText Role { get; set; } = new();

    public bool IsFemaleDoctor { get; set; }

    /// <summary>When they usually work, as said to patients, e.g. "Sunday to Wednesday".</summary>
    public LocalText Works { get; set; } = new();
}

/// <summary>A line of the price sheet: a range, never one figure.</summary>
internal sealed class PriceOptions
{
    public LocalText Item { get; set; } = new();

    /// <summary>Lowest price in <see cref="PriceSheetOptions.Currency"/>. At least 0.</summary>
    public decimal From { get; set; }

    /// <summary>Highest price; at least <see cref="From"/>.</summary>
    public decimal To { get; set; }

    public LocalText Includes { get; set; } = new();
}

/// <summary>
/// The clinic's own approved prices. Shown only while valid and only with an advertising approval number; absent or expired, the
/// bot names no price (CF-221, CF-812).
/// </summary>
internal sealed class PriceSheetOptions
{
    public DateOnly? ValidUntil { get; set; }

    /// <summary>The number under which the health authority approved these prices for publication.</summary>
    public string? ApprovalNumber { get; set; }

    public string Currency { get; set; } = "AED";

    public bool IncludesVat { get; set; } = true;

    public List<PriceOptions> Prices { get; set; } = [];
}

/// <summary>
/// The clinic's facts, signed by its owner. What is not set is never guessed: the patient is told that a person will say.
/// Section "Clinic" of appsettings.json.
/// </summary>
internal sealed class ClinicOptions
{
    public const string Section = "Clinic";

    /// <summary>The clinic's name as patients know it. Required.</summary>
    public LocalText Name { get; set; } = new();

    /// <summary>The telephone for patients, in international form. Required.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Without it, <see cref="Phone"/> is given in its place.</summary>
    public string? WhatsApp { get; set; }

    public string? Email { get; set; }

    /// <summary>The ambulance. Default 998, the UAE's (CF-601). Three to six digits.</summary>
    public string EmergencyNumber { get; set; } = "998";

    /// <summary>Reached at night for same-day concerns. Without it, patients are sent to urgent care.</summary>
    public string? OnCallPhone { get; set; }

    /// <summary>IANA name. Default Asia/Dubai.</summary>
    public string TimeZone { get; set; } = "Asia/Dubai";

    /// <summary>Opening hours by English day name, "10:00-20:00" or "10:00-14:00, 17:00-21:00"; "20:00-24:00" and "20:00-02:00" end at and
    /// after midnight, until 06:00 at the latest. A day that is missing or null is closed.</summary>
    public Dictionary<string, string?> Hours { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Days on which the clinic is closed.</summary>
    public List<DateOnly> Holidays { get; set; } = [];

    /// <summary>Stretches of days with hours of their own; they may not overlap. Default none.</summary>
    public List<PeriodOptions> Periods { get; set; } = [];

    public List<BranchOptions> Branches { get; set; } = [];

    public LocalText Parking { get; set; } = new();

    public LocalText Payment { get; set; } = new();

    public LocalText Insurance { get; set; } = new();

    public LocalText Languages { get; set; } = new();

    public List<StaffMemberOptions> Staff { get; set; } = [];

    /// <summary>The facility licence, shown with the long disclaimer.</summary>
    public string? LicenceNumber { get; set; }

    /// <summary>The health-advertising approval, shown with the long disclaimer.</summary>
    public string? AdvertisingApproval { get; set; }

    /// <summary>Where the privacy note stands.</summary>
    public string PrivacyUrl { get; set; } = "";

    public PriceSheetOptions PriceSheet { get; set; } = new();
}
