using System.Text;

namespace MesoBot.Language;

/// <summary>Tells Arabic, Urdu and Persian apart: they share the letters, but not all of them, and few small words.</summary>
internal static class ArabicScript
{
    /// <summary>ar, ur or fa.</summary>
    public static string Of(string message)
    {
        int urdu = 0, persian = 0, arabic = 0;
        foreach (var raw in Split(message))
        {
            var word = Plain(raw);
            if (FunctionWords.Urdu.Contains(word)) urdu++;
            if (FunctionWords.Persian.Contains(word)) persian++;
            if (IsArabicWord(raw)) arabic++;
            // Urdu alone has these. Arabic phones write ھ for ه, and Gulf and Iraqi Arabic borrow پ چ گ.
            if (raw.AsSpan().IndexOfAny("ٹڈڑںےہ") >= 0) urdu += 2;
            if (raw.Contains('ژ') || raw.StartsWith("می\u200C", StringComparison.Ordinal) || raw.StartsWith("نمی\u200C", StringComparison.Ordinal)) persian += 2;
            else if (raw.AsSpan().IndexOfAny("پگچ") >= 0) persian++;
            // میکنم, میشه: the present tense; میزو is the treatment.
            else if (word.Length >= 5 && word.StartsWith("می", StringComparison.Ordinal) && !word.StartsWith("میز", StringComparison.Ordinal) && !FunctionWords.Persian.Contains(word)) persian++;
        }
        if (urdu >= 2 && urdu >= persian && urdu > arabic) return "ur";
        if (persian >= 2 && persian > arabic || persian == 1 && arabic == 0 && HasPersianLetter(message)) return "fa";
        return "ar";
    }

    /// <summary>One spelling for the words of the lists, whatever keyboard wrote them.</summary>
    public static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word)
            if (c is not ('\u200C' or '\u200D' or '\u0640') && c is not (>= '\u064B' and <= '\u0652'))
                plain.Append(c switch { 'ي' or 'ى' => 'ی', 'ك' => 'ک', 'آ' or 'أ' or 'إ' => 'ا', _ => c });
        return plain.ToString();
    }

    // The article, the tied ta and the hamzas are Arabic; الان is "now" in Persian too.
    private static bool IsArabicWord(string raw)
    {
        var folded = TextFold.Fold(raw);
        if (FunctionWords.Arabic.Contains(folded)) return true;
        if (folded.Length >= 5 && (folded.StartsWith("ال", StringComparison.Ordinal) || folded.StartsWith("وال", StringComparison.Ordinal)
            || folded.StartsWith("بال", StringComparison.Ordinal) || folded.StartsWith("عال", StringComparison.Ordinal))) return true;
        return raw[^1] is 'ة' or 'ى' || raw[0] is 'أ' or 'إ';
    }

    private static bool HasPersianLetter(string message) => message.AsSpan().IndexOfAny("یک") >= 0;

    private static string[] Split(string message) =>
        message.Split((char[])[' ', '،', ',', '؟', '?', '.', '!', '۔', '\n', '\t', '؛', ':', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);
}
