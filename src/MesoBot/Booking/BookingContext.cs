using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>Free times of a branch, earliest first, from a day on.</summary>
internal delegate IReadOnlyList<DateTimeOffset> FreeTimes(string branch, DateTimeOffset now, int max, DateOnly? from);

/// <summary>What the talk knows besides what is said.</summary>
/// <param name="Language">"en" or "ar": in which it answers.</param>
/// <param name="Free">Null as long as the clinic's diary is elsewhere: then nothing is shown as free.</param>
internal sealed record BookingContext(string Language, DateTimeOffset Now, ClinicFacts Clinic, BookingOptions Options, FreeTimes? Free)
{
    public OpeningHours Hours { get; } = Clinic.Hours;

    /// <summary>Now, as the clinic's clock shows it.</summary>
    public DateTime Local { get; } = TimeZoneInfo.ConvertTime(Now, TimeZoneInfo.FindSystemTimeZoneById(Clinic.Options.TimeZone)).DateTime;

    public DateOnly Today => DateOnly.FromDateTime(Local);

    public IReadOnlyList<BranchOptions> Branches => Clinic.Options.Branches;

    public TimesReader TimesReader(bool expectsTime) => new(Hours, Today, expectsTime);

    public TimeWishes Wishes => new(Hours, Options, Local);

    /// <summary>A moment as the clinic's clock shows it.</summary>
    public DateTime LocalOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(Clinic.Options.TimeZone)).DateTime;

    /// <summary>A moment of the clinic's clock.</summary>
    public DateTimeOffset MomentOf(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(Clinic.Options.TimeZone).GetUtcOffset(local));
    }

    public BookingWords Words => new(this);
}
