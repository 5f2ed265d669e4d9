namespace MesoBot.Language;

/// <summary>
/// Tells the language of a short message by its script and its small words. A message that gives nothing away ("ok",
/// "998", an emoji) keeps the language of the conversation.
/// </summary>
internal static class LanguageDetector
{
    public static MessageLanguage Detect(string message, MessageLanguage? previous = null)
    {
        var text = Tokenizer.Read(message);
        return Detect(message, text, previous);
    }

    public static MessageLanguage Detect(string message, TokenText text, MessageLanguage? previous = null)
    {
        int latin = 0, arabic = 0, cyrillic = 0, devanagari = 0, other = 0;
        foreach (var token in text.Tokens)
        {
            switch (token.Script)
            {
                case Script.Latin: latin++; break;
                case Script.Arabic: arabic++; break;
                case Script.Cyrillic: cyrillic++; break;
                case Script.Devanagari: devanagari++; break;
                case Script.Other: other++; break;
            }
        }
        if (latin + arabic + cyrillic + devanagari + other == 0) return (previous ?? MessageLanguage.English) with { IsMixed = false };
        // English names of treatments stand in messages of every language: two words of another script outweigh them.
        var foreign = Math.Max(Math.Max(cyrillic, devanagari), other);
        if (foreign > arabic && (foreign >= 2 || foreign >= latin))
            return new MessageLanguage(foreign == cyrillic ? "ru" : foreign == devanagari ? "hi" : "other", IsMixed: false);
        return arabic > 0 ? OfArabicScript(message, text, latin, arabic) : LatinScript.Of(text, latin, previous);
    }

    private static MessageLanguage OfArabicScript(string message, TokenText text, int latin, int arabic)
    {
        var code = ArabicScript.Of(message);
        if (code != "ar") return new MessageLanguage(code, IsMixed: false);
        if (latin <= arabic) return new MessageLanguage("ar", IsMixed: latin > 0 && !AreNames(message, text));
        return new MessageLanguage(LatinScript.Of(text, latin, previous: null).Code is "en" ? "en" : "ar", IsMixed: true);
    }

    /// <summary>"هل عندكم NCTF": a name in capitals is not English, "HELP" is.</summary>
    private static bool AreNames(string message, TokenText text) =>
        !message.Any(char.IsAsciiLetterLower) && !text.Tokens.Any(token => FunctionWords.English.Contains(token.Text));
}
