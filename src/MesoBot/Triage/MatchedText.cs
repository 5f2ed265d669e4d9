using MesoBot.Language;

namespace MesoBot.Triage;

/// <summary>A message as words, with the words of the rule data that each of them is. Read once, joined as often as needed.</summary>
/// <param name="Literals">For each word: the literals it matches.</param>
internal sealed record MatchedText(Token[] Tokens, int[][] Literals, bool[] Questions)
{
    /// <summary>Where each of the joined messages begins, in words; empty for a message alone.</summary>
    public int[] Begins { get; private init; } = [];

    public static MatchedText Read(string message, LiteralIndex index)
    {
        var text = Tokenizer.Read(message);
        var literals = new int[text.Tokens.Length][];
        for (var i = 0; i < literals.Length; i++) literals[i] = index.Match(text.Tokens[i]);
        return new MatchedText(text.Tokens, literals, text.Questions);
    }

    /// <summary>Messages read as one text.</summary>
    /// <param name="asOneSentence">"i cant" / "breathe": the next message goes on with the sentence of the one before.</param>
    public static MatchedText Join(IReadOnlyList<MatchedText> parts, bool asOneSentence)
    {
        var tokens = new List<Token>();
        var questions = new List<bool>();
        var begins = new List<int>();
        foreach (var part in parts)
        {
            if (part.Tokens.Length == 0) continue;
            begins.Add(tokens.Count);
            var step = asOneSentence ? 0 : 1;
            var sentence = tokens.Count == 0 ? 0 : tokens[^1].Sentence + step;
            var clause = tokens.Count == 0 ? 0 : tokens[^1].Clause + step;
            foreach (var token in part.Tokens) tokens.Add(token with { Sentence = token.Sentence + sentence, Clause = token.Clause + clause });
            AddQuestions(questions, part, sentence);
        }
        return new MatchedText([.. tokens], [.. parts.SelectMany(p => p.Literals)], [.. questions]) { Begins = [.. begins] };
    }

    /// <summary>The words of whole messages that stand between two words, and the sentences: nobody knows how much is said between two signs.</summary>
    public (int Words, int Sentences) Between(int first, int second)
    {
        var from = Array.Find(Begins, begin => begin > first);
        var to = Array.FindLast(Begins, begin => begin <= second);
        return from == 0 || to <= from ? (0, 0) : (to - from, Tokens[to - 1].Sentence - Tokens[from].Sentence + 1);
    }

    public bool IsQuestion(int sentence) => sentence < Questions.Length && Questions[sentence];

    private static void AddQuestions(List<bool> questions, MatchedText part, int sentence)
    {
        var sentences = part.Tokens[^1].Sentence + 1;
        while (questions.Count < sentence + sentences) questions.Add(false);
        for (var i = 0; i < sentences; i++) questions[sentence + i] |= part.IsQuestion(i);
    }
}
