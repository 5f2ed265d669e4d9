using System.Globalization;
using Microsoft.Extensions.Options;

namespace MesoBot.Booking;

/// <summary>Stops the start when a setting cannot be meant as it stands; each sentence names the setting.</summary>
internal sealed class BookingOptionsValidator : IValidateOptions<BookingOptions>
{
    private const string Consultation = "consultation";

    public ValidateOptionsResult Validate(string? name, BookingOptions options)
    {
        var errors = Errors(options).Concat(Lists(options)).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Errors(BookingOptions options)
    {
        if (options.Diary is not (Diaries.Preferred or Diaries.Here)) yield return $"Booking:Diary should be `preferred` or `here`, not `{options.Diary}`.";
        if (options.SlotMinutes is < 5 or > 240) yield return "Booking:SlotMinutes should be from 5 to 240.";
        if (options.LeadHours is < 0 or > 168) yield return "Booking:LeadHours should be from 0 to 168.";
        if (options.MaxDaysAhead is < 1 or > 365) yield return "Booking:MaxDaysAhead should be from 1 to 365.";
        if (options.HoldMinutes is < 1 or > 60) yield return "Booking:HoldMinutes should be from 1 to 60.";
        if (!IsClock(options.QuietFrom)) yield return "Booking:QuietFrom should be a time such as 21:00.";
        if (!IsClock(options.QuietTo)) yield return "Booking:QuietTo should be a time such as 09:00.";
    }

    private static IEnumerable<string> Lists(BookingOptions options)
    {
        for (var i = 0; i < options.Treatments.Count; i++)
        {
            if (!IsId(options.Treatments[i].Id) || options.Treatments[i].Id == Consultation)
                yield return $"Booking:Treatments:{i}:Id should be small letters, digits and hyphens, and not `consultation`, which is always there.";
            if (!options.Treatments[i].Name.IsSet) yield return $"Booking:Treatments:{i}:Name:En is missing.";
        }
        if (options.Treatments.DistinctBy(t => t.Id, StringComparer.Ordinal).Count() < options.Treatments.Count) yield return "Booking:Treatments has two with the same Id.";
        for (var i = 0; i < options.Screening.Count; i++)
        {
            if (!IsId(options.Screening[i].Id)) yield return $"Booking:Screening:{i}:Id should be small letters, digits and hyphens.";
            if (!options.Screening[i].Question.IsSet) yield return $"Booking:Screening:{i}:Question:En is missing.";
        }
    }

    private static bool IsId(string id) => id.Length is > 0 and <= 40 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsClock(string time) => TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
