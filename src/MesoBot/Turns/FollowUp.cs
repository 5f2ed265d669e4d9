using MesoBot.Knowledge.Search;
using MesoBot.Language;

namespace MesoBot.Turns;

/// <summary>Whether a message leans on the one before: "and how long does that last?", "what about hair".</summary>
internal static class FollowUp
{
    /// <summary>A message with more words of its own than this stands alone.</summary>
    private const int MaxOwnTerms = 3;

    private static readonly HashSet<string> Leads = new("and so but then also what how ok okay".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> Pointers = new("that this it they them those these there same one ones then".Split(' '), StringComparer.Ordinal);

    public static bool Leans(string text, Query query)
    {
        if (query.Groups.Any(g => g is "meso" or "meso_kin" or "thanks_word" or "bye_word" or "greet_word" or "book_word" or "human_word")) return false;
        var tokens = Tokenizer.Read(text).Tokens;
        if (tokens.Length == 0 || query.Terms.Length > MaxOwnTerms + 2) return false;
        var points = tokens.Any(t => Pointers.Contains(t.Text));
        var leads = Leads.Contains(tokens[0].Text) && tokens.Length <= 8;
        return query.Terms.Length <= MaxOwnTerms && (points || leads || tokens.Length <= 4) || points && leads;
    }

    /// <summary>A message too short to be about anything new.</summary>
    public static bool IsFewWords(Query query) => query.Terms.Length <= MaxOwnTerms && !query.Groups.Any(g => g is "meso" or "meso_kin");

    /// <summary>"and how long does that last": which "that" is known only from the question before.</summary>
    public static bool AsksHowLongThatLasts(string text, Query query) =>
        query.Terms.Length <= 1 && query.Groups.All(g => g == "time_word") && Tokenizer.Read(text).Tokens.Any(t => t.Text is "that" or "those" or "they" or "it" or "this")
        && query.Stems.Any(s => s is "long" or "last" or "stai");
}
