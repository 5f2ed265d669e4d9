using System.Globalization;
using System.Text.RegularExpressions;

namespace MesoBot.Booking;

/// <summary>A telephone number inside a text.</summary>
/// <param name="E164">Such as +971500000001.</param>
internal readonly record struct PhoneFound(string E164, int Start, int Length);

/// <summary>Why what was written is no telephone number.</summary>
internal enum PhoneProblem
{
    None,

    /// <summary>No digits that could be one.</summary>
    NotANumber,

    TooShort,

    TooLong,

    /// <summary>It begins with + or 00, and no country has this code.</summary>
    UnknownCountry,

    /// <summary>Long enough, but not written as one of the UAE, and without a country code.</summary>
    NeedsCountryCode,
}

/// <summary>
/// Reads telephone numbers as people write them: 050 123 4567, 00971…, +44…, with Arabic digits, brackets and dashes. Without a country
/// code they are the UAE's. Dates and clock times are not taken for numbers. It looks at the form alone: whether anybody answers there,
/// only a call can tell.
/// </summary>
internal static partial class PhoneNumber
{
    private const string Home = "971";
    private const string Separators = " -–—‐‑‒−./()\u00A0\u2007\u2009\u202F\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u061C";

    /// <summary>A number may not be longer in E.164, nor shorter than an island's.</summary>
    private const int Longest = 15;

    private const int ShortestMeant = 5;

    /// <summary>Digits that begin with a country code and lack the plus are believed from this length on: fewer may be anything.</summary>
    private const int ShortestBare = 11;

    public static IReadOnlyList<PhoneFound> FindAll(string text)
    {
        var found = new List<PhoneFound>();
        foreach (var run in RunsIn(text)) AddFrom(run, found);
        return found;
    }

    /// <summary>The first number in the text, or what is wrong with the longest try.</summary>
    public static bool TryRead(string text, out string e164, out PhoneProblem problem)
    {
        var (runs, best) = (RunsIn(text), (List<Group>?)null);
        var found = new List<PhoneFound>();
        foreach (var run in runs)
        {
            AddFrom(run, found);
            if (best is null || Count(run) > Count(best)) best = run;
        }
        if (found.Count > 0)
        {
            (e164, problem) = (found[0].E164, PhoneProblem.None);
            return true;
        }
        e164 = "";
        problem = best is null ? PhoneProblem.NotANumber : Read(best, 0, best.Count).Problem;
        return false;
    }

    /// <summary>In groups as people read them aloud: +971 50 000 0001.</summary>
    public static string Display(string e164)
    {
        var digits = e164.TrimStart('+');
        if (CallingCodes.Of(digits) is not { } code) return e164;
        var national = digits[code.Code.Length..];
        // Area codes of the Gulf are short: a landline's one digit, a mobile's two.
        var area = code.Code is Home or "966" ? national.Length - 7 : 0;
        return $"+{code.Code} {(area > 0 ? national[..area] + " " : "")}{Grouped(national[Math.Max(0, area)..])}";
    }

    /// <summary>Enough to recognise one's own number by, and too little to call it.</summary>
    public static string LastDigits(string e164) => e164.Length <= 4 ? e164 : e164[^4..];

    private static string Grouped(string digits) => digits.Length switch
    {
        <= 4 => digits,
        7 or 10 => digits[..3] + " " + Grouped(digits[3..]),
        8 or 11 => digits.Length == 8 ? digits[..4] + " " + digits[4..] : digits[..3] + " " + Grouped(digits[3..]),
        _ => digits[..3] + " " + Grouped(digits[3..]),
    };

    /// <summary>
    /// Several numbers, or a number beside a clock time, may stand in one run of groups: what begins with +, 00 or 0 is looked for first,
    /// as long as it goes. Digits without any of these count only when the run is nothing else.
    /// </summary>
    private static void AddFrom(List<Group> run, List<PhoneFound> found)
    {
        var before = found.Count;
        for (var first = 0; first < run.Count;)
        {
            if (run[first] is { HasPlus: false } group && group.Digits[0] != '0')
            {
                first++;
                continue;
            }
            first = LongestFrom(run, first, found) ?? first + 1;
        }
        if (found.Count == before && Read(run, 0, run.Count) is { E164: { } whole }) found.Add(Found(run, 0, run.Count, whole));
    }

    /// <returns>The group after it; null when none begins here.</returns>
    private static int? LongestFrom(List<Group> run, int first, List<PhoneFound> found)
    {
        for (var end = run.Count; end > first; end--)
        {
            if (run.Skip(first + 1).Take(end - first - 1).Any(g => g.HasPlus) || GoesOn(run, end) || Read(run, first, end).E164 is not { } e164) continue;
            found.Add(Found(run, first, end, e164));
            return end;
        }
        return null;
    }

    /// <summary>What follows is more of the same number, which then is too long: neither another one nor an hour.</summary>
    private static bool GoesOn(List<Group> run, int end) => end < run.Count && run[end] is { HasPlus: false } next && next.Digits[0] != '0' && next.Digits.Length > 2;

