using System.Globalization;
using MesoBot.Clinic;
using MesoBot.Text;
using Microsoft.AspNetCore.Html;

namespace MesoBot.Site;

/// <summary>The clinic's facts as the pages show them. What is not set is left out.</summary>
internal static class ClinicValues
{
    public static Dictionary<string, HtmlString> Of(ClinicFacts clinic, string language, DateTimeOffset now)
    {
        var options = clinic.Options;
        var hours = new OpeningHours(options);
        var values = clinic.Values(language, now).ToDictionary(v => v.Key, v => Html.Text(v.Value), StringComparer.Ordinal);
        void Set(string key, string? fact, Func<string, HtmlString> show)
        {
            if (!string.IsNullOrWhiteSpace(fact)) values[key] = show(fact);
        }

        Set("phone", options.Phone, Html.Text);
        Set("phone_href", options.Phone, number => Html.Text(Html.PhoneAddress(number)));
        Set("clinic_phone", options.Phone, Html.Phone);
        Set("oncall_phone", options.OnCallPhone, Html.Phone);
        Set("emergency_number", options.EmergencyNumber, Html.Phone);
        Set("emergency_digits", options.EmergencyNumber, Html.Text);
        Set("emergency_href", options.EmergencyNumber, number => Html.Text(Html.PhoneAddress(number)));
        Set("whatsapp_number", options.WhatsApp, number => Html.Of($"<bdi class=\"number\" dir=\"ltr\">{number}</bdi>"));
        Set("email_link", options.Email, address => Html.Of($"<a dir=\"ltr\" href=\"mailto:{Uri.EscapeDataString(address).Replace("%40", "@", StringComparison.Ordinal)}\">{address}</a>"));
        SetAll("week", Week(hours, hours.Today(now), language));
        SetAll("holidays", Holidays(options, hours.Today(now), language), Strings.Get("ListSeparator", language));
        SetAll("people", options.Staff.Where(s => s.Name.IsSet).Select(s => Person(s, language)));
        SetAll("addresses", options.Branches.Where(b => b.Address.IsSet).Select(b => Branch(b, options.Branches.Count > 1, language)));
        if (values.ContainsKey("week")) values["today"] = Today(hours, now, language);
        return values;

        void SetAll(string key, IEnumerable<HtmlString> parts, string between = "")
        {
            if (Html.Join(parts, between) is { Value.Length: > 0 } html) values[key] = html;
        }
    }

    public static string Date(DateOnly date, string language) => Dates.Of(date, language);

    private static HtmlString Today(OpeningHours hours, DateTimeOffset now, string language)
    {
        var today = hours.Today(now);
        var open = HoursText.Today(hours, now, language);
        return Html.Text(hours.PeriodOn(today) is { } period
            ? open + Strings.Get("ListSeparator", language) + Strings.Format("PeriodUntil", language, period.Name.In(language)!, Dates.Of(period.To, language)) : open);
    }

    private static IEnumerable<HtmlString> Week(OpeningHours hours, DateOnly today, string language)
    {
        var week = hours.Week(today).ToList();
        return !week.Exists(d => d.IsOpen) ? [] : week.Select(d =>
        {
            var times = d.IsOpen ? HoursText.Spoken(d.Times, language) : Strings.Get("Closed", language);
            return Html.Of($"<tr><th scope=\"row\">{HoursText.Days(d, language)}</th><td>{times}</td></tr>");
        });
    }

    private static IEnumerable<HtmlString> Holidays(ClinicOptions options, DateOnly today, string language) => options.Holidays
        .Where(day => day >= today && day <= today.AddDays(ClinicFacts.DaysAhead)).Order()
        .Select(day => Html.Of($"<time datetime=\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\">{Date(day, language)}</time>"));

    private static HtmlString Person(StaffMemberOptions person, string language) => Html.Of(
        $"<li><strong>{person.Name.In(language)}</strong>{Line(person.Role.In(language))}{Line(person.Works.In(language))}</li>");

    private static HtmlString Line(string? text) => string.IsNullOrWhiteSpace(text) ? Html.Nothing : Html.Of($"<span class=\"sentence\">{text}</span>");

    private static HtmlString Branch(BranchOptions branch, bool named, string language)
    {
        var name = named && branch.Name.IsSet ? Html.Of($"<strong>{branch.Name.In(language)}</strong> ") : Html.Nothing;
        // The check of the settings lets only https addresses through; a page must not lean on that.
        var map = branch.MapLink is { } link && link.StartsWith("https://", StringComparison.Ordinal)
            ? Html.Of($" <a href=\"{link}\" rel=\"noopener noreferrer\">{Strings.Get("ShowOnMap", language)}</a>")
            : Html.Nothing;
        return Html.Of($"<span class=\"branch\">{name}{branch.Address.In(language)}{map}</span>");
    }
}
