using MesoBot.Tests.Support;

namespace MesoBot.Tests.Clinic;

public class ClinicFactsTests
{
    private static readonly DateTimeOffset MondayNoon = Some.TimeInDubai(2026, 11, 23, 12);

    [Theory]
    [InlineData("clinic_name", "Palm Grove Sample Clinic")]
    [InlineData("clinic_phone", "+971 4 000 0000")]
    [InlineData("emergency_number", "998")]
    [InlineData("oncall_phone", "+971 50 000 0001")]
    [InlineData("whatsapp", "+971 50 000 0000")]
    [InlineData("email", "hello@clinic.example")]
    [InlineData("address", "Office 101, Sample Tower, 1 Example Street, Dubai")]
    [InlineData("map_link", "https://maps.example/palm-grove-sample-clinic")]
    [InlineData("privacy_url", "http://localhost:3978/privacy")]
    [InlineData("hours", "open today 10:00 to 20:00; Monday to Thursday 10:00–20:00; Saturday 10:00–18:00; Sunday 12:00–18:00")]
    [InlineData("next_opening", "Tuesday at 10:00")]
    [InlineData("staff", "Dr Sample One, dermatologist, Monday to Wednesday; Dr Sample Two, dermatologist, Thursday, Saturday and Sunday")]
    [InlineData("female_doctor", "Dr Sample One, dermatologist, Monday to Wednesday")]
    public void TheSampleClinicsFactsAreToldAsTheyAreSet(string name, string value) =>
        Assert.Equal(value, SomeClinic.Facts(SomeClinic.Sample()).Values("en", MondayNoon)[name]);

    [Theory]
    [InlineData("oncall_phone")]
    [InlineData("email")]
    [InlineData("hours")]
    [InlineData("next_opening")]
    [InlineData("address")]
    [InlineData("map_link")]
    [InlineData("parking")]
    [InlineData("payment")]
    [InlineData("insurance")]
    [InlineData("languages")]
    [InlineData("staff")]
    [InlineData("female_doctor")]
    [InlineData("privacy_url")]
    [InlineData("price_sheet")]
    public void AnUnsetFactHasNoValue(string name)
    {
        Assert.DoesNotContain(name, SomeClinic.Facts(SomeClinic.Bare()).Values("en", MondayNoon).Keys);
        Assert.DoesNotContain(name, SomeClinic.Facts(SomeClinic.Bare()).Values("ar", MondayNoon).Keys);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void WithoutAWhatsAppNumberThePhoneStandsInItsPlace(string? whatsApp)
    {
        var clinic = SomeClinic.Bare();
        clinic.WhatsApp = whatsApp;

        Assert.Equal(clinic.Phone, SomeClinic.Facts(clinic).Values("en", MondayNoon).GetValueOrDefault("whatsapp"));
    }

    [Theory]
    [InlineData("clinic_phone", "⁦+971 4 000 0000⁩")]
    [InlineData("oncall_phone", "⁦+971 50 000 0001⁩")]
    [InlineData("whatsapp", "⁦+971 50 000 0000⁩")]
    [InlineData("email", "⁦hello@clinic.example⁩")]
    [InlineData("map_link", "⁦https://maps.example/palm-grove-sample-clinic⁩")]
    [InlineData("privacy_url", "⁦http://localhost:3978/privacy⁩")]
    public void NumbersAndLinksAreIsolatedInArabicText(string name, string value)
    {
        var values = SomeClinic.Facts(SomeClinic.Sample()).Values("ar", MondayNoon);

        Assert.Equal(value, values[name]);
        Assert.Equal(('\u2066', '\u2069'), (values[name][0], values[name][^1]));
    }

    [Fact]
    public void AnUnsetNumberIsNotIsolatedEither()
    {
        var clinic = SomeClinic.Bare();
        clinic.OnCallPhone = " ";

        Assert.DoesNotContain("oncall_phone", SomeClinic.Facts(clinic).Values("ar", MondayNoon).Keys);
        Assert.False(SomeClinic.Facts(clinic).HasOnCall);
    }

    [Theory]
    [InlineData("clinic_name", "عيادة بالم غروف التجريبية")]
    [InlineData("parking", "مواقف مجانية للزوار في قبو برج المثال، الطابق B1")]
    [InlineData("hours", "مفتوح اليوم من 10:00 إلى 20:00؛ الاثنين إلى الخميس 10:00–20:00؛ السبت 10:00–18:00؛ الأحد 12:00–18:00")]
    [InlineData("next_opening", "الثلاثاء الساعة 10:00")]
    public void FactsAreToldInArabic(string name, string value) => Assert.Equal(value, SomeClinic.Facts(SomeClinic.Sample()).Values("ar", MondayNoon)[name]);

    [Fact]
    public void AFactWithoutArabicIsToldInEnglish()
    {
        var clinic = SomeClinic.Bare();
        clinic.Parking.En = "in the basement";

        Assert.Equal("in the basement", SomeClinic.Facts(clinic).Values("ar", MondayNoon)["parking"]);
    }

    [Theory]
    [InlineData(27, "closed today")] // Friday
    [InlineData(28, "open today 10:00 to 18:00")] // Saturday
    public void TheHoursBeginWithToday(int day, string today) =>
        Assert.StartsWith(today + "; Monday to Thursday", SomeClinic.Facts(SomeClinic.WithHours()).Values("en", Some.TimeInDubai(2026, 11, day, 9))["hours"], StringComparison.Ordinal);

    [Fact]
    public void AHolidayIsClosed() =>
        Assert.StartsWith("closed today", SomeClinic.Facts(SomeClinic.WithHours()).Values("en", Some.TimeInDubai(2026, 12, 2, 12))["hours"], StringComparison.Ordinal);

    [Theory]
    [InlineData(24, "Saturday at 10:00")] // in four days: the weekday tells enough
    [InlineData(19, "2026-11-28")] // in nine days: "Saturday" alone would be taken for the one before
    public void ANextOpeningMoreThanAWeekAwayIsToldWithItsDate(int day, string told)
    {
        var clinic = SomeClinic.WithHours();
        clinic.Holidays.AddRange(Enumerable.Range(0, 10).Select(new DateOnly(2026, 11, 18).AddDays));

        Assert.Contains(told, SomeClinic.Facts(clinic).Values("en", Some.TimeInDubai(2026, 11, day, 12))["next_opening"], StringComparison.Ordinal);
    }

    [Fact]
    public void TwoBranchesAreToldWithTheirNames()
    {
        var clinic = SomeClinic.Bare();
        clinic.Branches.Add(new() { Name = new() { En = "Marina" }, Address = new() { En = "1 Sea Road" } });
        clinic.Branches.Add(new() { Name = new() { En = "Hills" }, Address = new() { En = "2 Sand Road" }, MapLink = "https://maps.example/hills" });

        var values = SomeClinic.Facts(clinic).Values("en", MondayNoon);

        Assert.Equal("Marina: 1 Sea Road; Hills: 2 Sand Road", values["address"]);
        Assert.Equal("https://maps.example/hills", values["map_link"]);
    }
}
