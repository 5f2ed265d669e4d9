using MesoBot.Data;
using MesoBot.Staff.Shell;
using MesoBot.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MesoBot.Staff;

/// <summary>What the console says instead of a page. Its words stand in StaffStrings under ShellXxxTitle and ShellXxx.</summary>
internal sealed record StaffMessage(int Status, string Key)
{
    public Task WriteAsync(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        ? Page(context).ExecuteAsync(context)
        : Results.StatusCode(Status).ExecuteAsync(context);

    private RazorComponentResult<MessagePage> Page(HttpContext context)
    {
        var language = StaffLanguage.Of(context);
        return new RazorComponentResult<MessagePage>(new Dictionary<string, object?>
        {
            [nameof(MessagePage.Title)] = StaffStrings.Get($"Shell{Key}Title", language),
            [nameof(MessagePage.Words)] = StaffStrings.Get($"Shell{Key}", language),
            [nameof(MessagePage.Link)] = StaffPaths.Root,
            [nameof(MessagePage.LinkText)] = StaffStrings.Get("ShellBackToStart", language),
        })
        { StatusCode = Status };
    }
}

internal static class StaffMessages
{
    public static readonly StaffMessage NotAllowed = new(StatusCodes.Status403Forbidden, "NotAllowed");
    public static readonly StaffMessage NotFound = new(StatusCodes.Status404NotFound, "NotFound");
    public static readonly StaffMessage OldForm = new(StatusCodes.Status400BadRequest, "OldForm");
    public static readonly StaffMessage TooBig = new(StatusCodes.Status413PayloadTooLarge, "TooBig");
    public static readonly StaffMessage TooMany = new(StatusCodes.Status429TooManyRequests, "TooMany");
    public static readonly StaffMessage Away = new(StatusCodes.Status503ServiceUnavailable, "Away");
    public static readonly StaffMessage Broken = new(StatusCodes.Status500InternalServerError, "Broken");

    /// <summary>An endpoint's result.</summary>
    public static IResult Result(this StaffMessage message) => new Written(message);

    public static StaffMessage For(Exception e) => e switch
    {
        StoreUnavailableException => Away,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooBig,
        BadHttpRequestException or InvalidDataException => OldForm,
        _ when StoreErrors.IsOfDatabase(e) => Away,
        _ => Broken,
    };

    private sealed class Written(StaffMessage message) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => message.WriteAsync(httpContext);
    }
}
