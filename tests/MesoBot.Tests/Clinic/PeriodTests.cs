using MesoBot.Clinic;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Clinic;

/// <summary>Hours of a stretch of days, such as Ramadan.</summary>
public class PeriodTests
{
    private static readonly DateTimeOffset Before = Some.TimeInDubai(2027, 1, 18, 12);
    private static readonly DateTimeOffset Within = Some.TimeInDubai(2027, 2, 15, 12);

    [Theory]
    [InlineData("2027-02-07", "12:00")] // the Sunday before it
    [InlineData("2027-02-08", "11:00")] // its first day, a Monday
    [InlineData("2027-03-09", "11:00")] // its last, a Tuesday
    [InlineData("2027-03-10", "10:00")] // the Wednesday after
    [InlineData("2027-02-13", null)] // a Saturday, which it has not
    [InlineData("2027-02-16", null)] // a holiday in it
    public void InAPeriodItsHoursStandInPlaceOfTheWeeklyOnes(string day, string? opens) =>
        Assert.Equal(opens, new OpeningHours(WithRamadan()).On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Select(t => t.BeginClock).FirstOrDefault());

    [Fact]
    public void APeriodThatRunsIsNamedWithTheHours() => Assert.Equal(
        "open today 11:00 to 16:00; Ramadan hours until 9 March 2027; Monday to Thursday 11:00–16:00",
        SomeClinic.Facts(WithRamadan()).Values("en", Within)["hours"]);

    [Fact]
    public void APeriodThatComesSoonIsToldBesideTheOrdinaryHours()
    {
        var values = SomeClinic.Facts(WithRamadan()).Values("en", Before);

        Assert.Equal("Ramadan, from 8 February 2027 to 9 March 2027: Monday to Thursday 11:00–16:00", values["special_hours"]);
        Assert.StartsWith("open today 10:00 to 20:00; Monday", values["hours"], StringComparison.Ordinal);
        Assert.Contains("رمضان، من 8 فبراير 2027", SomeClinic.Facts(WithRamadan()).Values("ar", Before)["special_hours"], StringComparison.Ordinal);
    }

    [Fact]
    public void APeriodThatIsFarOffIsNotToldYet() =>
        Assert.DoesNotContain("special_hours", SomeClinic.Facts(WithRamadan()).Values("en", Some.TimeInDubai(2026, 11, 23, 12)).Keys);

    [Theory]
    [InlineData("Clinic:Periods:0:From", "soon", "Clinic:Periods:0:From")]
    [InlineData("Clinic:Periods:0:To", "2027-01-01", "Clinic:Periods:0:To")]
    [InlineData("Clinic:Periods:0:To", null, "Clinic:Periods:0:To")]
    [InlineData("Clinic:Periods:0:Name:En", "", "Clinic:Periods:0:Name:En")]
    [InlineData("Clinic:Periods:0:Hours:Monday", "late", "Clinic:Periods:0:Hours:Monday")]
    [InlineData("Clinic:Periods:0:Hours:Moonday", "10:00-12:00", "Clinic:Periods:0:Hours:Moonday")]
    [InlineData("Clinic:Periods:1:From", "2027-03-09", "Clinic:Periods:1 overlaps Clinic:Periods:0")]
    [InlineData("Clinic:Periods", "2027", "Clinic:Periods should be a list")]
    public void APeriodThatCannotBeMeantStopsTheStartAndIsNamed(string key, string? value, string named)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Clinic:Periods:0:Name:En"] = "Ramadan",
            ["Clinic:Periods:0:From"] = "2027-02-08",
            ["Clinic:Periods:0:To"] = "2027-03-09",
            ["Clinic:Periods:0:Hours:Monday"] = "11:00-16:00",
        };
        if (key.StartsWith("Clinic:Periods:1", StringComparison.Ordinal))
        {
            settings["Clinic:Periods:1:Name:En"] = "Eid";
            settings["Clinic:Periods:1:To"] = "2027-03-12";
            settings["Clinic:Periods:1:Hours:Friday"] = "11:00-16:00";
        }
        Assert.Equal("", SomeClinic.StartErrors([.. settings.Where(s => !s.Key.StartsWith("Clinic:Periods:1", StringComparison.Ordinal)).Select(s => (s.Key, s.Value))]));
        settings[key] = value;

        Assert.Contains(named, SomeClinic.StartErrors([.. settings.Select(s => (s.Key, s.Value))]), StringComparison.Ordinal);
    }

    private static ClinicOptions WithRamadan()
    {
        var clinic = SomeClinic.WithHours();
        clinic.Holidays.Add(new DateOnly(2027, 2, 16));
        var ramadan = new PeriodOptions { Name = new() { En = "Ramadan", Ar = "رمضان" }, From = new DateOnly(2027, 2, 8), To = new DateOnly(2027, 3, 9) };
        foreach (var day in new[] { "Monday", "Tuesday", "Wednesday", "Thursday" }) ramadan.Hours[day] = "11:00-16:00";
        clinic.Periods.Add(ramadan);
        return clinic;
    }
}
