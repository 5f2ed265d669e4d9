using System.Collections.Frozen;
using System.Globalization;
using MesoBot.Language;

namespace MesoBot.Booking;

/// <summary>What a message says of the telephone number.</summary>
/// <param name="Problem">Digits were given that are no number.</param>
internal readonly record struct PhoneHeard(string? E164, PhoneProblem Problem)
{
    public bool IsAnything => E164 is not null || Problem != PhoneProblem.None;
}

/// <summary>Reads a number, or a correction of the last digits of the one that is kept.</summary>
internal static class PhoneReader
{
    private const int MaxCorrected = 6;

    private static readonly Phrases Endings = new(
        "ends with|ends in|ending in|ending with|end with|end in|last digit is|last digit|last digits are|last digits|last two digits are|last two digits|last two are|last three digits are|last number is|last one is|last is|finishes with|" +
        "اخرها|اخره|اخر رقم|اخر رقمين|الرقم الاخير|ينتهي ب|ينتهي|تنتهي ب|نهايته|بالاخير|اخر شي|akherha|akhirha|akhera|a5erha|akher raqam|akher rakam");

    private static readonly FrozenSet<string> Skipped = Vocabulary.Of("is should be a an the it a رقم هو مع ب");
    private static readonly FrozenSet<string> PhoneWords = Vocabulary.Of("phone mobile number cell tel telephone رقمي رقم جوالي جوال هاتف تلفون موبايل raqmi rakmi");

    private static readonly FrozenDictionary<string, string> DigitWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["0"] = "zero صفر",
        ["1"] = "one واحد",
        ["2"] = "two اثنين",
        ["3"] = "three ثلاثه ثلاث",
        ["4"] = "four اربعه اربع",
        ["5"] = "five خمسه خمس",
        ["6"] = "six سته ست",
        ["7"] = "seven سبعه سبع",
        ["8"] = "eight ثمانيه ثمان",
        ["9"] = "nine تسعه تسع",
    }.SelectMany(p => p.Value.Split(' ').Select(w => (Word: TextFold.Fold(w), Digit: p.Key))).DistinctBy(p => p.Word).ToFrozenDictionary(p => p.Word, p => p.Digit, StringComparer.Ordinal);

    public static PhoneHeard Read(Said said, string? known, bool isAsked)
    {
        var found = PhoneNumber.FindAll(said.Text);
        foreach (var phone in found) said.UseText(phone.Start, phone.Length);
        // The last one counts: "050..., no, 055...".
        if (found.Count > 0) return new PhoneHeard(found[^1].E164, PhoneProblem.None);
        if (known is not null && Corrected(said, known) is { } corrected)
            return PhoneNumber.TryRead(corrected, out var e164, out var wrong) ? new PhoneHeard(e164, PhoneProblem.None) : new PhoneHeard(null, wrong);
        if (!isAsked && !said.Has(PhoneWords)) return default;
        PhoneNumber.TryRead(said.Text, out _, out var problem);
        var digits = said.Text.Count(char.IsDigit);
        return problem is PhoneProblem.None or PhoneProblem.NotANumber || digits < 5 ? default : Wrong(said, problem);
    }

    private static PhoneHeard Wrong(Said said, PhoneProblem problem)
    {
        for (var i = 0; i < said.Count; i++)
            if (said[i].All(char.IsAsciiDigit)) said.Use(i);
        return new PhoneHeard(null, problem);
    }

    /// <summary>"the last digit is 5": the kept number with its end replaced.</summary>
    private static string? Corrected(Said said, string known)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (Endings.LengthAt(said, i) is not (> 0 and var length)) continue;
            var at = i + length;
            while (Skipped.Contains(said[at])) at++;
            if (Digits(said[at]) is not { } digits || digits.Length > MaxCorrected || digits.Length >= known.Length - 4) continue;
            said.Use(i, said.Count - i);
            return known[..^digits.Length] + digits;
        }
        return null;
    }

    private static string? Digits(string word) => DigitWords.TryGetValue(word, out var digit) ? digit
        : word.TrimStart('ب') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit) ? digits.ToString(CultureInfo.InvariantCulture) : null;
}
