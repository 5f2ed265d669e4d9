using Microsoft.AspNetCore.Antiforgery;

namespace MesoBot.Staff;

/// <summary>
/// Nothing in the console is changed by a request that did not come from one of its own pages: whatever is not a reading carries the
/// page's token, in the form or in the header RequestVerificationToken. Runs after authorization, so that who was signed out meanwhile
/// is asked to sign in.
/// </summary>
internal sealed class StaffForms(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!StaffGate.IsOurs(context) || IsReading(context.Request.Method))
        {
            await next(context);
            return;
        }
        // Here, where a form that is too large or malformed still gets its words.
        if (context.Request.HasFormContentType) await ReadAsync(context);
        if (IsOtherSite(context.Request) || !await antiforgery.IsRequestValidAsync(context)) await StaffMessages.OldForm.WriteAsync(context);
        else await next(context);
    }

    private static async Task ReadAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
        }
        // Parts that end too early: the form's fault, not the store's.
        catch (IOException e) when (e is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            throw new InvalidDataException("The form ends too early.", e);
        }
    }

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    /// <summary>Browsers say so themselves; a second lock beside the token.</summary>
    private static bool IsOtherSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
