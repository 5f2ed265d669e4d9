using System.Globalization;
using System.Text.RegularExpressions;

namespace MesoBot.Turns;

/// <summary>
/// Whether a writer says that they are under 18 (CF-503). Only an age said of oneself counts: "my son is 16" is a parent, "16
/// sessions" is a number.
/// </summary>
internal static partial class StatedAge
{
    private const int Adult = 18;

    public static bool IsUnderAge(Turn turn) => IsUnderAge(turn.Message.Text, turn.Clinic.Hours.Today(turn.Now).Year);

    /// <param name="thisYear">Who turns 18 in it may be either: taken for under age, as a person looks at it then.</param>
    public static bool IsUnderAge(string text, int thisYear)
    {
        var folded = Language.TextFold.Fold(text);
        foreach (var expression in (Regex[])[English(), Arabic(), ArabicLatin()])
            foreach (Match match in expression.Matches(folded))
                if (int.Parse(match.Groups["age"].ValueSpan, CultureInfo.InvariantCulture) is >= 8 and < Adult) return true;
        return SchoolGrade().IsMatch(folded) || (BirthYear().Match(folded) is { Success: true } born && !SomebodyElse().IsMatch(folded)
            && thisYear - int.Parse(born.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) is >= 8 and <= Adult);
    }

    [GeneratedRegex(@"\b(?:i ?am|i'?m|im|am|being|turned|turning|just turned|only|m)\s+(?:only\s+|just\s+|almost\s+|nearly\s+|a\s+|now\s+|still\s+)*(?<age>1[0-7]|[89])(?:\s*(?:yo|y/?o|yrs?|years?)\b|\s*(?:and|but|,|\.|!|\?|f\b|m\b|so|can|in|with|girl|boy|is|my|what|how|do|want|going|$))|\bmy age (?:is )?(?<age>1[0-7]|[89])\b|\bat (?:my age )?(?<age>1[0-7]) (?:can|could|am|may) i\b|(?<=^|[\s(])(?<age>1[0-7])\s*(?:yo|y/o)\b(?! (?:son|daughter|sister|brother))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"(?:عمري|عندي|انا)\s+(?:بس\s+|الحين\s+|فقط\s+)?(?<age>1[0-7]|[89])(?=\s*(?:سن|عام|و|،|,|\.|$|؟|\?|اب|بد|عا|هل|اقدر|ينفع|ممكن))", RegexOptions.CultureInvariant)]
    private static partial Regex Arabic();

    [GeneratedRegex(@"\b(?:3omri|3mri|omri|3omry|3andi|3indi|ana)\s+(?:bas\s+)?(?<age>1[0-7]|[89])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ArabicLatin();

    // Between the word and the year stand only the rest of a date: another year, or a thing that was done then, says nothing of an age.
    [GeneratedRegex(@"(?:(?:^|[.,;!?]\s*|\b(?:i ?am|i'?m|im|i was|i were|ana)\s+)born\b|\bdob\b|date of birth\b|\b(?:birth year|year of birth)\b|مواليد|تاريخ ميلادي|\bmawaleed\b|\bmawalid\b)(?:\s|[:./-]|\b(?:is|was|on|in|of|the|st|nd|rd|th|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|سنه|عام|في|هو|sanat|sana|fi)\b|\b\d{1,2}(?:st|nd|rd|th)?(?!\d))*?(?<year>20[0-9]{2})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BirthYear();

    [GeneratedRegex(@"\b(?:he|she|his|her|son|sons|daughter|daughters|kid|kids|child|children|baby|twins|triplets|girl|boy|niece|nephew|sister|brother|friend|cousin|wife|husband|founded|opened)\b|ابني|ابنتي|بنتي|بناتي|ولدي|اولادي|عيالي|طفل|اطفال|توام|اختي|اخي|صديقتي|bnti|benti|ibni|waladi", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SomebodyElse();

    [GeneratedRegex(@"\b(?:i ?am|i'?m|im)\s+(?:still\s+|only\s+)?(?:in\s+)?(?:a\s+)?(?:(?:grade|year|class)\s*(?:[5-9]|1[0-2])\b|(?:[5-9]|1[0-2])th\s+(?:grade|class)\b|high school\b|middle school\b|secondary school\b|underage\b|under 18\b|a minor\b|minor\b|a teenager\b|teenager\b)|\b(?:in|of)\s+(?:grade|year)\s*(?:[5-9]|1[0-2])\b|\bin (?:[5-9]|1[0-2])th grade\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SchoolGrade();
}
