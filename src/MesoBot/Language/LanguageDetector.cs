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
        var most = Math.Max(Math.Max(latin, arabic), Math.Max(Math.Max(cyrillic, devanagari), other));
        if (most == 0) return previous is { IsOther: false } ? previous with { IsMixed = false } : previous ?? MessageLanguage.English;
        if (cyrillic == most && cyrillic > arabic) return new MessageLanguage("ru", IsMixed: false);
        if (devanagari == most) return new MessageLanguage("hi", IsMixed: false);
        if (other == most) return new MessageLanguage("other", IsMixed: false);
        return arabic > 0 ? OfArabicScript(message, text, latin, arabic) : OfLatinScript(text, latin, previous);
    }

    private static MessageLanguage OfArabicScript(string message, TokenText text, int latin, int arabic)
    {
        var urdu = 0;
        var persian = 0;
        var telling = 0;
        foreach (var raw in message.Split((char[])[' ', '،', ',', '؟', '?', '.', '!', '۔', '\n', '\t', '؛', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (FunctionWords.UrduArabicScript.Contains(raw)) urdu++;
            if (FunctionWords.Persian.Contains(raw)) persian++;
            // ٹ ڈ ڑ ں ے ہ ھ are Urdu alone; پ ژ گ چ Persian too, but Gulf and Iraqi Arabic borrow them for names.
            if (raw.AsSpan().IndexOfAny("ٹڈڑںےہھ") >= 0) urdu += 2;
            else if (raw.AsSpan().IndexOfAny("ژ") >= 0 || raw.Contains("می‌", StringComparison.Ordinal)) persian += 2;
            else if (raw.AsSpan().IndexOfAny("پگچ") >= 0) telling++;
            if (raw.Contains('ی') || raw.Contains('ک')) telling++;
        }
        if (urdu >= 2 && urdu >= persian) return new MessageLanguage("ur", IsMixed: false);
        if (persian >= 2 && ArabicWords(text) < persian || persian >= 1 && telling >= 1) return new MessageLanguage("fa", IsMixed: false);
        // One Latin product name in an Arabic sentence is Arabic; several words of both are a mix.
        if (latin == 0) return MessageLanguage.Arabic;
        var english = CountLatin(text, FunctionWords.English);
        if (arabic >= latin && english == 0 && latin <= 2) return MessageLanguage.Arabic;
        return new MessageLanguage(arabic >= latin ? "ar" : english >= 2 ? "en" : "ar", IsMixed: true);
    }

    private static int ArabicWords(TokenText text)
    {
        var hits = 0;
        foreach (var token in text.Tokens)
            if (ArabicTells.Contains(token.Text)) hits++;
        return hits;
    }

    private static readonly HashSet<string> ArabicTells = new(
        "هل ما في من على عن الى انا انت انتي عندي عندكم بعد قبل مو مب مش لا هذا هذي كيف كم متى وين فين ايش شو شنو ليش ليه ابي ابغي بدي عايزه لو اذا يعني بس و او مع كل هو هي كان الابر الحقن الوجه"
            .Split(' '), StringComparer.Ordinal);

    private static MessageLanguage OfLatinScript(TokenText text, int latin, MessageLanguage? previous)
    {
        var english = CountLatin(text, FunctionWords.English);
        var arabizi = CountArabizi(text);
        var candidates = new (string Code, int Hits)[]
        {
            ("fr", CountLatin(text, FunctionWords.French)),
            ("tl", CountLatin(text, FunctionWords.Tagalog)),
            ("hi", CountLatin(text, FunctionWords.Hindustani)),
            ("other", CountLatin(text, FunctionWords.OtherLatin)),
            ("ar", arabizi),
        };
        var best = candidates[^1];
        foreach (var candidate in candidates)
            if (candidate.Hits > best.Hits) best = candidate;

        var enough = best.Hits >= 2 || best.Hits == 1 && english == 0 && latin <= 3;
        if (best.Code == "other") enough = best.Hits >= 3;
        if (!enough || best.Hits <= english && !(best.Code == "ar" && best.Hits >= 3))
            return previous is { Code: "ar" } && english == 0 && latin <= 2 ? previous : MessageLanguage.English;
        if (best.Code == "ar") return new MessageLanguage(english > best.Hits * 2 ? "en" : "ar", IsMixed: true);
        if (best.Code == "hi" && CountLatin(text, FunctionWords.UrduRoman) > 0) return new MessageLanguage("ur", IsMixed: false);
        return new MessageLanguage(best.Code, IsMixed: false);
    }

    private static int CountLatin(TokenText text, System.Collections.Frozen.FrozenSet<string> words)
    {
        var hits = 0;
        foreach (var token in text.Tokens)
            if (token.Script == Script.Latin && words.Contains(token.Text)) hits++;
        return hits;
    }

    /// <summary>Arabic small words, and words with a digit for an Arabic letter inside ("wej3a", "7al2i").</summary>
    private static int CountArabizi(TokenText text)
    {
        var hits = 0;
        var firm = 0;
        foreach (var token in text.Tokens)
        {
            if (token.Script != Script.Latin && !HasArabiziDigit(token.Text)) continue;
            if (HasArabiziDigit(token.Text))
            {
                hits += 2;
                firm++;
            }
            else if (FunctionWords.ArabicLatin.Contains(token.Text))
            {
                hits++;
                if (!FunctionWords.ArabicLatinLoose.Contains(token.Text)) firm++;
            }
        }
        return firm == 0 ? 0 : hits;
    }

    private static bool HasArabiziDigit(string word)
    {
        if (word.Length < 3) return false;
        var letters = 0;
        var digits = 0;
        foreach (var c in word)
        {
            if (c is '2' or '3' or '5' or '7' or '9') digits++;
            else if (c is >= 'a' and <= 'z') letters++;
            else if (char.IsDigit(c)) return false;
        }
        // "3d", "2nd", "7am", "5ml", "3pm" are not Arabic.
        return digits is 1 or 2 && letters >= 2 && letters > digits && !IsMeasure(word);
    }

    private static bool IsMeasure(string word)
    {
        var i = 0;
        while (i < word.Length && char.IsDigit(word[i])) i++;
        var unit = word.AsSpan(i);
        return unit is "ml" or "mg" or "am" or "pm" or "nd" or "rd" or "th" or "st" or "cc" or "cm" or "mm" or "days" or "day" or "weeks" or "week" or "hours"
            or "hrs" or "mins" or "min" or "yrs" or "years" or "year" or "months" or "month" or "wks" or "sessions" or "times" or "yo" or "kg" or "aed" or "dhs" or "pcs"
            || word is "b12" or "f2f" or "co2" or "covid19" or "h2o" or "b5" or "b3" or "vit3" or "d3" or "omega3" or "k2" or "mp3" or "mp4";
    }
}
