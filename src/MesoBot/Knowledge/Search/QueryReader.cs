using MesoBot.Language;

namespace MesoBot.Knowledge.Search;

/// <summary>A question as the search sees it.</summary>
/// <param name="Terms">Content stems, synonyms joined, for the index; without stop words.</param>
/// <param name="Stems">All stems in order, stop words too: "how long" and "how many" differ only there; "it", "this treatment" and the names of mesotherapy are one.</param>
/// <param name="Groups">Lexicon groups found, e.g. "medicine".</param>
/// <param name="Cues">Routes whose cues were found.</param>
/// <param name="Grams">Hashed character n-grams: what is left in common after a typo.</param>
internal sealed record Query(string[] Terms, string[] Stems, string[] Groups, string[] Cues, uint[] Grams, string Language, int UnknownWords);

/// <summary>Turns a text into a <see cref="Query"/>. Articles and questions go through the same reading.</summary>
internal sealed class QueryReader(DomainLexicon lexicon, RouteCues cues, Speller? speller = null)
{
    private static readonly HashSet<string> StopStems = new(
        ("a an the is are was were be been being do does did will would can could should may might of to in on for with about from at by " +
         "my me i you your we it its this that these those there what which who whom how why when where if or and but so any some have has had get got " +
         "just really very too also as than then them they their he she his her am im ive dont doesnt cant whats hows please tell know want need like " +
         "one up out hi hello thanks thank ok hey dear sir madam u ur pls thing someth anyth much many long")
        .Split(' ').Select(PorterStemmer.Stem), StringComparer.Ordinal);

    /// <summary>What patients call the thing that all questions are about: most of them just "it".</summary>
    private static readonly HashSet<string> Subject = new(
        "it this mesotherapy meso mezo mesotherapie messotherapy treatment procedure".Split(' ').Select(PorterStemmer.Stem), StringComparer.Ordinal);

    private static readonly HashSet<string> Articles = new(["the", "a", "an"], StringComparer.Ordinal);

    /// <param name="language">en, ar, or latn for Arabic in Latin letters.</param>
    public Query Read(string text, string language)
    {
        var tokens = Tokenizer.Read(text).Tokens;
        var unknown = 0;
        if (speller is not null && language == "en") (tokens, unknown) = speller.Correct(tokens);
        var latinArabic = language == "latn";
        var stems = Array.ConvertAll(tokens, t => latinArabic && t.Script == Script.Latin ? Arabizi.Fold(t.Text) : Language.Stems.Of(t));
        var rawStems = latinArabic ? Array.ConvertAll(tokens, Language.Stems.Of) : stems;
        var groups = lexicon.GroupsIn(tokens, rawStems, latinArabic).Select(g => g.Group).Distinct(StringComparer.Ordinal).ToArray();
        var terms = stems.Where(s => s.Length > 1 && !StopStems.Contains(s)).Select(lexicon.Synonym).Distinct(StringComparer.Ordinal).ToArray();
        return new Query(terms, Sequence(stems), groups, [.. cues.In(text)], CharGrams.Of(tokens, latinArabic), language, unknown);
    }

    private static string[] Sequence(string[] stems)
    {
        var sequence = new List<string>(stems.Length);
        foreach (var stem in stems)
        {
            if (Articles.Contains(stem)) continue;
            var word = Subject.Contains(stem) ? "it" : stem;
            if (word != "it" || sequence.Count == 0 || sequence[^1] != "it") sequence.Add(word);
        }
        return [.. sequence];
    }
}
