using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MesoBot.Tests.Support;

/// <summary>Asks a server that may die at any moment: whatever fails is asked again until it is answered.</summary>
internal sealed class CrashHttp(Uri server) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private readonly HttpClient _http = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(15) };
    private long _repeats;
    private long _serverErrors;

    /// <summary>Requests that had to be sent again.</summary>
    public long Repeats => Interlocked.Read(ref _repeats);

    /// <summary>Answers of 500 and above other than 503.</summary>
    public long ServerErrors => Interlocked.Read(ref _serverErrors);

    /// <returns>The answer's JSON; null when the time was up before there was one.</returns>
    public async Task<JsonElement?> AskAsync(HttpMethod method, string path, string? token, JsonObject? body, CancellationToken cancellationToken)
    {
        for (var attempt = 0; !cancellationToken.IsCancellationRequested; attempt++)
        {
            if (attempt > 0) Interlocked.Increment(ref _repeats);
            try
            {
                using var request = new HttpRequestMessage(method, path);
                if (body is not null) request.Content = new StringContent(body.ToJsonString(), MediaTypeHeaderValue.Parse("application/json"));
                if (token is not null) request.Headers.Authorization = new("Bearer", token);
                using var response = await _http.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode) return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStreamAsync(cancellationToken));
                if (response.StatusCode >= HttpStatusCode.InternalServerError && response.StatusCode != HttpStatusCode.ServiceUnavailable) Interlocked.Increment(ref _serverErrors);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or JsonException || e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Down, or killed in the middle of an answer.
            }
            catch (OperationCanceledException)
            {
                return null;
            }
            await Task.WhenAny(Task.Delay(Pause, cancellationToken));
        }
        return null;
    }

    public void Dispose() => _http.Dispose();
}
