using MesoBot.Clinic;
using MesoBot.Knowledge;

namespace MesoBot.Answers;

/// <summary>The fixed texts in one language, filled with the clinic's facts as they are at this moment.</summary>
internal sealed class FixedTexts(ReplyTexts replies, ClinicFacts clinic, string language, DateTimeOffset now)
{
    private readonly IReadOnlyDictionary<string, string> _values = clinic.Values(language, now);

    public string Language => language;

    public string Get(string key) => ReplyTexts.Fill(replies.Get(key, language), _values);

    /// <summary>True when the clinic has set the fact that stands in these braces.</summary>
    public bool Knows(string placeholder) => _values.ContainsKey(placeholder);

    public string Value(string placeholder) => _values.GetValueOrDefault(placeholder, "");
}
