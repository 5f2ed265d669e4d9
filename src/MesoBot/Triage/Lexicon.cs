using MesoBot.Yaml;

namespace MesoBot.Triage;

/// <summary>
/// The words of danger and of context, as data: each concept lists patterns in English, Arabic, and Arabic in Latin letters.
/// Concepts may use concepts named before them, so there are no circles. Several files may add to one concept.
/// </summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<Pattern[]> _concepts = [];
    private readonly PatternReader _reader;
    private int _reading = int.MaxValue;
    private PatternIndex? _index;

    public Lexicon() => _reader = new PatternReader(Literals, name => _ids.TryGetValue(name, out var id) && id < _reading ? id : null);

    public LiteralIndex Literals { get; } = new();

    public int ConceptCount => _concepts.Count;

    /// <summary>Built when first asked for, after all data is read.</summary>
    public PatternIndex Index => _index ??= new PatternIndex(_concepts, Literals.Count);

    /// <summary>The concept's number, or -1 when the data does not have it.</summary>
    public int Find(string concept) => _ids.GetValueOrDefault(concept, -1);

    /// <summary>
    /// The concept that a part of a rule stands for: a named one, or a new one without a name. Rules that share a part share
    /// the search for it.
    /// </summary>
    public int Part(string pattern)
    {
        if (pattern is ['<', .. var name, '>'] && _ids.TryGetValue(name, out var named)) return named;
        if (_ids.TryGetValue(pattern, out var known)) return known;
        var read = _reader.Read(pattern, isLatinArabic: false);
        _concepts.Add([read]);
        return _ids[pattern] = _concepts.Count - 1;
    }

    /// <summary>Names the concepts of a file, before any file's patterns are read.</summary>
    public void Register(YamlMap concepts)
    {
        foreach (var name in concepts.Keys)
            if (_ids.TryAdd(name, _concepts.Count)) _concepts.Add([]);
    }

    public void Add(YamlMap concepts)
    {
        foreach (var name in concepts.Keys)
        {
            var map = concepts.Map(name)!;
            _reading = _ids[name];
            var patterns = new List<Pattern>(_concepts[_reading]);
            foreach (var language in (string[])["en", "ar", "latn"])
                foreach (var (source, line) in map.Lines(language)) patterns.Add(ReadAt(concepts, source, line, language == "latn"));
            _concepts[_reading] = [.. patterns];
        }
        _reading = int.MaxValue;
    }

    private Pattern ReadAt(YamlMap map, string source, int line, bool isLatinArabic)
    {
        try
        {
            return _reader.Read(source, isLatinArabic);
        }
        catch (FormatException e)
        {
            throw map.Bad(line, e.Message);
        }
    }
}
