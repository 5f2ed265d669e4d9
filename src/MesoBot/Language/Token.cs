namespace MesoBot.Language;

/// <summary>One word of a message, folded.</summary>
/// <param name="Text">The folded word: lower case, one spelling of each Arabic letter, no apostrophe.</param>
/// <param name="Start">Where it starts in the message, in characters.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Sentence">Number of its sentence in the message, from 0.</param>
/// <param name="Clause">Number of its clause in the message, from 0: commas, dashes and brackets part clauses.</param>
internal readonly record struct Token(string Text, int Start, int Length, Script Script, int Sentence, int Clause);

/// <summary>A message as words, with what its punctuation says.</summary>
/// <param name="Questions">For each sentence: does it end with a question mark?</param>
internal sealed record TokenText(Token[] Tokens, bool[] Questions)
{
    public bool IsQuestion(int sentence) => sentence < Questions.Length && Questions[sentence];
}
