namespace MesoBot.Answers;

/// <summary>The one place that puts the disclaimer under a medical answer: an answer is made here or not at all.</summary>
internal static class Disclaimers
{
    /// <param name="full">The long form: at the first answer of a conversation, and on request.</param>
    public static DisclaimerBlock Of(FixedTexts texts, bool full) => new(texts.Get(full ? "disclaimer-full" : "disclaimer-short"));
}
