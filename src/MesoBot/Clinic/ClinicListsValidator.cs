using System.Globalization;
using Microsoft.Extensions.Options;

namespace MesoBot.Clinic;

/// <summary>
/// The binder leaves out an element of a list that it cannot read, without a word: a holiday would be an open day. So the elements are
/// looked at as they are written.
/// </summary>
internal sealed class ClinicListsValidator(IConfigurationSection clinic) : IValidateOptions<ClinicOptions>
{
    private static readonly string[] Lists = ["Holidays", "Branches", "Staff", "Periods", "PriceSheet:Prices"];

    public ValidateOptionsResult Validate(string? name, ClinicOptions options)
    {
        var errors = NotLists().Concat(Holidays()).Concat(Periods()).Concat(Staff()).Concat(Prices()).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> NotLists() => Lists.Select(clinic.GetSection).Where(list => !string.IsNullOrWhiteSpace(list.Value))
        .Select(list => $"{list.Path} should be a list in square brackets, not `{list.Value}`.");

    private IEnumerable<string> Holidays() => clinic.GetSection("Holidays").GetChildren()
        .Where(day => !IsDay(day.Value)).Select(day => $"{day.Path} should be a day such as 2026-12-02, not `{day.Value}`.");

    private IEnumerable<string> Periods() => clinic.GetSection("Periods").GetChildren()
        .SelectMany(period => new[] { period.GetSection(nameof(PeriodOptions.From)), period.GetSection(nameof(PeriodOptions.To)) })
        .Where(day => !string.IsNullOrEmpty(day.Value) && !IsDay(day.Value)).Select(day => $"{day.Path} should be a day such as 2027-02-08, not `{day.Value}`.");

    private static bool IsDay(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private IEnumerable<string> Staff() => clinic.GetSection("Staff").GetChildren()
        .Select(person => person.GetSection(nameof(StaffMemberOptions.IsFemaleDoctor)))
        .Where(answer => answer.Value is not null && !bool.TryParse(answer.Value, out _))
        .Select(answer => $"{answer.Path} should be true or false, not `{answer.Value}`.");

    private IEnumerable<string> Prices() => clinic.GetSection("PriceSheet:Prices").GetChildren()
        .SelectMany(price => new[] { price.GetSection(nameof(PriceOptions.From)), price.GetSection(nameof(PriceOptions.To)) })
        .Where(figure => figure.Value is not null && !decimal.TryParse(figure.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        .Select(figure => $"{figure.Path} should be a number such as 400, not `{figure.Value}`.");
}
