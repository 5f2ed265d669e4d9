using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Turns;

namespace MesoBot.Web;

/// <summary>What a watchdog asks. Counts and states only.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", WriteAsync);

    private static async Task WriteAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (stored, knowledge) = (CanRead(services.GetRequiredService<ConversationStore>()), services.GetRequiredService<KnowledgeStore>().Current);
        context.Response.StatusCode = stored ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json; charset=utf-8";
        // Without articles the server still does what must never fail; a watchdog that restarts it would do harm.
        var (store, articles) = (stored ? "ok" : "away", knowledge.IsSafeMode ? "safe mode" : knowledge.Problems.Count > 0 ? "an edit has findings" : "ok");
        await context.Response.WriteAsync(
            $$"""{"status":"{{(stored ? "ok" : "degraded")}}","store":"{{store}}","knowledge":"{{articles}}","waitingTurns":{{services.GetRequiredService<TurnQueue>().Waiting}},"waitingWrites":{{services.GetRequiredService<StoreWriter>().Waiting}}}""",
            context.RequestAborted);
    }

    private static bool CanRead(ConversationStore store)
    {
        try
        {
            store.FindLastSequence("health");
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
