using System.Text.Json;

namespace MesoBot.Tests.Support;

/// <summary>The stream of events that an open page of the console listens to.</summary>
internal sealed class LiveEvents : IDisposable
{
    private readonly StreamReader _reader;

    private LiveEvents(Stream stream) => _reader = new StreamReader(stream);

    /// <summary>Open, and past the state that every stream begins with.</summary>
    public static async Task<LiveEvents> OpenAsync(StaffBrowser staff)
    {
        var events = new LiveEvents(await staff.Http.GetStreamAsync("/staff/live", TestContext.Current.CancellationToken));
        await events.NextAsync("state", _ => true);
        return events;
    }

    /// <summary>A change of this conversation; an empty id: of the queue, or of who is there.</summary>
    public Task<JsonElement> ChangeAsync(string conversationId) =>
        NextAsync("state", state => state.GetProperty("talks").EnumerateArray().Any(id => id.GetString() == conversationId));

    /// <summary>The next event of this kind that is as wanted; others are passed over.</summary>
    public async Task<JsonElement> NextAsync(string kind, Func<JsonElement, bool> wanted)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        time.CancelAfter(TimeSpan.FromSeconds(20));
        for (var current = ""; await _reader.ReadLineAsync(time.Token) is { } line;)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) current = line["event: ".Length..];
            else if (current == kind && line.StartsWith("data: ", StringComparison.Ordinal) && JsonDocument.Parse(line["data: ".Length..]).RootElement is var data && wanted(data)) return data;
        }
        throw new InvalidOperationException($"The stream ended without \"{kind}\".");
    }

    /// <summary>True when the stream ends as a whole answer; one that is cut throws.</summary>
    public async Task<bool> EndsAsync()
    {
        await _reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        return true;
    }

    public void Dispose() => _reader.Dispose();
}
