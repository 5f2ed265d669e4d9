using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using MesoBot.Data;
using MesoBot.Web;
using Microsoft.Extensions.Options;

namespace MesoBot.Channels.DirectLine;

/// <summary>Starting, finding and opening conversations.</summary>
internal sealed partial class DirectLineConversations(ConversationStore store, DirectLineTokens tokens, IOptions<WebOptions> web)
{
    public static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>An id that only a token can carry: "dl_" is refused from clients (Direct Line §1).</summary>
    public static string NewUserId() => "dl_" + RandomNumberGenerator.GetHexString(24, lowercase: true);

    /// <returns>True when it is new.</returns>
    public Task<bool> StartAsync(string id, string userId, string? locale) =>
        store.StartAsync(id, Activities.ChannelIds.DirectLine, userId, locale is not null && LocaleForm().IsMatch(locale) ? locale : null);

    /// <summary>The absolute address of the socket, opened with a ticket of its own.</summary>
    public string StreamUrl(HttpRequest request, string id, long watermark)
    {
        var asked = web.Value.PublicUrl is { Length: > 0 } url ? url : $"{request.Scheme}://{request.Host.Value}";
        if (!Uri.TryCreate(asked, UriKind.Absolute, out var origin)) throw new BadHttpRequestException("The Host header names no host.");
        var scheme = origin.Scheme == "https" ? "wss" : "ws";
        return $"{scheme}://{origin.Authority}{request.PathBase}/v3/directline/conversations/{id}/stream?watermark={watermark.ToString(CultureInfo.InvariantCulture)}&t={tokens.IssueTicket(id, watermark)}";
    }

    /// <summary>Empty and absent mean the beginning. False when it is no watermark of ours.</summary>
    public static bool TryReadWatermark(string? text, out long watermark)
    {
        watermark = 0;
        return string.IsNullOrEmpty(text) || text == "-" || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out watermark);
    }

    /// <summary>Conversation ids of ours: anything else is not looked up.</summary>
    public static bool IsId(string? text) => text is { Length: > 0 and <= 64 } && IdForm().IsMatch(text);

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex IdForm();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
    private static partial Regex LocaleForm();
}
