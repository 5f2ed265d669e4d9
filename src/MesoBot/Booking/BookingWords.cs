using System.Globalization;
using MesoBot.Clinic;
using MesoBot.Text;

namespace MesoBot.Booking;

/// <summary>Days, times and numbers as patients read them.</summary>
internal sealed class BookingWords(BookingContext context)
{
    private const int ShortName = 3;

    private readonly string _language = context.Language;

    public string Get(string key) => BookingStrings.Get(key, _language);

    public string Format(string key, params object[] values) => BookingStrings.Format(key, _language, values);

    /// <summary>"Sunday 29 November".</summary>
    public string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Strings.Get("Day" + day.DayOfWeek, _language)} {day.Day} {Get("Month" + day.Month.ToString(CultureInfo.InvariantCulture))}");

    /// <summary>For small buttons: "Sun 29 Nov".</summary>
    public string ShortDay(DateOnly day) => _language == "ar"
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Get("Month" + day.Month.ToString(CultureInfo.InvariantCulture))}")
        : string.Create(CultureInfo.InvariantCulture, $"{day.DayOfWeek.ToString()[..ShortName]} {day.Day} {Get("Month" + day.Month.ToString(CultureInfo.InvariantCulture))[..ShortName]}");

    public string Moment(DateTimeOffset moment)
    {
        var local = context.LocalOf(moment);
        return $"{Day(DateOnly.FromDateTime(local))} {Clock(TimeOnly.FromDateTime(local))}";
    }

    public string ShortMoment(DateTimeOffset moment)
    {
        var local = context.LocalOf(moment);
        return $"{ShortDay(DateOnly.FromDateTime(local))} {Clock(TimeOnly.FromDateTime(local))}";
    }

    public string Time(PreferredTime wish) => (wish.Day, When(wish)) switch
    {
        (null, null) => Get("AnyTime"),
        ({ } day, null) => Day(day),
        (null, { } when) => Format("At", Get("AnyDay"), when),
        ({ } day, { } when) => Format("At", Day(day), when),
    };

    /// <summary>Open days that follow each other at the same time are told as one stretch.</summary>
    public string Times(IReadOnlyList<PreferredTime> wishes)
    {
        var told = new List<string>();
        for (var i = 0; i < wishes.Count;)
        {
            var end = i;
            while (end + 1 < wishes.Count && Follows(wishes[end], wishes[end + 1])) end++;
            if (end - i < 2) told.Add(Time(wishes[end = i]));
            else
            {
                var span = Format("DaySpan", Day(wishes[i].Day!.Value), Day(wishes[end].Day!.Value));
                told.Add(When(wishes[i]) is { } when ? Format("At", span, when) : span);
            }
            i = end + 1;
        }
        return string.Join(Get("Or"), told);
    }

    /// <summary>"Monday to Thursday 10:00–20:00; Saturday 10:00–18:00".</summary>
    public string Hours() => HoursText.Week(context.Hours.Week(), _language);

    public string Phone(string e164) => Isolated(PhoneNumber.Display(e164));

    /// <summary>The clinic's number with its hours.</summary>
    public string ClinicPhone() => $"{Isolated(context.Clinic.Options.Phone)} ({Hours()})";

    public string Treatment(string? id) =>
        context.Options.Treatments.FirstOrDefault(t => t.Id == id)?.Name.In(_language) ?? Get("Consultation");

    public string? Branch(string? name) => context.Branches.FirstOrDefault(b => b.Name.En == name)?.Name.In(_language);

    // Digits parted by spaces are read in the wrong order inside right-to-left text unless they are isolated.
    public string Isolated(string text) => _language == "ar" ? "\u2066" + text + "\u2069" : text;

    private string? When(PreferredTime wish) => wish switch
    {
        { Time: { } from, Until: { } until } => Format("Between", Clock(from), Clock(until)),
        { Time: { } time, PartOfDay: DayParts.After } => Format("From", Clock(time)),
        { Time: { } time, PartOfDay: DayParts.Before } => Format("Before", Clock(time)),
        { Time: { } time } => Clock(time),
        { PartOfDay: DayParts.Morning } => Get("Morning"),
        { PartOfDay: DayParts.Afternoon } => Get("Afternoon"),
        { PartOfDay: DayParts.Evening } => Get("Evening"),
        _ => null,
    };

    private bool Follows(PreferredTime first, PreferredTime second) =>
        first.Day is { } day && second.Day is { } next && next > day && first with { Day = null } == second with { Day = null }
        && Enumerable.Range(day.DayNumber + 1, next.DayNumber - day.DayNumber - 1).All(d => context.Hours.On(DateOnly.FromDayNumber(d)).Count == 0);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
