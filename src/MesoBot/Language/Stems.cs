namespace MesoBot.Language;

/// <summary>The stem of a word in the script it is written in.</summary>
internal static class Stems
{
    public static string Of(Token token) => token.Script switch
    {
        Script.Latin => PorterStemmer.Stem(token.Text),
        Script.Arabic => ArabicStem.Stem(token.Text),
        _ => token.Text,
    };
}
