namespace MesoBot.Language;

/// <summary>The writing system of a letter or a word.</summary>
internal enum Script
{
    /// <summary>Digits, punctuation, emoji: says nothing about the language.</summary>
    Neutral,
    Latin,
    Arabic,
    Cyrillic,
    Devanagari,
    Other,
}

internal static class Scripts
{
    public static Script Of(char c) => c switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => Script.Latin,
        < '\u0080' => Script.Neutral,
        >= '\u00C0' and <= '\u024F' => Script.Latin,
        >= '\u0400' and <= '\u04FF' => Script.Cyrillic,
        >= '\u0660' and <= '\u066D' or '\u06F0' or >= '\u06F1' and <= '\u06F9' or '\u060C' or '\u061B' or '\u061F' => Script.Neutral,
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' => Script.Arabic,
        >= '\u0900' and <= '\u097F' => Script.Devanagari,
        _ => char.IsLetter(c) ? Script.Other : Script.Neutral,
    };
}
