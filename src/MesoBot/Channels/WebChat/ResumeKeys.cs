using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MesoBot.Channels.DirectLine;
using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Channels.WebChat;

/// <summary>A device's way back to its conversation: a random key that only the device has; the store keeps its hash.</summary>
internal sealed class ResumeKeys(KeyStore keys, IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const int KeyBytes = 32;

    /// <summary>Makes a key for a new conversation.</summary>
    public async Task<(string Key, DateTimeOffset Expires)> IssueAsync(string conversationId, string userId)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var expires = time.GetUtcNow() + TimeSpan.FromDays(options.Value.ResumeDays);
        await keys.AddResumeKeyAsync(HashOf(key), conversationId, userId, expires);
        return (key, expires);
    }

    public FoundResumeKey? Find(string key) => keys.FindResumeKey(HashOf(key));

    public Task RevokeAsync(string key) => keys.RevokeResumeKeyAsync(HashOf(key));

    // The key has 256 random bits: a plain hash hides it, a slow one would only cost.
    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
