using System.Text.RegularExpressions;
using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>One fixed text.</summary>
internal sealed record ReplyText(string Key, string Language, string Text, IReadOnlyList<string> Facts, string File)
{
    /// <summary>How the file of that key and language is called.</summary>
    public string FileName => Key + (Language == "ar" ? ".ar.md" : ".md");
}

/// <summary>All fixed texts, by key and language. Danger, disclaimers and refusals are worded here and nowhere else.</summary>
internal sealed partial class ReplyTexts
{
    /// <summary>The names that may stand in braces; the clinic's facts fill them in.</summary>
    public static readonly IReadOnlySet<string> Placeholders = new HashSet<string>(StringComparer.Ordinal)
    {
        "emergency_number", "clinic_name", "clinic_phone", "oncall_phone", "hours", "special_hours", "next_opening", "address", "map_link", "parking", "payment",
        "insurance", "languages", "staff", "female_doctor", "email", "whatsapp", "price_sheet", "privacy_url",
        "licence_number", "advertising_approval",
    };

    private readonly Dictionary<(string Key, string Language), ReplyText> _texts = [];

    private ReplyTexts(IEnumerable<ReplyText> texts)
    {
        foreach (var same in texts.GroupBy(t => (t.Key, t.Language)))
        {
            // The file that is named after the key is the one that is meant.
            var ordered = same.OrderByDescending(t => Path.GetFileName(t.File) == t.FileName).ToList();
            _texts[same.Key] = ordered[0];
            Doubled = [.. Doubled, .. ordered.Skip(1)];
        }
    }

    public IReadOnlyCollection<ReplyText> All => _texts.Values;

    /// <summary>Texts whose key another file has too: they are never shown.</summary>
    public IReadOnlyList<ReplyText> Doubled { get; } = [];

    /// <exception cref="FileFormatException">A file is not of the format.</exception>
    public static ReplyTexts Parse(IEnumerable<(string Name, string Text)> files) => new(files.Select(f => Read(f.Name, f.Text)));

    public bool Has(string key) => _texts.ContainsKey((key, "en"));

    public bool Has(string key, string language) => _texts.ContainsKey((key, language));

    /// <summary>The text in that language, else in English. A text that the files lack is the built-in one: no turn ends in silence.</summary>
    /// <exception cref="KeyNotFoundException">There is no text of that key: a test makes sure that every key used exists.</exception>
    public string Get(string key, string language) =>
        (Find(key, language) ?? BuiltIn.Replies.Find(key, language) ?? Find(key, "en") ?? BuiltIn.Replies.Find(key, "en"))?.Text
            ?? throw new KeyNotFoundException($"There is no fixed text `{key}` in knowledge/replies.");

    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Placeholder().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    public static IEnumerable<string> PlaceholdersIn(string text) => Placeholder().Matches(text).Select(m => m.Groups[1].Value).Distinct();

    /// <summary>Braces that no value will ever fill: patients would read them.</summary>
    public static bool HasOtherBraces(string text) => Placeholder().Replace(text, "").AsSpan().ContainsAny('{', '}');

    private ReplyText? Find(string key, string language) => _texts.GetValueOrDefault((key, language));

    private static ReplyText Read(string file, string text)
    {
        var matter = FrontMatter.Read(file, text);
        var key = matter.Head.Text("key");
        return new ReplyText(key, ArticleReader.LanguageOf(file), matter.Body.Trim(), matter.Head.Texts("facts"), file);
    }

    [GeneratedRegex(@"\{([a-z_]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
