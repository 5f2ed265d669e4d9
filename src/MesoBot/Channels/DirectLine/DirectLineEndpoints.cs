using System.Buffers;
using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Turns;

namespace MesoBot.Channels.DirectLine;

/// <summary>The operations of Direct Line 3.0 under /v3/directline (Direct Line §2).</summary>
internal static class DirectLineEndpoints
{
    private const int MaxInSet = 1000;

    /// <summary>Characters in one answer: a client may keep 256 KB in each activity, and asks again by the watermark for the rest.</summary>
    private const int MaxCharactersInSet = 1024 * 1024;

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v3/directline");
        group.MapPost("/tokens/generate", GenerateAsync);
        group.MapPost("/tokens/refresh", RefreshAsync);
        group.MapPost("/conversations", StartAsync);
        group.MapGet("/conversations/{id}", ReconnectAsync);
        group.MapPost("/conversations/{id}/activities", PostAsync);
        group.MapGet("/conversations/{id}/activities", FetchAsync);
        group.MapPost("/conversations/{id}/upload", UploadAsync);
        group.MapGet("/conversations/{id}/stream", StreamAsync);
        group.MapFallback(context => DirectLineErrors.WriteAsync(context, StatusCodes.Status404NotFound, "NotFound", "There is no such operation."));
    }

    private static async Task GenerateAsync(HttpContext context)
    {
        if (await Auth(context).AuthenticateAsync(context) is not { } caller) return;
        if (!caller.HasSecret)
        {
            await DirectLineErrors.WriteAsync(context, StatusCodes.Status403Forbidden, "SecretNeeded", "Tokens are made with the secret.");
            return;
        }
        using var body = await BodyReader.ReadAsync(context.Request, context.RequestAborted);
        if (await RefuseBodyAsync(context, body)) return;
        if (!TryReadUser(body.Root, out var userId))
        {
            await DirectLineErrors.WriteAsync(context, StatusCodes.Status400BadRequest, "BadUserId", "A user id in a token begins with \"dl_\" and has at most 100 letters, digits, '-' and '_'.");
            return;
        }
        await WriteTokenAsync(context, DirectLineConversations.NewId(), userId);
    }

    private static async Task RefreshAsync(HttpContext context)
    {
        if (await Auth(context).AuthenticateAsync(context) is not { } caller) return;
        if (caller.ConversationId is { } id)
        {
            if (context.RequestServices.GetRequiredService<KeyStore>().IsEnded(id))
                await DirectLineErrors.WriteAsync(context, StatusCodes.Status404NotFound, "ConversationEnded", "The patient has ended this chat. Start a new one.");
            else await WriteTokenAsync(context, id, caller.UserId);
        }
        else await DirectLineErrors.WriteAsync(context, StatusCodes.Status403Forbidden, "TokenNeeded", "Only a token is refreshed.");
    }

    private static async Task StartAsync(HttpContext context)
    {
        if (await Auth(context).AuthenticateAsync(context) is not { } caller) return;
        using var body = await BodyReader.ReadAsync(context.Request, context.RequestAborted);
        if (await RefuseBodyAsync(context, body)) return;
        var conversations = context.RequestServices.GetRequiredService<DirectLineConversations>();
        var id = caller.ConversationId ?? DirectLineConversations.NewId();
        var locale = body.Root.ValueKind == JsonValueKind.Object && body.Root.TryGetProperty("locale", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        var isNew = await conversations.StartAsync(id, caller.UserId ?? DirectLineConversations.NewUserId(), locale);
        await WriteConversationAsync(context, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, id, caller.UserId, 0);
    }

    private static async Task ReconnectAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string;
        if (await OpenAsync(context, id) is not { } caller) return;
        // Present and empty: a client that never saw a watermark wants all. Absent: only what is new (Direct Line §3.1).
        var asked = context.Request.Query["watermark"];
        if (!DirectLineConversations.TryReadWatermark(asked, out var watermark))
        {
            await WriteBadWatermarkAsync(context);
            return;
        }
        var last = Store(context).FindLastSequence(id!);
        if (last is null) await WriteNotFoundAsync(context);
        else await WriteConversationAsync(context, StatusCodes.Status200OK, id!, caller.UserId, asked.Count == 0 ? last.Value : Math.Min(watermark, last.Value));
    }

    private static async Task PostAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string;
        if (await OpenAsync(context, id) is not { } caller) return;
        using var body = await BodyReader.ReadAsync(context.Request, context.RequestAborted);
        if (await RefuseBodyAsync(context, body)) return;
        if (PostedActivity.Read(body.Root) is not { HasFrom: true } activity)
        {
            await DirectLineErrors.WriteUnreadAsync(context, StatusCodes.Status400BadRequest, "MissingProperty", "An activity needs `type` and `from`.");
            return;
        }
        var userId = caller.UserId ?? activity.FromId;
        if (caller.UserId is null && (userId is null || userId.StartsWith("dl_", StringComparison.Ordinal)))
        {
            await DirectLineErrors.WriteUnreadAsync(context, StatusCodes.Status400BadRequest, "BadUserId", "`from.id` is missing, or begins with \"dl_\", which only a token may say.");
            return;
        }
        var inbox = context.RequestServices.GetRequiredService<PatientInbox>();
        var acceptance = await inbox.AcceptAsync(id!, caller.UserId ?? id!, userId!, ChannelIds.DirectLine, activity);
        await AcceptanceAnswer.WriteAsync(context, id!, acceptance);
    }

    private static async Task FetchAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string;
        if (await OpenAsync(context, id) is null) return;
        if (!DirectLineConversations.TryReadWatermark(context.Request.Query["watermark"], out var watermark))
        {
            await WriteBadWatermarkAsync(context);
            return;
        }
        var activities = Store(context).ReadAfter(id!, watermark, MaxInSet, MaxCharactersInSet);
        if (activities.Count == 0)
        {
            var last = Store(context).FindLastSequence(id!);
            if (last is null)
            {
                await WriteNotFoundAsync(context);
                return;
            }
            // A watermark from beyond the end (of a database that was restored) would hide what comes next.
            watermark = Math.Min(watermark, last.Value);
        }
        var buffer = new ArrayBufferWriter<byte>(1024);
        ActivityJson.WriteSet(buffer, id!, activities, activities.Count > 0 ? activities[^1].Sequence : watermark);
        await WriteAsync(context, StatusCodes.Status200OK, buffer);
        var seen = context.RequestServices.GetRequiredService<SeenTracker>();
        foreach (var activity in activities) seen.Given(id!, activity.Sequence, activity.Payload);
    }

    /// <summary>No files: a photograph of a face is health data that this chat must not collect, and nobody here could judge it.</summary>
    private static async Task UploadAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string;
        if (await OpenAsync(context, id) is not { } caller) return;
        var words = await UploadedWords.ReadAsync(context.Request, context.RequestAborted);
        var acceptance = words is null ? new Acceptance(AcceptStatus.HasFiles) : await context.RequestServices.GetRequiredService<PatientInbox>().AcceptAsync(
            id!, caller.UserId ?? id!, caller.UserId ?? id!, ChannelIds.DirectLine, words with { Type = ActivityTypes.Message, HasAttachments = true });
        await AcceptanceAnswer.WriteAsync(context, id!, acceptance);
    }

    private static async Task StreamAsync(HttpContext context)
    {
        var id = context.Request.RouteValues["id"] as string;
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await DirectLineErrors.WriteAsync(context, StatusCodes.Status400BadRequest, "SocketNeeded", "This address is for WebSockets: open the streamUrl as it was given.");
            return;
        }
        var tokens = context.RequestServices.GetRequiredService<DirectLineTokens>();
        if (tokens.ReadTicket(context.Request.Query["t"].ToString()) is not { } ticket || ticket.ConversationId != id
            || !await context.RequestServices.GetRequiredService<KeyStore>().UseTicketAsync(ticket.Id, ticket.Expires))
        {
            await DirectLineErrors.WriteAsync(context, StatusCodes.Status403Forbidden, "BadTicket", "The stream's ticket is used, expired or not for this conversation. Ask for another with GET conversations/{id}.");
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var services = context.RequestServices;
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        await new DirectLineStream(socket, id!, ticket.Watermark, Store(context), services.GetRequiredService<ConversationSignals>(), services.GetRequiredService<SeenTracker>()).RunAsync(ended.Token);
    }

    private static async ValueTask<DirectLineCaller?> OpenAsync(HttpContext context, string? id)
    {
        if (await Auth(context).AuthenticateAsync(context, id) is not { } caller) return null;
        if (DirectLineConversations.IsId(id)) return caller;
        await WriteNotFoundAsync(context);
        return null;
    }

    private static async ValueTask<bool> RefuseBodyAsync(HttpContext context, JsonBody body)
    {
        if (body.State == BodyState.TooLarge)
            await DirectLineErrors.WriteUnreadAsync(context, StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "The message is too large: send at most 256 KB.");
        else if (body.State == BodyState.Malformed)
            await DirectLineErrors.WriteUnreadAsync(context, StatusCodes.Status400BadRequest, "MalformedData", "The body is not valid JSON.");
        return body.State is BodyState.TooLarge or BodyState.Malformed;
    }

    private static bool TryReadUser(JsonElement root, out string? userId)
    {
        userId = null;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("user", out var user) || user.ValueKind != JsonValueKind.Object || !user.TryGetProperty("id", out var id)) return true;
        userId = id.ValueKind == JsonValueKind.String ? id.GetString() : "";
        return userId is { Length: > 3 and <= 100 } && userId.StartsWith("dl_", StringComparison.Ordinal) && userId.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
    }

    private static Task WriteTokenAsync(HttpContext context, string id, string? userId)
    {
        var tokens = context.RequestServices.GetRequiredService<DirectLineTokens>();
        return WriteAsync(context, StatusCodes.Status200OK, Json(json =>
        {
            json.WriteString("conversationId"u8, id);
            json.WriteString("token"u8, tokens.IssueToken(id, userId));
            json.WriteNumber("expires_in"u8, tokens.LifeSeconds);
        }));
    }

    private static Task WriteConversationAsync(HttpContext context, int status, string id, string? userId, long watermark)
    {
        var tokens = context.RequestServices.GetRequiredService<DirectLineTokens>();
        var conversations = context.RequestServices.GetRequiredService<DirectLineConversations>();
        return WriteAsync(context, status, Json(json =>
        {
            json.WriteString("conversationId"u8, id);
            json.WriteString("token"u8, tokens.IssueToken(id, userId));
            json.WriteNumber("expires_in"u8, tokens.LifeSeconds);
            json.WriteString("streamUrl"u8, conversations.StreamUrl(context.Request, id, watermark));
        }));
    }

    private static Task WriteNotFoundAsync(HttpContext context) =>
        DirectLineErrors.WriteAsync(context, StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation. Start one with POST conversations.");

    private static Task WriteBadWatermarkAsync(HttpContext context) =>
        DirectLineErrors.WriteAsync(context, StatusCodes.Status400BadRequest, "BadWatermark", "The watermark is not one that was given out. Send it back as it came.");

    private static ArrayBufferWriter<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer;
    }

    internal static Task WriteAsync(HttpContext context, int status, ArrayBufferWriter<byte> body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.ContentLength = body.WrittenCount;
        return response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).AsTask();
    }

    private static DirectLineAuth Auth(HttpContext context) => context.RequestServices.GetRequiredService<DirectLineAuth>();

    private static ConversationStore Store(HttpContext context) => context.RequestServices.GetRequiredService<ConversationStore>();
}
