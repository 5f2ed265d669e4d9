using System.Collections.Frozen;

namespace MesoBot.Language;

/// <summary>
/// English words whose consonants are those of an Arabic danger word in Latin letters ("bird" and "barid", cold): never read
/// as Arabic. Found by folding an English word list against the rule data.
/// </summary>
internal static class EnglishLookAlikes
{
    private static readonly FrozenSet<string> Words = "bird board bread beard broad bored".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);
}
