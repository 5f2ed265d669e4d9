using System.Collections.Concurrent;
using MesoBot.Knowledge;
using MesoBot.Yaml;
using Microsoft.Extensions.Options;

namespace MesoBot.Site;

/// <summary>
/// The texts of pages as their files stand at this moment. A file that is broken or gone changes nothing for patients: the last good
/// text stays, else the one built into the program is shown.
/// </summary>
internal sealed class PageTexts(RootFolder root, IOptions<KnowledgeOptions> options, ILogger<PageTexts> logger)
{
    private static readonly Lazy<Dictionary<string, PageText>> BuiltInPages = new(() =>
        BuiltIn.PageFiles().ToDictionary(f => Path.GetFileName(f.Name), f => PageText.Read(f.Name, f.Text), StringComparer.Ordinal));

    private readonly ConcurrentDictionary<string, Reading> _readings = new(StringComparer.Ordinal);

    public PageText Get(string key, string language)
    {
        var name = PageText.FileName(key, language);
        var file = new FileInfo(Path.Combine(root.Resolve(options.Value.Path), KnowledgeFolder.Pages, name));
        var stamp = file.Exists ? $"{file.Length}|{file.LastWriteTimeUtc.Ticks}" : "";
        if (!_readings.TryGetValue(name, out var reading) || reading.Stamp != stamp)
            _readings[name] = reading = new Reading(stamp, Read(file, key, name) ?? reading?.Text ?? BuiltInPages.Value[name]);
        return reading.Text;
    }

    private PageText? Read(FileInfo file, string key, string name)
    {
        try
        {
            var page = PageText.Read(KnowledgeFolder.Pages + name, KnowledgeFolder.ReadText(file.FullName));
            if (page.Key == key) return page;
            SiteLog.PageNotTaken(logger, $"{KnowledgeFolder.Pages}{name}: its key is `{page.Key}`, not `{key}`.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FileFormatException)
        {
            SiteLog.PageNotTaken(logger, e.Message);
        }
        catch (ArgumentException)
        {
            SiteLog.PageNotTaken(logger, $"{KnowledgeFolder.Pages}{name}: its lists or quotes are nested too deeply.");
        }
        return null;
    }

    private sealed record Reading(string Stamp, PageText Text);
}
