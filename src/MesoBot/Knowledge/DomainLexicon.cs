using MesoBot.Language;
using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>
/// Names and words that mean the same to the search: groups ("a medicine", "another treatment") let a name that no example
/// mentions count like those that are, synonyms bring "jab" and "needle" together.
/// </summary>
internal sealed class DomainLexicon
{
    private const int LongestPhrase = 5;

    private readonly Dictionary<string, string[]> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _synonyms = new(StringComparer.Ordinal);

    private readonly List<string> _english = [];

    /// <summary>Every English word and phrase of the groups, as written: words that are spelled right.</summary>
    public IReadOnlyList<string> EnglishWords => _english;

    /// <exception cref="FileFormatException">The file is not of the format.</exception>
    public static DomainLexicon Parse(string text, string file)
    {
        var lexicon = new DomainLexicon();
        var map = YamlMap.Parse(text, file);
        foreach (var name in map.Keys)
        {
            if (name is "synonyms" or "arabic_synonyms") continue;
            if (map.Map(name) is not { } group) continue;
            foreach (var phrase in group.Texts("en").Concat(group.Texts("ar"))) lexicon.AddPhrase(name, phrase, Key);
            lexicon._english.AddRange(group.Texts("en"));
            foreach (var phrase in group.Texts("latn")) lexicon.AddPhrase(name, phrase, LatinArabicKey);
        }
        foreach (var synonyms in (string[])["synonyms", "arabic_synonyms"])
            foreach (var set in map.TextLists(synonyms)) lexicon.AddSynonyms(set);
        return lexicon;
    }

    /// <summary>The groups of the longest phrases that start at each word.</summary>
    public IEnumerable<(int Start, int Length, string Group)> GroupsIn(Token[] tokens, string[] stems, bool isLatinArabic)
    {
        for (var start = 0; start < tokens.Length; start++)
        {
            for (var length = Math.Min(LongestPhrase, tokens.Length - start); length >= 1; length--)
            {
                var key = length == 1 ? stems[start] : string.Join(' ', stems, start, length);
                if (_groups.TryGetValue(key, out var groups))
                {
                    foreach (var group in groups) yield return (start, length, group);
                    break;
                }
                if (!isLatinArabic) continue;
                var folded = string.Join(' ', Enumerable.Range(start, length).Select(i => Arabizi.Fold(tokens[i].Text)));
                if (!_groups.TryGetValue("~" + folded, out groups)) continue;
                foreach (var group in groups) yield return (start, length, group);
                break;
            }
        }
    }

    /// <summary>The one stem that stands for a set of synonyms; the stem itself when it has none.</summary>
    public string Synonym(string stem) => _synonyms.GetValueOrDefault(stem, stem);

    private void AddPhrase(string group, string phrase, Func<string, string> key)
    {
        var k = key(phrase);
        if (k.Length == 0) return;
        _groups[k] = _groups.TryGetValue(k, out var known) ? known.Contains(group) ? known : [.. known, group] : [group];
    }

    private void AddSynonyms(IReadOnlyList<string> set)
    {
        var stems = set.Select(Key).Where(k => k.Length > 0 && !k.Contains(' ')).ToList();
        foreach (var stem in stems.Skip(1)) _synonyms.TryAdd(stem, stems[0]);
    }

    private static string Key(string phrase) => string.Join(' ', Tokenizer.Read(phrase).Tokens.Select(Stems.Of));

    private static string LatinArabicKey(string phrase) => "~" + string.Join(' ', Tokenizer.Read(phrase).Tokens.Select(t => Arabizi.Fold(t.Text)));
}
