using System.Text;

namespace MesoBot.Knowledge;

/// <summary>Reads the files of the knowledge folder. The only place of the room that touches the disk, with <see cref="Search.SearchModelFile"/>.</summary>
internal sealed class KnowledgeFolder(string path)
{
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
        [.. Files().Select(file => (Path.GetRelativePath(path, file.FullName).Replace('\\', '/'), ReadText(file.FullName)))];

    private IEnumerable<FileInfo> Files() => new DirectoryInfo(path)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is ".md" or ".yaml")
        .OrderBy(file => file.FullName, StringComparer.Ordinal);

    private static string ReadText(string file)
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
