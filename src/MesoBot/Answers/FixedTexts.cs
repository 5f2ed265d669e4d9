using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MesoBot.Clinic;
using MesoBot.Knowledge;

namespace MesoBot.Answers;

/// <summary>The fixed texts in one language, filled with the clinic's facts as they are at this moment.</summary>
internal sealed class FixedTexts(ReplyTexts replies, ClinicFacts clinic, string language, DateTimeOffset now)
{
    private const string Unset = "practical-unset";

    /// <summary>Texts that were filled before, for as long as the values they were filled with hold.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyDictionary<string, string>, ConcurrentDictionary<(ReplyTexts, string), string>> Filled = [];

    private readonly IReadOnlyDictionary<string, string> _values = clinic.Values(language, now);

    public string Language => language;

    /// <summary>Whole sentences whatever the clinic has set: what needs a fact that is not set is left out.</summary>
    public string Get(string key) => Filled.GetValue(_values, _ => []).GetOrAdd((replies, key), static (of, texts) => texts.Fill(of.Item2), this);

    private string Fill(string key)
    {
        var text = UnsetFacts.LeaveOut(replies.Get(key, language), Knows);
        return text.Length > 0 || key == Unset ? ReplyTexts.Fill(text, _values) : Get(Unset);
    }

    /// <summary>True when the clinic has set the fact that stands in these braces.</summary>
    public bool Knows(string placeholder) => _values.ContainsKey(placeholder);

    public string Value(string placeholder) => _values.GetValueOrDefault(placeholder, "");
}
