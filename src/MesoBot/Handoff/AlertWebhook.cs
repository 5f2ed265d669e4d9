using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace MesoBot.Handoff;

/// <summary>Posts an alert, signed: the receiver can tell that it is ours, is not old, and is the same one again.</summary>
internal sealed class AlertWebhook : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    // What answers with another address is not the receiver that was named.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Timeout, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Timeout,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    /// <summary>https anywhere, or plain http on this machine alone.</summary>
    public static bool MayPostTo(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    /// <summary>HMAC-SHA256 over "timestamp.body".</summary>
    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        var signed = new byte[Encoding.UTF8.GetByteCount(timestamp) + 1 + body.Length];
        var length = Encoding.UTF8.GetBytes(timestamp, signed);
        signed[length] = (byte)'.';
        body.CopyTo(signed.AsSpan(length + 1));
        return "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }

    /// <returns>Null when it was taken, else a code: never a text of the receiver.</returns>
    public async Task<string?> SendAsync(OnCallOptions target, AlertNotice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!MayPostTo(target.Url)) return "bad_url";
        var (body, timestamp) = (notice.Json(), now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add("X-MesoBot-Alert", notice.Id);
        request.Headers.Add("X-MesoBot-Timestamp", timestamp);
        request.Headers.Add("X-MesoBot-Signature", Sign(target.Secret ?? "", timestamp, body));
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"http_{(int)response.StatusCode}";
        }
        catch (HttpRequestException e)
        {
            return e.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "timeout";
        }
    }

    public void Dispose() => _client.Dispose();
}
