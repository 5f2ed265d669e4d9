namespace MesoBot.Language;

/// <summary>Finds Arabic words in Latin letters: by the small words, and by digits that stand for letters ("wej3a", "7al2i").</summary>
internal static class ArabiziWords
{
    /// <summary>All hits, and those that no other language has.</summary>
    public static (int All, int Firm) Count(TokenText text)
    {
        var all = 0;
        var firm = 0;
        foreach (var token in text.Tokens)
        {
            if (HasLetterDigit(token.Text))
            {
                all += 2;
                firm++;
            }
            else if (token.Script != Script.Latin) continue;
            else if (IsFirm(token.Text))
            {
                all++;
                firm++;
            }
            else if (IsLoose(token.Text)) all++;
        }
        return (all, firm);
    }

    public static bool HasTelling(TokenText text)
    {
        foreach (var token in text.Tokens)
            if (FunctionWords.ArabicLatinTelling.Contains(token.Text)) return true;
        return false;
    }

    private static bool IsLoose(string word) =>
        !FunctionWords.English.Contains(word) && (FunctionWords.ArabicLatinLoose.Contains(word) || FunctionWords.ArabicLatin.Contains(word));

    private static bool IsFirm(string word)
    {
        if (FunctionWords.English.Contains(word) || FunctionWords.ArabicLatinLoose.Contains(word)) return false;
        if (FunctionWords.French.Contains(word) || FunctionWords.Tagalog.Contains(word) || FunctionWords.Hindustani.Contains(word)) return false;
        if (FunctionWords.ArabicLatin.Contains(word)) return true;
        if (word.Length >= FunctionWords.ShortestFolded && FunctionWords.ArabicLatinFolded.Contains(Arabizi.Fold(word))) return true;
        // "raqamkom", "wiyakom": your, of more than one.
        return word.Length >= 6 && (word.EndsWith("kom", StringComparison.Ordinal) || word.EndsWith("kum", StringComparison.Ordinal));
    }

    /// <summary>2, 3, 5, 6, 7, 8 or 9 inside a word. "3d", "2nd", "7am", "5ml", "co2" are not Arabic.</summary>
    private static bool HasLetterDigit(string word)
    {
        if (word.Length < 3) return false;
        var letters = 0;
        var digits = 0;
        foreach (var c in word)
        {
            if (c is '2' or '3' or '5' or '6' or '7' or '8' or '9') digits++;
            else if (c is >= 'a' and <= 'z') letters++;
            else if (char.IsDigit(c)) return false;
        }
        return digits is >= 1 and <= 3 && letters >= 2 && letters >= digits && !IsMeasure(word);
    }

    private static bool IsMeasure(string word)
    {
        var i = 0;
        while (i < word.Length && char.IsDigit(word[i])) i++;
        var unit = word.AsSpan(i);
        return unit is "ml" or "mg" or "am" or "pm" or "nd" or "rd" or "th" or "st" or "cc" or "cm" or "mm" or "days" or "day" or "weeks" or "week" or "hours"
            or "hrs" or "hr" or "mins" or "min" or "yrs" or "years" or "year" or "months" or "month" or "wks" or "sessions" or "session" or "times" or "yo" or "kg" or "aed"
            or "dhs" or "pcs" or "people" or "persons" or "areas" or "th" or "lbs" or "degrees" or "pax" or "some" or "fu" or "gb"
            || word is "b12" or "f2f" or "co2" or "covid19" or "h2o" or "b5" or "b3" or "vit3" or "d3" or "omega3" or "k2" or "mp3" or "mp4" or "ps5" or "gpt4" or "gpt5" or "base64"
                or "rtx3" or "win95" or "sha256" or "utf8" or "ipv6" or "morpheus8" or "g6pd" or "24hrs" or "24h" or "gr8" or "m8" or "l8r" or "str8" or "w8" or "b4" or "4u" or "2u" or "spf5" or "hb5" or "cm2" or "m2" or "mm2";
    }
}
