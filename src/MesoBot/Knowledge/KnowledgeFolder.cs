using System.Text;

namespace MesoBot.Knowledge;

/// <summary>Reads the files of the knowledge folder. The only place of the room that touches the disk, with <see cref="Search.SearchModelFile"/>.</summary>
internal sealed class KnowledgeFolder(string path)
{
    /// <summary>
    /// Texts of whole pages of the website. They are no part of the base: whoever rewords the privacy note would make the search
    /// learn anew. The price: <c>knowledge check</c> does not see them; the website keeps the last good text and logs what is wrong.
    /// </summary>
    public const string Pages = "pages/";

    /// <summary>Texts for staff alone: what they say is their own, so an edit changes no answer.</summary>
    private const string OfStaff = "staff/";

    // Bytes that are no UTF-8 are an error of the file, not something to be shown to a patient as question marks.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Names, sizes and times of all files: changes when anyone saves.</summary>
    public string Stamp()
    {
        var stamp = new StringBuilder();
        foreach (var file in Files()) stamp.Append(file.FullName).Append('|').Append(file.Length).Append('|').Append(file.LastWriteTimeUtc.Ticks).Append('\n');
        return stamp.ToString();
    }

    /// <returns>Names relative to the folder, with forward slashes, and texts.</returns>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public IReadOnlyList<(string Name, string Text)> Read() =>
        [.. Files().Select(file => (NameOf(file), ReadText(file.FullName)))];

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(path)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is ".md" or ".yaml" && !NameOf(file).StartsWith(Pages, StringComparison.Ordinal) && !NameOf(file).StartsWith(OfStaff, StringComparison.Ordinal))
        .OrderBy(file => file.FullName, StringComparer.Ordinal);

    private string NameOf(FileInfo file) => Path.GetRelativePath(path, file.FullName).Replace('\\', '/');

    /// <exception cref="IOException">The file cannot be read, or is not UTF-8.</exception>
    public static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file, Strict);
        }
        catch (DecoderFallbackException e)
        {
            throw new IOException($"{System.IO.Path.GetFileName(file)} is not UTF-8 text.", e);
        }
    }
}
