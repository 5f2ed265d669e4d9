using System.Text;

namespace MesoBot.Language;

/// <summary>
/// Splits a message into folded words, sentences and clauses, and undoes what phones and hurry do to English:
/// "can not" and "cannot" become "cant", "u" becomes "you", "c a n t" becomes "cant".
/// </summary>
internal static class Tokenizer
{
    /// <summary>Words read of one message. A longer message is read from both ends: danger is written first or last.</summary>
    public const int MaxTokens = 1200;

    private static readonly Dictionary<string, string> Aliases = Pairs(
        "cannot=cant cnt=cant cnat=cant kant=cant carnt=cant couldn=couldnt dnt=dont wudnt=wouldnt wnt=wont aint=isnt u=you ur=your r=are yr=your " +
        "pls=please plz=please plss=please thx=thanks tnx=thanks thnx=thanks bcoz=because coz=because cuz=because bc=because bcz=because cos=because " +
        "b4=before abt=about wid=with n=and m=im hv=have hav=have gt=got nw=now d=the da=the wat=what wot=what wht=what y=why hw=how tmrw=tomorrow " +
        "tmr=tomorrow 2moro=tomorrow 2day=today 2nite=tonight apt=appointment appt=appointment dr=doctor doc=doctor sis=sister bro=brother " +
        "hubby=husband ppl=people msg=message mins=minutes min=minutes hrs=hours hr=hour wk=week wks=weeks yrs=years inj=injection injctn=injection " +
        "temp=temperature", " ")
        .ToDictionary(p => p.From, p => p.To, StringComparer.Ordinal);

    private static readonly Dictionary<(string, string), string> Merges = Pairs(
        "can not=cant, could not=couldnt, do not=dont, does not=doesnt, did not=didnt, is not=isnt, are not=arent, will not=wont, would not=wouldnt, " +
        "was not=wasnt, has not=hasnt, have not=havent, i am=im, i have=ive, can nt=cant, ca nt=cant, " +
        // The apostrophe was lost on the way, or stands beside a space.
        "can t=cant, couldnt t=couldnt, don t=dont, doesn t=doesnt, didn t=didnt, isn t=isnt, aren t=arent, won t=wont, wouldn t=wouldnt, " +
        "wasn t=wasnt, hasn t=hasnt, haven t=havent", ", ")
        .ToDictionary(p => (p.From.Split(' ')[0], p.From.Split(' ')[1]), p => p.To);

    public static TokenText Read(string message)
    {
        var text = TextFold.Compose(message);
        if (text.Length > 24_000) text = string.Concat(text.AsSpan(0, 12_000), "\n", text.AsSpan(text.Length - 12_000));
        var tokens = new List<Token>(32);
        var questions = new List<bool>(4);
        var sentence = 0;
        var clause = 0;
        for (var i = 0; i < text.Length;)
        {
            if (IsWordChar(text, i))
            {
                var start = i;
                while (i < text.Length && IsWordChar(text, i)) i++;
                Add(tokens, text.AsSpan(start, i - start), start, sentence, clause);
                continue;
            }
            var c = text[i];
            if (IsSentenceEnd(text, i))
            {
                var asks = false;
                while (i < text.Length && (IsSentenceEnd(text, i) || char.IsWhiteSpace(text[i]))) asks |= text[i++] is '?' or '؟';
                if (tokens.Count > 0 && tokens[^1].Sentence == sentence)
                {
                    SetQuestion(questions, sentence, asks);
                    sentence++;
                    clause++;
                }
                else if (asks && sentence > 0) SetQuestion(questions, sentence - 1, asks: true);
                continue;
            }
            if (c is ',' or '،' or '(' or ')' or '[' or ']' or ':' or '–' or '—' or '/' || c == '-' && IsLooseDash(text, i)) clause++;
            i++;
        }
        var read = Join(tokens);
        SetQuestion(questions, sentence, questions.Count > sentence && questions[sentence]);
        return new TokenText(read.Count > MaxTokens ? BothEnds(read) : [.. read], [.. questions]);
    }

