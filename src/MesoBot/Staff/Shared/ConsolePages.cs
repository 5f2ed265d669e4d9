using MesoBot.Handoff;
using MesoBot.Staff.Shell;
using MesoBot.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MesoBot.Staff.Shared;

/// <summary>What the endpoints of queue, conversation and requests share.</summary>
internal static class ConsolePages
{
    public static ConsoleUser Me(HttpContext context)
    {
        var who = SignedInStaff.In(context);
        return new ConsoleUser(who.Id, who.Name, who.Role, StaffLanguage.Of(context));
    }

    public static StaffIdentity Desk(HttpContext context)
    {
        var who = SignedInStaff.In(context);
        return new StaffIdentity(who.Id, who.Name, who.Role);
    }

    public static IResult Page<T>(object view) where T : IComponent => new RazorComponentResult<T>(new Dictionary<string, object?> { ["View"] = view });

    /// <summary>A field of the posted form; empty when it is not there.</summary>
    public static string Field(HttpContext context, string name) => context.Request.HasFormContentType ? context.Request.Form[name].ToString() : "";

    /// <summary>Back to a page of the console, with a code of what happened: the words stand in ConsoleStrings.</summary>
    public static IResult Back(string path, string? said = null, string? bad = null, string anchor = "")
    {
        var own = StaffPaths.Own(path);
        var mark = own.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var query = said is not null ? $"{mark}said={said}" : bad is not null ? $"{mark}bad={bad}" : "";
        // 303: the browser asks for the page, and sends nothing twice when it is loaded again.
        return new SeeOther(own + query + anchor);
    }

    /// <summary>The sentence for a code of an address; null when there is none. What else stands in an address is shown to nobody.</summary>
    public static string? Words(string? said, string? bad, string language) =>
        said is { Length: > 0 and < 40 } ? ConsoleStrings.Find("Said_" + said, language) : bad is { Length: > 0 and < 40 } ? ConsoleStrings.Find("Bad_" + bad, language) : null;

    public static string CodeOf(DeskOutcome outcome) => outcome switch
    {
        DeskOutcome.AlreadyTaken => "taken",
        DeskOutcome.NotYours => "not-yours",
        DeskOutcome.Closed => "closed",
        DeskOutcome.TooLate => "too-late",
        DeskOutcome.BadText => "too-long",
        DeskOutcome.NotAllowed => "not-allowed",
        _ => "gone",
    };

    private sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
