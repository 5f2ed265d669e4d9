namespace MesoBot.Site;

/// <summary>
/// The chat widget, which is built apart from the program and lies beside it. Read again when the file changes, so that whoever works
/// on it need not restart the server.
/// </summary>
internal sealed class WidgetScript(string path, ILogger logger)
{
    private sealed record Reading(string Stamp, Asset? Script);

    private volatile Reading? _last;

    /// <summary>Where a build puts it.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "wwwroot", "mesobot.js");

    /// <summary>Null when the widget has not been built.</summary>
    public Asset? Current
    {
        get
        {
            var file = new FileInfo(path);
            var stamp = file.Exists ? $"{file.Length}|{file.LastWriteTimeUtc.Ticks}" : "";
            var last = _last;
            if (last?.Stamp != stamp) _last = last = new Reading(stamp, Read(stamp, last?.Script));
            return last.Script;
        }
    }

    private Asset? Read(string stamp, Asset? before)
    {
        try
        {
            return stamp.Length > 0 ? new Asset(File.ReadAllBytes(path), "text/javascript; charset=utf-8") : throw new FileNotFoundException("wwwroot/mesobot.js does not exist.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SiteLog.WidgetMissing(logger, e is FileNotFoundException ? e.Message : "wwwroot/mesobot.js cannot be read.");
            return stamp.Length > 0 ? before : null;
        }
    }
}
