using System.Collections.Frozen;

namespace MesoBot.Language;

/// <summary>
/// Tells the languages that are written in Latin letters: English, French, Tagalog, Hindi and Urdu, Arabic. Each has small
/// words; the language with the most of its own wins, and English when nothing speaks against it.
/// </summary>
internal static class LatinScript
{
    private static readonly (string Code, FrozenSet<string> Own, FrozenSet<string> Shared)[] Foreign =
    [
        ("fr", FunctionWords.French, FunctionWords.FrenchShared),
        ("tl", FunctionWords.Tagalog, FunctionWords.TagalogShared),
        ("hi", FunctionWords.Hindustani, FunctionWords.HindustaniShared),
        ("other", FunctionWords.OtherLatin, FrozenSet<string>.Empty),
    ];

    public static MessageLanguage Of(TokenText text, int latin, MessageLanguage? previous)
    {
        var english = Count(text, FunctionWords.English);
        var (arabic, firm) = ArabiziWords.Count(text);
        if (IsForeign(text, latin, english, arabic) is { } foreign) return foreign;
        if (arabic > english && (firm > 0 || arabic >= 2) || english == 0 && arabic * 3 >= latin && ArabiziWords.HasTelling(text)) return new MessageLanguage("ar", IsMixed: true);
        if (firm >= 2 || firm == 1 && arabic >= 3) return new MessageLanguage(arabic * 2 >= english ? "ar" : "en", IsMixed: true);
        if (firm == 1) return new MessageLanguage("en", IsMixed: true);
        // "ok", "merci", "998": nothing to go by, so the conversation goes on in its language.
        return english == Count(text, FunctionWords.GivesNothingAway) && latin <= 2 && previous is { } known ? known with { IsMixed = known.IsMixed && !known.IsOther } : MessageLanguage.English;
    }

    private static MessageLanguage? IsForeign(TokenText text, int latin, int english, int arabic)
    {
        var (code, own, shared) = ("", 0, 0);
        foreach (var language in Foreign)
        {
            var hits = Count(text, language.Own);
            if (hits <= own) continue;
            (code, own, shared) = (language.Code, hits, Count(text, language.Shared));
        }
        // Words that English shares are not English where the language's own words stand around them.
        var against = own >= 2 ? Math.Max(0, english - shared) : english;
        var enough = own >= 2 || own == 1 && english == 0 && latin <= 3 && Count(text, FunctionWords.Telling) > 0;
        if (!enough || own <= against || own <= arabic || code == "other" && own * 3 < latin) return null;
        return new MessageLanguage(code == "hi" && IsUrdu(text) ? "ur" : code, IsMixed: false);
    }

    private static bool IsUrdu(TokenText text) => Count(text, FunctionWords.UrduRoman) > Count(text, FunctionWords.HindiRoman);

    private static int Count(TokenText text, FrozenSet<string> words)
    {
        var hits = 0;
        foreach (var token in text.Tokens)
            if (token.Script == Script.Latin && words.Contains(token.Text)) hits++;
        return hits;
    }
}
