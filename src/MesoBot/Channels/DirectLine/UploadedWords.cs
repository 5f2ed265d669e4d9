using System.Text.Json;
using MesoBot.Activities;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MesoBot.Channels.DirectLine;

/// <summary>
/// The words that came with files: clients put them into one part of the upload (Direct Line §2, operation 7). The files are not
/// kept, but the words may say danger, and are read for that.
/// </summary>
internal static class UploadedWords
{
    private const string ActivityType = "application/vnd.microsoft.activity";

    /// <summary>What is read of an upload in all: beyond it a client has sent files for nothing, and is told so.</summary>
    private const int MaxRead = 4 * 1024 * 1024;

    /// <returns>Null when there is no such part, or none that can be read.</returns>
    public static async Task<PostedActivity?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary) return null;
        try
        {
            var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = MaxRead };
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
                if (section.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true) return await ReadAsync(section.Body, cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or JsonException)
        {
            // No upload of a client that speaks the protocol; it is refused all the same.
        }
        return null;
    }

    private static async Task<PostedActivity?> ReadAsync(Stream part, CancellationToken cancellationToken)
    {
        var bytes = new byte[BodyReader.MaxBytes];
        var length = await part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        HalfCharacters.Replace(bytes.AsSpan(0, length));
        var document = JsonDocument.Parse(bytes.AsMemory(0, length));
        return PostedActivity.Read(document.RootElement);
    }
}
