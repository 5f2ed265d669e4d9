using System.Net;
using System.Text;
using MesoBot.Clinic;
using MesoBot.Text;

namespace MesoBot.Booking;

/// <summary>Calendar files behind opaque links. The answer to a wrong link is the same as to one that has ended.</summary>
internal static class CalendarEndpoints
{
    public static void MapBooking(this IEndpointRouteBuilder routes) =>
        routes.MapMethods(CalendarLinks.Path + "{token}", [HttpMethods.Get, HttpMethods.Head], (string token, HttpContext context, CalendarLinks links, BookingMessages messages, ClinicFacts clinic) =>
        {
            var headers = context.Response.Headers;
            headers.CacheControl = "no-store";
            headers.XContentTypeOptions = "nosniff";
            // The address is the key: it goes to nobody else.
            headers["Referrer-Policy"] = "no-referrer";
            headers["X-Robots-Tag"] = "noindex";
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
            return links.Find(token) is { Start: { } start } booking ? File(booking, start, messages) : Gone(clinic);
        });

    private static IResult File(StoredBooking booking, DateTimeOffset start, BookingMessages messages)
    {
        var text = CalendarFile.Write(new CalendarEntry(
            booking.Id + "@mesobot", booking.Version, DateTimeOffset.FromUnixTimeMilliseconds(booking.ChangedAt), start, start.AddMinutes(booking.Minutes),
            messages.Summary(booking.Language), messages.Location(booking, booking.Language)));
        return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "appointment.ics");
    }

    private static IResult Gone(ClinicFacts clinic)
    {
        var body = string.Concat(((string[])["en", "ar"]).Select(language => $"""
            <section lang="{language}" dir="{(language == "ar" ? "rtl" : "ltr")}"><h1>{Text("LinkGoneTitle", language)}</h1><p>{Text("LinkGone", language, "\u2066" + clinic.Options.Phone + "\u2069")}</p></section>

            """));
        return Results.Content($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text("LinkGoneTitle", "en")}</title></head>
            <body><main>
            {body}</main></body></html>
            """, "text/html; charset=utf-8", Encoding.UTF8, StatusCodes.Status404NotFound);
    }

    private static string Text(string key, string language, params object[] values) => WebUtility.HtmlEncode(DiaryStrings.Format(key, language, values));
}
