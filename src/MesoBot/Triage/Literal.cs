using MesoBot.Language;

namespace MesoBot.Triage;

internal enum LiteralKind
{
    /// <summary>The whole word; one typo is forgiven from five letters on.</summary>
    Word,

    /// <summary><c>swell*</c>: the start of the word; one typo is forgiven from five letters on.</summary>
    Prefix,

    /// <summary><c>*تنفس*</c>: anywhere in the word.</summary>
    Infix,

    /// <summary><c>=paint</c>: the whole word, no typo forgiven.</summary>
    Strict,

    /// <summary><c>=throb*</c>: the start of the word, no typo forgiven.</summary>
    StrictPrefix,
}

/// <summary>One word of rule data, folded the way messages are.</summary>
/// <param name="IsLatinArabic">Arabic in Latin letters: compared after <see cref="Arabizi.Fold"/>.</param>
internal readonly record struct Literal(string Text, LiteralKind Kind, bool IsLatinArabic)
{
    public static Literal Parse(string word, bool isLatinArabic)
    {
        var kind = word switch
        {
            ['=', .., '*'] => LiteralKind.StrictPrefix,
            ['=', ..] => LiteralKind.Strict,
            ['*', .., '*'] => LiteralKind.Infix,
            [.., '*'] => LiteralKind.Prefix,
            _ => LiteralKind.Word,
        };
        var text = TextFold.Unstretch(TextFold.Fold(word.Trim('*', '=')).Replace("'", "", StringComparison.Ordinal));
        // A bare number is the same in every script: as Arabic letters, 38 would be "gh", and so would the 4 of a time.
        var foldsDigits = isLatinArabic && text.Any(char.IsAsciiLetter);
        return new Literal(foldsDigits ? Arabizi.Fold(text) : text, kind, foldsDigits);
    }
}
