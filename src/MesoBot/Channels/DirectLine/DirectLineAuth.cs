namespace MesoBot.Channels.DirectLine;

/// <summary>Reads the Authorization header; answers by itself when it does not open the door (Direct Line §2.1).</summary>
internal sealed class DirectLineAuth(DirectLineTokens tokens)
{
    private const string Scheme = "Bearer ";

    /// <param name="conversationId">The conversation asked for; null where none is named.</param>
    /// <returns>Null when the answer has been written.</returns>
    public async ValueTask<DirectLineCaller?> AuthenticateAsync(HttpContext context, string? conversationId = null)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || value.Length == Scheme.Length)
        {
            await DirectLineErrors.WriteAsync(context, StatusCodes.Status401Unauthorized, "MissingAuthorization", "Send the token in the header `Authorization: Bearer …`.");
            return null;
        }
        var credential = value[Scheme.Length..].Trim();
        if (tokens.IsSecret(credential)) return new DirectLineCaller(null, null);
        var reading = tokens.ReadToken(credential);
        if (reading.State == TokenState.Expired)
        {
            await DirectLineErrors.WriteAsync(context, StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired. Ask for a new one.");
            return null;
        }
        if (reading.State == TokenState.Valid && (conversationId is null || conversationId == reading.ConversationId)) return new DirectLineCaller(reading.ConversationId, reading.UserId);
        await DirectLineErrors.WriteAsync(context, StatusCodes.Status403Forbidden, "BadToken", "The token does not open this conversation.");
        return null;
    }
}
