using System.Globalization;
using System.Text;
using MesoBot.Text;
using Microsoft.Extensions.Options;

namespace MesoBot.Clinic;

/// <summary>The clinic's facts as patients read them, and the values that fixed texts are filled with.</summary>
internal sealed class ClinicFacts(IOptionsMonitor<ClinicOptions> monitor)
{
    private ClinicOptions? _lastGood;
    private OpeningHours? _hours;
    private ValuesOfMinute? _english;
    private ValuesOfMinute? _arabic;

    /// <summary>From the seventh day on "Saturday" would be taken for the one before.</summary>
    private const int DaysToldByName = 6;

    /// <summary>Days with other hours are told this long ahead.</summary>
    public const int DaysAhead = 60;

    /// <summary>Read afresh each time: the owner may change a fact while the program runs.</summary>
    public ClinicOptions Options
    {
        get
        {
            try
            {
                return _lastGood = monitor.CurrentValue;
            }
            catch (OptionsValidationException) when (_lastGood is not null)
            {
                // Saved wrongly while running: the facts as they were still hold, and a patient must not wait for the owner.
                return _lastGood;
            }
        }
    }

    public OpeningHours Hours
    {
        get
        {
            var options = Options;
            // Reading the zone and the days again for each turn, and each article of it, would cost more than the turn.
            return _hours is { } known && known.Options == options ? known : _hours = new OpeningHours(options);
        }
    }

    /// <summary>A branch as it is called in this language; one that is no longer listed keeps the name it was stored under.</summary>
    public string BranchName(string stored, string language) => Options.Branches.Find(b => b.Name.En == stored)?.Name.In(language) ?? stored;

    public bool HasOnCall => !string.IsNullOrWhiteSpace(Options.OnCallPhone);

    /// <summary>
    /// Values for the placeholders of fixed texts. A fact that is not set is left out. The same object as long as they are the same:
    /// hours begin and end with a minute, and nothing else changes with time.
    /// </summary>
    public IReadOnlyDictionary<string, string> Values(string language, DateTimeOffset now)
    {
        var (options, minute) = (Options, now.UtcTicks / TimeSpan.TicksPerMinute);
        ref var place = ref language == "ar" ? ref _arabic : ref _english;
        if (place is { } known && known.Options == options && known.Minute == minute && known.Language == language) return known.Values;
        var made = new ValuesOfMinute(options, language, minute, MakeValues(options, language, now));
        place = made;
        return made.Values;
    }

