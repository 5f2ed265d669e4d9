using System.Collections.Frozen;

namespace MesoBot.Language;

/// <summary>Parts letters that were spelled out without gaps between the words: "icantbreathe" is "i cant breathe".</summary>
internal static class SpelledWords
{
    /// <summary>Words that people spell out, besides the small ones: nobody spells a question on prices.</summary>
    private static readonly FrozenSet<string> Known = FunctionWords.English.Concat((
        "a u cant cannot cnt breath breathe breathing breathless swallow speak talk move walk stand wake see hear feel help dying die died dead death kill killed myself " +
        "suicide end life hurt hurts hurting pain painful chest heart throat tongue lip lips face eye eyes mouth neck skin arm arms hand leg legs head body blood bleed " +
        "bleeding swell swells swelled swelling swollen choke choking faint fainted fainting passed collapse collapsed dizzy blind blurry vision numb white blue black grey " +
        "fever sick emergency ambulance doctor hospital police call sos urgent injection injected allergy allergic reaction overdose poison stroke seizure mum mom baby " +
        "husband wife son daughter sister brother friend she was lost losing stop stopped tight closing closed anymore well air")
        .Split(' ')).ToFrozenSet(StringComparer.Ordinal);

    private static readonly int Longest = Known.Max(word => word.Length);

    /// <summary>The fewest known words that the letters make; the letters as they are when some of them belong to none.</summary>
    public static IReadOnlyList<string> Split(string letters)
    {
        // From the end: how many words the rest takes, and how long the first of them is.
        var words = new int[letters.Length + 1];
        var lengths = new int[letters.Length];
        for (var start = letters.Length - 1; start >= 0; start--)
        {
            words[start] = int.MaxValue;
            for (var length = 1; length <= Math.Min(Longest, letters.Length - start); length++)
            {
                if (words[start + length] == int.MaxValue || words[start + length] + 1 >= words[start] || !Known.Contains(letters.Substring(start, length))) continue;
                words[start] = words[start + length] + 1;
                lengths[start] = length;
            }
        }
        return words[0] == int.MaxValue ? [letters] : Parts(letters, lengths);
    }

    private static List<string> Parts(string letters, int[] lengths)
    {
        var parts = new List<string>();
        for (var at = 0; at < letters.Length; at += lengths[at]) parts.Add(letters.Substring(at, lengths[at]));
        return parts;
    }
}
