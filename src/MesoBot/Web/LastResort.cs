using MesoBot.Channels.DirectLine;
using MesoBot.Data;

namespace MesoBot.Web;

/// <summary>What no endpoint expected. The answer says nothing of the cause; the log says its type alone, never its message.</summary>
internal sealed class LastResort(RequestDelegate next, ILogger<LastResort> logger)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException and not BadHttpRequestException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller left.
        }
        catch (StoreUnavailableException) when (!context.Response.HasStarted)
        {
            await DirectLineErrors.WriteUnreadAsync(context, StatusCodes.Status503ServiceUnavailable, "StoreAway", "The chat cannot be used at the moment; please try again.", Wait);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await DirectLineErrors.WriteUnreadAsync(context, e.StatusCode, "BadRequest", "The request could not be read.");
        }
        catch (Exception e)
        {
            // Never passed on: the server beneath would log the message, and messages may repeat what a patient wrote.
            WebLog.Unexpected(logger, e.GetType().Name, e.TargetSite?.DeclaringType?.FullName ?? "");
            if (context.Response.HasStarted) context.Abort();
            else await DirectLineErrors.WriteUnreadAsync(context, StatusCodes.Status500InternalServerError, "ServerError", "Something went wrong here; please try again.");
        }
    }
}
