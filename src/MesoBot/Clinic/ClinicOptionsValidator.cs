using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace MesoBot.Clinic;

/// <summary>Stops the start when a fact cannot be meant as it stands; each sentence names the setting.</summary>
internal sealed partial class ClinicOptionsValidator : IValidateOptions<ClinicOptions>
{
    public ValidateOptionsResult Validate(string? name, ClinicOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(ClinicOptions options)
    {
        if (!options.Name.IsSet) yield return "Clinic:Name:En is missing: set the clinic's name in appsettings.json.";
        if (!Phone().IsMatch(options.Phone ?? "")) yield return "Clinic:Phone should be a telephone number such as +971 4 000 0000.";
        if (options.OnCallPhone is { Length: > 0 } onCall && !Phone().IsMatch(onCall)) yield return "Clinic:OnCallPhone should be a telephone number, or be left out.";
        if (options.WhatsApp is { Length: > 0 } whatsApp && !Phone().IsMatch(whatsApp)) yield return "Clinic:WhatsApp should be a telephone number, or be left out.";
        if (!EmergencyNumber().IsMatch(options.EmergencyNumber ?? "")) yield return "Clinic:EmergencyNumber should be three to six digits, such as 998.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone ?? "", out _)) yield return $"Clinic:TimeZone `{options.TimeZone}` is not a known time zone; use a name such as Asia/Dubai.";
        foreach (var error in Hours("Clinic:Hours", options.Hours).Concat(Periods(options.Periods))) yield return error;
        for (var i = 0; i < options.Branches.Count; i++)
            if (options.Branches[i].MapLink is { Length: > 0 } link && !link.StartsWith("https://", StringComparison.Ordinal))
                yield return $"Clinic:Branches:{i}:MapLink should start with https://.";
        for (var i = 0; i < options.PriceSheet.Prices.Count; i++)
            if (options.PriceSheet.Prices[i] is var price && (price.From < 0 || price.To < price.From))
                yield return $"Clinic:PriceSheet:Prices:{i} should have 0 <= From <= To.";
    }

    private static IEnumerable<string> Hours(string setting, Dictionary<string, string?> week)
    {
        foreach (var (day, hours) in week)
        {
            if (!OpeningHours.TryParseDay(day, out _)) yield return $"{setting}:{day} is not a day; use Monday to Sunday.";
            if (hours is not null && !OpenTime.TryParse(hours, out _))
                yield return $"{setting}:{day} should look like 10:00-20:00, or like 10:00-14:00, 17:00-21:00 in order and without overlap, not `{hours}`.";
        }
        foreach (var error in Nights(setting, week)) yield return error;
    }

    /// <summary>Hours that end after midnight must be over when the next day's begin.</summary>
    private static IEnumerable<string> Nights(string setting, Dictionary<string, string?> week)
    {
        var days = new Dictionary<DayOfWeek, IReadOnlyList<OpenTime>>();
        foreach (var (name, hours) in week)
            if (OpeningHours.TryParseDay(name, out var day) && hours is not null && OpenTime.TryParse(hours, out var times)) days[day] = times;
        foreach (var (day, times) in days)
        {
            var next = (DayOfWeek)(((int)day + 1) % 7);
            if (times[^1].AfterMidnight is { } late && days.TryGetValue(next, out var following) && following[0].Begin < late.End)
                yield return $"{setting}:{day} ends after {setting}:{next} begins.";
        }
    }

    private static IEnumerable<string> Periods(List<PeriodOptions> periods)
    {
        for (var i = 0; i < periods.Count; i++)
        {
            var (setting, period) = ($"Clinic:Periods:{i}", periods[i]);
            if (!period.Name.IsSet) yield return $"{setting}:Name:En is missing: give the period's name, such as Ramadan.";
            if (period.From == default || period.To == default) yield return $"{setting}:From and {setting}:To should be days such as 2027-02-08.";
            else if (period.To < period.From) yield return $"{setting}:To is before {setting}:From.";
            if (period.Hours.Count == 0) yield return $"{setting}:Hours is missing: give the hours of at least one day; days on which the clinic is closed go to Clinic:Holidays.";
            foreach (var error in Hours(setting + ":Hours", period.Hours)) yield return error;
            for (var j = 0; j < i; j++)
                if (periods[j].From <= period.To && period.From <= periods[j].To) yield return $"{setting} overlaps Clinic:Periods:{j}: a day can have one set of hours.";
        }
    }

    [GeneratedRegex(@"^\+?[0-9 ()-]{5,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    // Only the digits that a telephone has; "$" would let a line end pass.
    [GeneratedRegex(@"^[0-9]{3,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmergencyNumber();
}
