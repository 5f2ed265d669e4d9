using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

/// <summary>The sample clinic on a Monday at noon: 23 November 2026.</summary>
internal static class SomeBooking
{
    public static BookingContext Context(string language = "en", FreeTimes? free = null, Action<ClinicOptions>? clinic = null)
    {
        var options = TestBot.SampleClinic();
        clinic?.Invoke(options);
        return new BookingContext(language, TestBot.MondayNoon, new ClinicFacts(new FixedOptions<ClinicOptions>(options)), TestBot.SampleBooking(), free);
    }

    /// <summary>What is understood of days and times, as a patient reads it.</summary>
    public static string Times(string text, bool expectsTime = true)
    {
        var context = Context();
        var heard = context.TimesReader(expectsTime).Read(new Said(text));
        var told = heard.Wishes.Count == 0 ? "" : context.Words.Times(heard.Wishes);
        return told + (heard.NeedsClock ? " [prayer]" : "") + (heard.IsAny ? " [any]" : "");
    }

    public static BookingForm Complete() => new()
    {
        Treatment = "hair",
        Times = [new PreferredTime(new DateOnly(2026, 11, 25), new TimeOnly(15, 0))],
        Name = "Sara Test",
        Phone = "+971500000001",
        Asked = Fields.Summary,
    };
}