    private static PhoneFound Found(List<Group> run, int first, int end, string e164) =>
        new(e164, run[first].Start, run[end - 1].End - run[first].Start);

    private static (string? E164, PhoneProblem Problem) Read(List<Group> run, int first, int end)
    {
        var digits = string.Concat(run.Skip(first).Take(end - first).Select(g => g.Digits));
        if (run[first].HasPlus) return International(digits);
        if (digits.StartsWith("00", StringComparison.Ordinal)) return International(digits[2..]);
        if (digits[0] == '0') return AtHome(digits[1..]);
        if (digits.Length == 9 && digits[0] == '5') return ("+" + Home + digits, PhoneProblem.None);
        if (digits.Length >= ShortestBare && International(digits).E164 is { } bare) return (bare, PhoneProblem.None);
        return (null, digits.Length < 7 ? PhoneProblem.TooShort : digits.Length > Longest ? PhoneProblem.TooLong : PhoneProblem.NeedsCountryCode);
    }

    private static (string? E164, PhoneProblem Problem) International(string digits)
    {
        if (digits.Length < ShortestMeant) return (null, PhoneProblem.TooShort);
        if (CallingCodes.Of(digits) is not { } code) return (null, PhoneProblem.UnknownCountry);
        var national = digits[code.Code.Length..];
        // +971 (0)50 …
        if (national.StartsWith('0') && !CallingCodes.KeepsZero(code.Code)) national = national[1..];
        if (code.Code == Home) return AtHome(national);
        if (national.Length < code.Shortest) return (null, PhoneProblem.TooShort);
        if (national.Length > code.Longest || code.Code.Length + national.Length > Longest) return (null, PhoneProblem.TooLong);
        return ("+" + code.Code + national, PhoneProblem.None);
    }

    /// <summary>The UAE: mobiles 5x and seven digits, landlines one digit and seven.</summary>
    private static (string? E164, PhoneProblem Problem) AtHome(string national)
    {
        var length = national.StartsWith('5') ? 9 : 8;
        if (national.Length < length) return (null, PhoneProblem.TooShort);
        if (national.Length > length) return (null, PhoneProblem.TooLong);
        return national[0] is >= '2' and <= '9' and not '8' ? ("+" + Home + national, PhoneProblem.None) : (null, PhoneProblem.NotANumber);
    }

    private static int Count(List<Group> run) => run.Sum(g => g.Digits.Length);

    /// <summary>Groups of digits with nothing but separators between them.</summary>
    private static List<List<Group>> RunsIn(string text)
    {
        var folded = WithoutDates(Folded(text));
        var runs = new List<List<Group>>();
        var (last, isOpen) = (-1, false);
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsAsciiDigit(folded[i]))
            {
                // Two separators and a bracket stand between groups at most: ") - ". What is further apart belongs to something else.
                isOpen = isOpen && (folded[i] == '+' || Separators.Contains(folded[i])) && i - last <= 4;
                continue;
            }
            var start = i;
            while (i + 1 < folded.Length && char.IsAsciiDigit(folded[i + 1])) i++;
            var plus = PlusBefore(folded, start);
            var group = new Group(plus ?? start, i + 1, folded[start..(i + 1)], plus is not null);
            if (isOpen) runs[^1].Add(group);
            else runs.Add([group]);
            (last, isOpen) = (i, true);
        }
        return runs;
    }

    /// <summary>A plus belongs to the digits after it, also when a space or a bracket stands between.</summary>
    private static int? PlusBefore(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && start - i <= 3 && Separators.Contains(text[i])) i--;
        return i >= 0 && text[i] == '+' ? i : null;
    }

    /// <summary>Arabic and other digits as ASCII ones; every character keeps its place.</summary>
    private static string Folded(string text) => string.Create(text.Length, text, (folded, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            folded[i] = from[i] == '＋' ? '+' : CharUnicodeInfo.GetDecimalDigitValue(from[i]) is >= 0 and var digit ? (char)('0' + digit) : from[i];
    });

    /// <summary>Something that parts runs in the place of every date and clock time.</summary>
    private static string WithoutDates(string text) => DateOrTime().Replace(text, m => new string('\n', m.Length));

    [GeneratedRegex(@"(?<![\d+]|[\d+][/.-])(?:(?:0?[1-9]|[12]\d|3[01])(?<s>[/.-])(?:0?[1-9]|1[0-2])\k<s>(?:19|20)?\d\d|(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)?\d\d|(?:19|20)\d\d(?<s>[/.-])(?:0?[1-9]|1[0-2])\k<s>(?:0?[1-9]|[12]\d|3[01])|(?:[01]?\d|2[0-3])[:٫](?:[0-5]\d)(?::[0-5]\d)?)(?![/.-]?\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DateOrTime();

    private readonly record struct Group(int Start, int End, string Digits, bool HasPlus);
}
