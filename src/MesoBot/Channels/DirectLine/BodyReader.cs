using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace MesoBot.Channels.DirectLine;

/// <summary>A request's JSON body. Its memory goes back when it is disposed.</summary>
internal sealed class JsonBody(JsonDocument? document, BodyState state, byte[]? rented) : IDisposable
{
    public BodyState State => state;

    /// <summary>Undefined when the body is empty.</summary>
    public JsonElement Root => document?.RootElement ?? default;

    public void Dispose()
    {
        document?.Dispose();
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
    }
}

internal enum BodyState
{
    Read,
    Empty,
    TooLarge,
    Malformed,
}

/// <summary>Reads JSON bodies up to a bound, without trusting Content-Length.</summary>
internal static class BodyReader
{
    /// <summary>As hosted Direct Line: an Activity has at most 256 KB.</summary>
    public const int MaxBytes = 256 * 1024;

    private const int FirstBytes = 4096;

    public static async Task<JsonBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes) return new JsonBody(null, BodyState.TooLarge, null);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(MaxBytes + 1, Math.Max(FirstBytes, (request.ContentLength ?? 0) + 1)));
        var length = 0;
        while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read)
        {
            length += read;
            if (length > MaxBytes) return new JsonBody(null, BodyState.TooLarge, buffer);
            if (length == buffer.Length) buffer = Grow(buffer);
        }
        if (length == 0) return new JsonBody(null, BodyState.Empty, buffer);
        if (!Utf8.IsValid(buffer.AsSpan(0, length))) return new JsonBody(null, BodyState.Malformed, buffer);
        HalfCharacters.Replace(buffer.AsSpan(0, length));
        return Parse(buffer.AsMemory(0, length)) is { } document ? new JsonBody(document, BodyState.Read, buffer) : new JsonBody(null, BodyState.Malformed, buffer);
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full, clearArray: true);
        return larger;
    }
}
