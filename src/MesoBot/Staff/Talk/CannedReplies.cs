using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Yaml;
using Microsoft.Extensions.Options;

namespace MesoBot.Staff.Talk;

/// <summary>
/// Ready-made replies, filled with the clinic's facts. From knowledge/staff/canned.yaml, read again when it was saved; a file that cannot be
/// read leaves the copy built into the program.
/// </summary>
internal sealed class CannedReplies(RootFolder root, IOptions<KnowledgeOptions> options, ClinicFacts clinic, TimeProvider time)
{
    private const string BuiltInName = "builtin/staff/canned.yaml";

    private readonly string _file = Path.Combine(root.Resolve(options.Value.Path), "staff", "canned.yaml");
    private readonly Lock _lock = new();
    private DateTime _read;
    private IReadOnlyList<Entry> _entries = [];

    /// <summary>In both languages, the patient's first. A text that needs a fact that is not set is left out.</summary>
    public IReadOnlyList<CannedView> All(string language)
    {
        var (mine, other) = language == "ar" ? ("ar", "en") : ("en", "ar");
        return [.. Entries().SelectMany(e => View(e, mine)), .. Entries().SelectMany(e => View(e, other))];
    }

    /// <param name="id">With its language: "hello-en".</param>
    public CannedView? Find(string id) => All("en").FirstOrDefault(c => $"{c.Id}-{c.Lang}" == id);

    private IEnumerable<CannedView> View(Entry entry, string language)
    {
        var (title, text) = language == "ar" ? (entry.TitleAr, entry.TextAr) : (entry.TitleEn, entry.TextEn);
        var values = clinic.Values(language, time.GetUtcNow());
        foreach (var (key, value) in values) text = text.Replace("{" + key + "}", value, StringComparison.Ordinal);
        if (!text.Contains('{', StringComparison.Ordinal)) yield return new CannedView(entry.Id, title, text, language);
    }

    private IReadOnlyList<Entry> Entries()
    {
        lock (_lock)
        {
            var saved = File.GetLastWriteTimeUtc(_file);
            if (_entries.Count > 0 && saved == _read) return _entries;
            _read = saved;
            return _entries = Read();
        }
    }

    private IReadOnlyList<Entry> Read()
    {
        try
        {
            if (File.Exists(_file)) return Parse(KnowledgeFolder.ReadText(_file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FileFormatException)
        {
            // Staff can write by hand; they are not kept from it by a file.
        }
        using var reader = new StreamReader(typeof(CannedReplies).Assembly.GetManifestResourceStream(BuiltInName)!);
        return Parse(reader.ReadToEnd());
    }

    private static IReadOnlyList<Entry> Parse(string text) => [.. YamlMap.ParseList(text, "canned.yaml").Select(map =>
        (Id: map.Text("id"), En: map.Map("en"), Ar: map.Map("ar"))).Where(m => m is { En: not null, Ar: not null })
        .Select(m => new Entry(m.Id, m.En!.Text("title"), m.En.Text("text"), m.Ar!.Text("title"), m.Ar.Text("text")))];

    private sealed record Entry(string Id, string TitleEn, string TextEn, string TitleAr, string TextAr);
}