    private Dictionary<string, string> MakeValues(ClinicOptions options, string language, DateTimeOffset now)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        void Set(string key, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) values[key] = value;
        }

        Set("emergency_number", options.EmergencyNumber);
        Set("clinic_name", options.Name.In(language));
        Set("clinic_phone", Isolated(options.Phone, language));
        Set("oncall_phone", Isolated(options.OnCallPhone, language));
        Set("whatsapp", Isolated(string.IsNullOrWhiteSpace(options.WhatsApp) ? options.Phone : options.WhatsApp, language));
        Set("email", Isolated(options.Email, language));
        Set("hours", HoursToday(language, now));
        Set("special_hours", SpecialHours(language, now));
        Set("next_opening", NextOpening(language, now));
        Set("address", Join(options.Branches.Where(b => b.Address.IsSet).Select(b => options.Branches.Count > 1 ? $"{b.Name.In(language)}: {b.Address.In(language)}" : b.Address.In(language))));
        Set("map_link", Isolated(options.Branches.Select(b => b.MapLink).FirstOrDefault(l => !string.IsNullOrWhiteSpace(l)), language));
        Set("parking", options.Parking.In(language));
        Set("payment", options.Payment.In(language));
        Set("insurance", options.Insurance.In(language));
        Set("languages", options.Languages.In(language));
        Set("staff", Join(options.Staff.Select(s => Describe(s, language))));
        Set("female_doctor", Join(options.Staff.Where(s => s.IsFemaleDoctor).Select(s => Describe(s, language))));
        Set("privacy_url", Isolated(options.PrivacyUrl, language));
        Set("licence_number", Isolated(options.LicenceNumber, language));
        Set("advertising_approval", Isolated(options.AdvertisingApproval, language));
        Set("price_sheet", PriceSheet(language, now));
        return values;
    }

    /// <summary>The price sheet as text, or null when there is none, it has expired, or it has no approval number.</summary>
    public string? PriceSheet(string language, DateTimeOffset now)
    {
        var sheet = Options.PriceSheet;
        if (sheet.Prices.Count == 0 || sheet.ValidUntil is not { } until || until < Hours.Today(now) || string.IsNullOrWhiteSpace(sheet.ApprovalNumber)) return null;
        var text = new StringBuilder();
        foreach (var price in sheet.Prices)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {price.Item.In(language)}: {sheet.Currency} {price.From:0.##}–{price.To:0.##}");
            if (price.Includes.In(language) is { Length: > 0 } includes) text.Append(CultureInfo.InvariantCulture, $" ({includes})");
            text.Append('\n');
        }
        text.Append(Strings.Get(sheet.IncludesVat ? "PricesWithVat" : "PricesWithoutVat", language));
        text.Append(' ').Append(Strings.Format("PricesValid", language, until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), sheet.ApprovalNumber));
        return text.ToString();
    }

    private string? HoursToday(string language, DateTimeOffset now)
    {
        var hours = Hours;
        var today = hours.Today(now);
        if (!hours.Week(today).Any(d => d.IsOpen)) return null;
        var separator = Strings.Get("ListSeparator", language);
        var running = hours.PeriodOn(today) is { } period ? Strings.Format("PeriodUntil", language, period.Name.In(language)!, Dates.Of(period.To, language)) + separator : "";
        return HoursText.Today(hours, now, language) + separator + running + HoursText.Week(hours.Week(today), language);
    }

    /// <summary>Hours of a special period that comes soon, or null: those of one that runs are the hours of today.</summary>
    private string? SpecialHours(string language, DateTimeOffset now)
    {
        var hours = Hours;
        return hours.NextPeriod(hours.Today(now), DaysAhead) is { } next
            ? Strings.Format("PeriodHours", language, next.Name.In(language)!, Dates.Of(next.From, language), Dates.Of(next.To, language), HoursText.Week(hours.Week(next.From), language))
            : null;
    }

    private string? NextOpening(string language, DateTimeOffset now)
    {
        var hours = Hours;
        if (hours.NextOpening(now) is not { } next) return null;
        var (day, clock) = (Day(next.DayOfWeek, language), Clock(TimeOnly.FromDateTime(next)));
        var date = DateOnly.FromDateTime(next);
        return date.DayNumber - hours.Today(now).DayNumber <= DaysToldByName
            ? Strings.Format("NextOpening", language, day, clock)
            : Strings.Format("NextOpeningOn", language, day, Isolated(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), language)!, clock);
    }

    private static string Describe(StaffMemberOptions staff, string language) =>
        string.Join(", ", ((string?[])[staff.Name.In(language), staff.Role.In(language), staff.Works.In(language)]).Where(p => !string.IsNullOrWhiteSpace(p)));

    private static string? Join(IEnumerable<string?> parts) => string.Join("; ", parts.Where(p => !string.IsNullOrWhiteSpace(p))) is { Length: > 0 } joined ? joined : null;

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DayOfWeek day, string language) => Strings.Get("Day" + day, language);

    // Digits parted by spaces are read in the wrong order inside right-to-left text unless they are isolated.
    private static string? Isolated(string? value, string language) =>
        language == "ar" && !string.IsNullOrWhiteSpace(value) ? "\u2066" + value + "\u2069" : value;

    private sealed record ValuesOfMinute(ClinicOptions Options, string Language, long Minute, IReadOnlyDictionary<string, string> Values);
}
