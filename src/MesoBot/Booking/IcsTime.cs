using System.Globalization;
using System.Text.RegularExpressions;

namespace MesoBot.Booking;

/// <summary>A time as an .ics file writes it: on a wall clock, in a zone.</summary>
/// <param name="IsDay">A whole day.</param>
internal readonly partial record struct IcsTime(DateTime Wall, TimeZoneInfo Zone, bool IsDay)
{
    public DateTimeOffset Moment => MomentOf(Wall);

    public DateTimeOffset MomentOf(DateTime wall)
    {
        if (Zone.IsInvalidTime(wall)) wall = wall.AddHours(1);
        return new DateTimeOffset(wall, Zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    /// <param name="home">For times without a zone, and whole days.</param>
    public static IcsTime Read(IcsLine line, TimeZoneInfo home) => Read(line, line.Value, home);

    public static IcsTime Read(IcsLine line, string value, TimeZoneInfo home)
    {
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new IcsTime(day, home, IsDay: true);
        var isUtc = value.EndsWith('Z');
        if (!DateTime.TryParseExact(isUtc ? value[..^1] : value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
            throw line.Wrong("the time cannot be read.");
        return new IcsTime(wall, isUtc ? TimeZoneInfo.Utc : ZoneOf(line, home), IsDay: false);
    }

    /// <summary>P1D, PT1H30M, P2W.</summary>
    public static TimeSpan ReadDuration(IcsLine line)
    {
        var match = Duration().Match(line.Value);
        if (!match.Success || line.Value.Length < 3) throw line.Wrong("the duration cannot be read.");
        int Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new TimeSpan((7 * Part("w")) + Part("d"), Part("h"), Part("m"), Part("s"));
    }

    private static TimeZoneInfo ZoneOf(IcsLine line, TimeZoneInfo home)
    {
        if (line.Parameter("TZID") is not { Length: > 0 } id) return home;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)) return zone;
        // Some programs put a prefix before the usual name: /example.org/20050126_1/Asia/Dubai.
        if (id.Split('/') is [.., var region, var city] && TimeZoneInfo.TryFindSystemTimeZoneById($"{region}/{city}", out zone)) return zone;
        throw line.Wrong("the time zone is not known; use a name such as Asia/Dubai.");
    }

    [GeneratedRegex(@"^\+?P(?:(?<w>\d{1,4})W|(?:(?<d>\d{1,4})D)?(?:T(?:(?<h>\d{1,5})H)?(?:(?<m>\d{1,6})M)?(?:(?<s>\d{1,7})S)?)?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();
}