    private static IEnumerable<(string From, string To)> Pairs(string pairs, string separator) =>
        pairs.Split(separator).Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]));

    private static void SetQuestion(List<bool> questions, int sentence, bool asks)
    {
        while (questions.Count <= sentence) questions.Add(false);
        questions[sentence] |= asks;
    }

    private static Token[] BothEnds(List<Token> tokens) =>
        [.. tokens.Take(MaxTokens / 2), .. tokens.Skip(tokens.Count - MaxTokens / 2)];

    private static void Add(List<Token> tokens, ReadOnlySpan<char> raw, int start, int sentence, int clause)
    {
        Span<char> buffer = raw.Length <= 128 ? stackalloc char[128] : new char[raw.Length];
        var length = 0;
        var latin = 0;
        var other = 0;
        foreach (var c in raw)
        {
            var folded = TextFold.Fold(c);
            if (folded is '\0' or '\'') continue;
            var s = Scripts.Of(folded);
            if (s == Script.Latin) latin++;
            else if (s is Script.Cyrillic or Script.Other) other++;
            buffer[length++] = folded;
        }
        if (length == 0) return;
        if (latin > 0 && other > 0)
            for (var i = 0; i < length; i++) buffer[i] = TextFold.LatinLookAlike(buffer[i]);
        var word = TextFold.Unstretch(new string(buffer[..length]));
        var script = ScriptOf(word);
        if (script == Script.Latin) word = StripAccents(word);
        tokens.Add(new Token(Aliases.GetValueOrDefault(word, word), start, raw.Length, script, sentence, clause));
    }

    private static Script ScriptOf(string word)
    {
        foreach (var c in word)
            if (Scripts.Of(c) is not Script.Neutral and var s) return s;
        return Script.Neutral;
    }

    private static string StripAccents(string word)
    {
        if (Ascii.IsValid(word)) return word;
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
            if (char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark) plain.Append(c);
        return plain.ToString();
    }

    /// <summary>Merges "can not" and spelled-out words ("c a n t"), which people write in panic and attackers to hide.</summary>
    private static List<Token> Join(List<Token> tokens)
    {
        var joined = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var spelled = SpelledRun(tokens, i);
            if (spelled >= 4)
            {
                AddSpelled(joined, tokens, i, spelled);
                i += spelled - 1;
            }
            else if (i + 1 < tokens.Count && tokens[i].Sentence == tokens[i + 1].Sentence
                && Merges.TryGetValue((tokens[i].Text, tokens[i + 1].Text), out var merged))
            {
                joined.Add(tokens[i] with { Text = merged, Length = tokens[i + 1].Start + tokens[i + 1].Length - tokens[i].Start });
                i++;
            }
            else joined.Add(tokens[i]);
        }
        return joined;
    }

    private static int SpelledRun(List<Token> tokens, int from)
    {
        var i = from;
        while (i < tokens.Count && tokens[i].Length == 1 && tokens[i].Script == Script.Latin) i++;
        return i - from;
    }

    private static void AddSpelled(List<Token> joined, List<Token> tokens, int from, int count)
    {
        var first = from;
        for (var i = from + 1; i <= from + count; i++)
        {
            // Wider gaps part spelled words: "c a n t   b r e a t h e".
            if (i < from + count && tokens[i].Start - tokens[i - 1].Start <= 2) continue;
            AddSpelledWords(joined, tokens, first, i - first, tokens[from]);
            first = i;
        }
    }

    /// <summary>Letters without wider gaps: the words that they make, or one word when they make none that we know.</summary>
    /// <param name="whole">The first letter of all: dots between letters ("c.a.n.t") part no sentences.</param>
    private static void AddSpelledWords(List<Token> joined, List<Token> tokens, int from, int count, Token whole)
    {
        var letters = string.Concat(tokens.Skip(from).Take(count).Select(OneLetter));
        var at = from;
        foreach (var word in SpelledWords.Split(letters))
        {
            var last = tokens[at + word.Length - 1];
            joined.Add(whole with { Text = Aliases.GetValueOrDefault(word, word), Start = tokens[at].Start, Length = last.Start + last.Length - tokens[at].Start });
            at += word.Length;
        }
    }

    // Aliases turned the letters u, r, n, m, d, y into words; a spelled word needs the letters back.
    private static char OneLetter(Token token) => token.Text switch
    {
        "you" => 'u',
        "are" => 'r',
        "and" => 'n',
        "im" => 'm',
        "the" => 'd',
        "why" => 'y',
        var text => text[0],
    };

    private static bool IsWordChar(string text, int i)
    {
        var c = text[i];
        if (char.IsLetterOrDigit(c)) return true;
        if (TextFold.IsApostrophe(c)) return i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
        if (c is '.' or ',' or '\u066B') return i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]);
        return TextFold.Fold(c) == '\0' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark
            || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpacingCombiningMark;
    }

    private static bool IsSentenceEnd(string text, int i) => text[i] is '.' or '!' or '?' or '؟' or '\n' or '\r' or ';' or '؛' or '…' or '。' or '۔';

    // "x-ray" is one thing; "swelling - cant breathe" is two.
    private static bool IsLooseDash(string text, int i) =>
        i == 0 || i + 1 >= text.Length || char.IsWhiteSpace(text[i - 1]) || char.IsWhiteSpace(text[i + 1]);
}
