using System.Text;

namespace MesoBot.Language;

/// <summary>
/// Arabic in Latin letters has no spelling: "7al2i", "halqi" and "hal2y" are one word, "atnafas", "etnaffes" and "2tnfs"
/// another. Folding leaves the consonants, which people agree on, and of the vowels only the first and the last, which carry
/// grammar. Words of one or two consonants keep their vowels, roughly: too little would be left. Data and messages are
/// folded alike, so "*" in rule data should follow a consonant.
/// </summary>
internal static class Arabizi
{
    private const int FewConsonants = 2;

    /// <summary>"2albi" is written "albi" too; of "2ee7" nothing would be left.</summary>
    private const int ShortestWithoutHamza = 4;

    private static readonly string[] Articles = ["wel", "wil", "bel", "bil", "fel", "fil", "lel", "lil", "3al", "3el", "el", "il", "al"];

    public static string Fold(string word)
    {
        if (!HasLetter(word) || EnglishLookAlikes.Contains(word)) return word;
        var letters = Letters(word);
        var count = Consonants(letters);
        if (count > FewConsonants + 1) letters = WithoutArticle(letters);
        return count > FewConsonants ? Skeleton(letters) : Short(letters);
    }

    /// <summary>One letter a sound: digits and pairs to letters, doubled consonants once. Upper case marks sounds of two letters.</summary>
    private static string Letters(string word)
    {
        var letters = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var letter = Letter(word[i], next, isFirst: i == 0, out var two);
            if (two) i++;
            if (letter == '2' && letters.Length == 0 && word.Length > ShortestWithoutHamza)
            {
                // Before a consonant the vowel was left out: "2tnfs".
                if (!IsVowel(next)) letters.Append('a');
                continue;
            }
            if (letters.Length == 0 || letters[^1] != letter || IsVowel(letter)) letters.Append(letter);
            // "dayye2": a doubled y or w is a consonant, whatever follows.
            else if (letter is 'y' or 'w') letters[^1] = char.ToUpperInvariant(letter);
        }
        return letters.ToString();
    }

    private static char Letter(char c, char next, bool isFirst, out bool two)
    {
        two = next == 'h' && c is 'k' or 'g' or 's' or 'c' or 't' or 'd';
        if (two && next == 'h')
        {
            return c switch { 'k' => 'K', 'g' => 'G', 's' or 'c' => 'S', var plain => plain };
        }
        two = false;
        return c switch
        {
            '7' => 'h',
            '5' or 'x' => 'K',
            '8' or '4' => 'G',
            '9' => 's',
            '6' => 't',
            'p' => 'b',
            'v' => 'f',
            'c' => 'k',
            // Half of the dialects say a hamza for it, and write 2: "7al2i".
            'q' when !isFirst => '2',
            _ => c,
        };
    }

    private static string WithoutArticle(string letters)
    {
        foreach (var article in Articles)
            if (letters.StartsWith(article, StringComparison.Ordinal) && Consonants(letters[article.Length..]) > FewConsonants) return letters[article.Length..];
        return letters;
    }

    private static int Consonants(string letters)
    {
        var count = 0;
        for (var i = 0; i < letters.Length; i++)
            if (IsConsonant(letters, i)) count++;
        return count;
    }

    private static string Skeleton(string letters)
    {
        var end = letters.Length;
        // "wa7deh", "jalsah": the h is silent.
        if (end > 2 && letters[end - 1] == 'h' && letters[end - 2] is 'a' or 'e') end--;
        var skeleton = new StringBuilder(letters.Length);
        if (IsVowel(letters[0])) skeleton.Append('a');
        for (var i = 0; i < end; i++)
            if (IsConsonant(letters, i)) skeleton.Append(Single(letters[i]));
        if (end > 1 && !IsConsonant(letters, end - 1)) skeleton.Append(VowelClass(letters, end - 1));
        return skeleton.ToString();
    }

    private static string Short(string letters)
    {
        var folded = new StringBuilder(letters.Length);
        for (var i = 0; i < letters.Length; i++)
        {
            if (IsConsonant(letters, i)) folded.Append(Single(letters[i]));
            else if (i == 0 || IsConsonant(letters, i - 1)) folded.Append(VowelRun(letters, i));
        }
        return folded.ToString();
    }

    /// <summary>"aw", "ow", "oo", "ou" are u; "ay", "ai", "ee" are i; "aa" is a.</summary>
    private static char VowelRun(string letters, int start)
    {
        var run = 'a';
        for (var i = start; i < letters.Length && !IsConsonant(letters, i); i++)
            run = letters[i] is 'o' or 'u' or 'w' ? 'u' : run != 'u' && letters[i] is 'e' or 'i' or 'y' ? 'i' : run;
        return run;
    }

    // "wa7de" and "wa7da" are one word; "albe" and "albi" too, but there the first matters more.
    private static char VowelClass(string letters, int i) => letters[i] switch
    {
        'i' or 'y' => 'i',
        'e' => i > 0 && letters[i - 1] == 'e' ? 'i' : 'a',
        'o' or 'u' or 'w' => 'u',
        _ => 'a',
    };

    /// <summary>y and w are consonants at the start and before a vowel: "yom", "mayel", but not "layl", "sawt".</summary>
    private static bool IsConsonant(string letters, int i) =>
        !IsVowel(letters[i]) && (letters[i] is not ('y' or 'w') || i == 0 || i + 1 < letters.Length && IsVowel(letters[i + 1]) && !IsVerbPrefix(letters, i));

    /// <summary>The y of "byentesher", which is written "bintesher" and "biyentesher" too.</summary>
    private static bool IsVerbPrefix(string letters, int i) =>
        letters[i] == 'y' && letters[0] == 'b' && (i == 1 || i == 2 && IsVowel(letters[1]) && letters[1] != 'a');

    private static char Single(char c) => c switch { 'Y' => 'y', 'W' => 'w', _ => c };

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static bool HasLetter(string word)
    {
        foreach (var c in word)
            if (char.IsAsciiLetter(c)) return true;
        return false;
    }
}
