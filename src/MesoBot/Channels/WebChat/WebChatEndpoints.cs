using System.Text.Json;
using System.Text.Json.Serialization;
using MesoBot.Channels.DirectLine;
using MesoBot.Clinic;
using MesoBot.Turns;
using MesoBot.Web;
using Microsoft.Extensions.Options;

namespace MesoBot.Channels.WebChat;

/// <summary>What the website's chat needs beside Direct Line: a token without a secret, a way back, an end.</summary>
internal static class WebChatEndpoints
{
    /// <summary>Characters of a message that the composer lets through; the server itself takes more.</summary>
    private const int MaxMessageLength = 2000;

    public static void MapWebChat(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/chat");
        group.MapPost("/token", TokenAsync);
        group.MapPost("/end", EndAsync);
        group.MapGet("/settings", Settings);
        group.MapFallback(context => ErrorBody.WriteAsync(context, StatusCodes.Status404NotFound, "NotFound", "There is no such operation."));
    }

    private static async Task TokenAsync(HttpContext context)
    {
        var limits = context.RequestServices.GetRequiredService<VisitorLimits>();
        if (limits.RefuseChat(context.Connection.RemoteIpAddress?.ToString() ?? "") is { } wait)
        {
            await DirectLineErrors.WriteUnreadAsync(context, StatusCodes.Status429TooManyRequests, "TooManyChats", "Too many chats were opened from here; please wait a moment.", wait);
            return;
        }
        using var body = await BodyReader.ReadAsync(context.Request, context.RequestAborted);
        if (body.State is BodyState.TooLarge or BodyState.Malformed)
        {
            await DirectLineErrors.WriteUnreadAsync(context, StatusCodes.Status400BadRequest, "MalformedData", "The body is not valid JSON.");
            return;
        }
        var keys = context.RequestServices.GetRequiredService<ResumeKeys>();
        if (ResumeKeyOf(body.Root) is { } key) await ResumeAsync(context, keys, key);
        else await BeginAsync(context, keys);
    }

    private static async Task BeginAsync(HttpContext context, ResumeKeys keys)
    {
        var (conversationId, userId) = (DirectLineConversations.NewId(), DirectLineConversations.NewUserId());
        var (key, expires) = await keys.IssueAsync(conversationId, userId);
        await WriteTokenAsync(context, conversationId, userId, key, expires);
    }

    private static async Task ResumeAsync(HttpContext context, ResumeKeys keys, string key)
    {
        if (keys.Find(key) is { } found) await WriteTokenAsync(context, found.ConversationId, found.UserId, key, DateTimeOffset.FromUnixTimeMilliseconds(found.ExpiresAt));
        else await ErrorBody.WriteAsync(context, StatusCodes.Status404NotFound, "ResumeKeyUnknown", "This chat can no longer be resumed. Start a new one.");
    }

    private static async Task EndAsync(HttpContext context)
    {
        using var body = await BodyReader.ReadAsync(context.Request, context.RequestAborted);
        if (ResumeKeyOf(body.Root) is { } key) await context.RequestServices.GetRequiredService<ResumeKeys>().RevokeAsync(key);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task Settings(HttpContext context)
    {
        var clinic = context.RequestServices.GetRequiredService<ClinicFacts>().Options;
        var web = context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value;
        var origin = web.PublicUrl is { Length: > 0 } url ? url : $"{context.Request.Scheme}://{context.Request.Host.Value}";
        var settings = new ChatSettings(
            new ChatClinic(new BothLanguages(clinic.Name.In("en") ?? "", clinic.Name.In("ar") ?? ""), clinic.Phone), clinic.EmergencyNumber,
            new BothLanguages(origin + "/privacy", origin + "/ar/privacy"), new BothLanguages(origin + "/disclaimer", origin + "/ar/disclaimer"), MaxMessageLength);
        context.Response.Headers.CacheControl = "no-cache";
        return context.Response.WriteAsJsonAsync(settings, WebChatJson.Default.ChatSettings, cancellationToken: context.RequestAborted);
    }

    private static Task WriteTokenAsync(HttpContext context, string conversationId, string userId, string key, DateTimeOffset expires)
    {
        var tokens = context.RequestServices.GetRequiredService<DirectLineTokens>();
        context.Response.Headers.CacheControl = "no-store";
        var token = new ChatToken(conversationId, tokens.IssueToken(conversationId, userId), tokens.LifeSeconds, key, Activities.ActivityJson.Timestamp(expires.ToUnixTimeMilliseconds()));
        return context.Response.WriteAsJsonAsync(token, WebChatJson.Default.ChatToken, cancellationToken: context.RequestAborted);
    }

    private static string? ResumeKeyOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("resumeKey", out var key) && key.ValueKind == JsonValueKind.String
        && key.GetString() is { Length: > 0 } text ? text : null;
}

internal sealed record ChatToken(
    string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn, string ResumeKey, string ResumeExpires);

internal sealed record BothLanguages(string En, string Ar);

internal sealed record ChatClinic(BothLanguages Name, string Phone);

internal sealed record ChatSettings(
    ChatClinic Clinic, string EmergencyNumber, BothLanguages PrivacyUrl, BothLanguages DisclaimerUrl, int MaxMessageLength);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChatToken))]
[JsonSerializable(typeof(ChatSettings))]
internal sealed partial class WebChatJson : JsonSerializerContext;
