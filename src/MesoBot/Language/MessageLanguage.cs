namespace MesoBot.Language;

/// <summary>The language of one message.</summary>
/// <param name="Code">en, ar, ur, hi, ru, tl, fa, fr, or "other".</param>
/// <param name="IsMixed">Both scripts in one message, or Arabic in Latin letters.</param>
internal sealed record MessageLanguage(string Code, bool IsMixed)
{
    public static readonly MessageLanguage English = new("en", IsMixed: false);
    public static readonly MessageLanguage Arabic = new("ar", IsMixed: false);

    /// <summary>Neither English nor Arabic: answered by one fixed line, read later by a person.</summary>
    public bool IsOther => Code is not ("en" or "ar");

    /// <summary>How reports name it: en, ar, mixed, or the other language's code.</summary>
    public string Label => IsOther || !IsMixed ? Code : "mixed";
}
