using System.Text;

namespace MesoBot.Language;

/// <summary>
/// Folds the spellings of one word into one: case, Arabic letter variants and vowel marks, Arabic-Indic digits, curly
/// quotes, stretched letters ("heeelp"), invisible characters, look-alike letters inside a Latin word.
/// Never longer than the input.
/// </summary>
internal static class TextFold
{
    /// <summary>Folds one character; '\0' means that the character is dropped.</summary>
    public static char Fold(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c + 32),
        '\u0060' => '\'',
        < '\u0080' => c,
        _ when IsApostrophe(c) => '\'',
        >= '\u0660' and <= '\u0669' => (char)('0' + (c - '\u0660')),
        >= '\u06F0' and <= '\u06F9' => (char)('0' + (c - '\u06F0')),
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ى' or 'ی' or 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        // Iraqi and Gulf writers use گ for their ق: گلبي is قلبي.
        'گ' => 'ق',
        // ظ is written for ض, and ذ and ث are د and ت in half of the dialects: ظيق, اخد, تقيل.
        'ظ' => 'ض',
        'ذ' => 'د',
        'ث' => 'ت',
        'چ' => 'ج',
        'پ' => 'ب',
        'ڤ' => 'ف',
        'ھ' or 'ہ' => 'ه',
        '\u0640' or >= '\u064B' and <= '\u065F' or '\u0670' => '\0',
        '\u00AD' or '\u034F' or '\u061C' or >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u2069' or '\uFEFF' => '\0',
        // They choose the look of the sign before them: a coloured heart, a black telephone.
        >= '\uFE00' and <= '\uFE0F' => '\0',
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>Apostrophes, and what people type in their place: the backtick, the accent key, the prime.</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '\u0060' or '\u00B4' or '\u02B9' or '\u02BB' or '\u02BC' or '\u02C8' or '\u02CA' or '\u02CB' or '\u2018' or '\u2019' or '\u201B' or '\u2032' or '\u2035';

    /// <summary>Folds a whole text: used for phrases in rule data, so that data and messages meet in one spelling.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Compose(text))
            if (Fold(c) is not '\0' and var f) folded.Append(f);
        return folded.ToString();
    }

    /// <summary>Full-width and presentation forms to plain letters. Skipped for ASCII, which is most messages.</summary>
    public static string Compose(string text)
    {
        if (System.Text.Ascii.IsValid(text)) return text;
        try
        {
            // The accent key would become a space with a mark, and part "can´t".
            return text.Replace('\u00B4', '\'').Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate cannot be composed; the message must still be read.
            return text;
        }
    }

    /// <summary>"heeelp" → "help": three or more of a letter are emphasis, in every language we read.</summary>
    public static string Unstretch(string word)
    {
        var run = 1;
        for (var i = 1; i < word.Length; i++)
        {
            run = word[i] == word[i - 1] ? run + 1 : 1;
            if (run == 3 && char.IsLetter(word[i])) return UnstretchFrom(word);
        }
        return word;
    }

    /// <summary>Latin look-alikes of other alphabets back to Latin, for words that mix the two to slip past a reader.</summary>
    public static char LatinLookAlike(char c) => c switch
    {
        'а' => 'a',
        'е' => 'e',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        'ѕ' => 's',
        'ј' => 'j',
        'α' => 'a',
        'ο' => 'o',
        'ε' => 'e',
        'ι' => 'i',
        'ν' => 'v',
        'τ' => 't',
        'к' => 'k',
        'т' => 't',
        'н' => 'h',
        'м' => 'm',
        'в' => 'b',
        _ => c,
    };

    private static string UnstretchFrom(string word)
    {
        var kept = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var end = i;
            while (end < word.Length && word[end] == word[i]) end++;
            kept.Append(word[i], end - i >= 3 && char.IsLetter(word[i]) ? 1 : end - i);
            i = end;
        }
        return kept.ToString();
    }
}
