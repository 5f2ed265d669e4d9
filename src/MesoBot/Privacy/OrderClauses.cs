using System.Collections.Frozen;
using System.Text;
using MesoBot.Language;

namespace MesoBot.Privacy;

/// <summary>Words of a message that may be an order by themselves, and what stands before and behind them. Folded.</summary>
internal sealed record OrderClause(string Words, string Before, string After)
{
    /// <summary>What stands beside them.</summary>
    public string Rest => $"{Before} {After}".Trim();
}

/// <summary>
/// Cuts a message where an order may begin and end: at marks, at "and" and "but", before "please" and "I want". What is governed by words
/// before it ("if I …", "she says: …", "should I stop this and …"), what stands in quotes, and what depends on a condition is no order.
/// </summary>
internal static class OrderClauses
{
    private const int MostWords = 24;

    private enum Break
    {
        None,
        Comma,
        Sentence,
    }

    private readonly record struct Word(string Text, int Start, int End, Break Before);

    private static FrozenSet<string> Of(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Joins = Of("and so then also plus or و وايضا wa w kaman");
    private static readonly FrozenSet<string> Connectors = Of("and so then also plus but because since cause coz cuz however though btw anyway لكن ولكن بس بعدين وبعدين كمان ايضا وايضا لان لاني bas w wa kaman la2ino li2anno");
    private static readonly FrozenSet<string> Openers = Of("please pls plz kindly ارجو ارجوك ارجوكم رجاء اريد ابي ابغي بدي ممكن بليز");
    private static readonly FrozenSet<string> Begin = Of("i id you can could would");
    private static readonly FrozenSet<string> BeginsWith = Of("i want|i need|i wish|i would|id like|i withdraw|i revoke|i no|you can|can you|could you|would you|لو سمحت|لو سمحتم|من فضلك|من فضلكم".Replace(' ', '_').Replace('|', ' '));
    private static readonly FrozenSet<string> Closers = Of("thanks thank thx شكرا");
    private static readonly FrozenSet<string> Conditions = Of("if before after when until till unless while ادا قبل بعد لما عندما");

    /// <summary>What comes right after these is theirs.</summary>
    private static readonly FrozenSet<string> Governors = Of("if how why when what where who whether that unless until not dont never to did does do will would should may might didnt wont can could may cant cannot i you she he they we ادا لو هل متي كيف ليش لمادا");

    private static readonly FrozenSet<string> Askers = Of("if when how why what where who whether will would does do did is are am should suppose unless ادا لو هل متي كيف ليش");
    private static readonly FrozenSet<string> Says = Of("says said say saying wrote write writes type typed asked asks means قال قالت يقول تقول كتب كتبت اكتب");
    private static readonly FrozenSet<string> Negations = Of("dont not never no لا ما مو مش la ma");
    private static readonly FrozenSet<string> Orders = Of("delete erase remove wipe forget stop clear احدف احدفوا تحدفوا تحدف امسح امسحوا تمسحوا تنسوني توقفوا");
    private static readonly FrozenSet<string> Modals = Of("can could will would may how do");

    /// <summary>Arabic writes its "and" and "so" into the next word: "واحذفوا".</summary>
    private static readonly FrozenSet<string> AfterAnd = Of("احدف احدفوا احدفي امسح امسحوا امسحي امح امحوا ازيلوا ازل شيل شيلوا انسوني انساني انسني لا ارجو اريد ابي ابغي بدي ممكن وقفوا وقف اوقفوا اوقف توقفوا بطلوا اسحب الغوا الغي مادا شو ايش وش");

    public static IEnumerable<OrderClause> In(string text)
    {
        var folded = TextFold.Fold(text);
        var words = Read(folded);
        for (var from = 0; from < words.Count; from++)
        {
            if (!Begins(words, from) || IsGoverned(words, from)) continue;
            foreach (var to in Ends(words, from))
                yield return new OrderClause(Joined(words, from, to), folded[..words[from].Start], folded[words[to - 1].End..]);
        }
    }

    private static bool Begins(List<Word> words, int at) => at == 0 || words[at].Before != Break.None || Connectors.Contains(words[at - 1].Text) || Opens(words, at);

    private static bool Opens(List<Word> words, int at) => Openers.Contains(words[at].Text) || Rest(words[at].Text) != words[at].Text
        || (Begin.Contains(words[at].Text) || words[at].Text is "لو" or "من") && at + 1 < words.Count && BeginsWith.Contains(words[at].Text + "_" + words[at + 1].Text);

    /// <summary>Longest first. A clause never reaches over the end of a sentence.</summary>
    private static IEnumerable<int> Ends(List<Word> words, int from)
    {
        var last = from + 1;
        while (last < words.Count && words[last].Before != Break.Sentence && last - from < MostWords) last++;
        for (var to = last; to > from; to--)
        {
            if (to == words.Count || words[to].Before != Break.None || Connectors.Contains(words[to].Text) || Closers.Contains(words[to].Text) || IsArabicAnd(words[to].Text) || Opens(words, to)) yield return to;
            // "Delete it before I come" is an order; "would you delete it if I asked" wants to know.
            else if (Conditions.Contains(words[to].Text) && !Modals.Contains(words[from].Text)) yield return to;
        }
    }

    private static bool IsArabicAnd(string word) => word.Length > 2 && word[0] == 'و';

    private static bool IsGoverned(List<Word> words, int at)
    {
        if (at == 0 || words[at].Before == Break.Sentence) return false;
        if (words[at].Before == Break.Comma) return Says.Contains(words[at - 1].Text);
        if (Governors.Contains(words[at - 1].Text)) return true;
        return !Openers.Contains(words[at].Text) && IsJoined(words, at) && IsAskedOrRefused(Before(words, at));
    }

    private static bool IsJoined(List<Word> words, int at) => Joins.Contains(words[at].Text) || Joins.Contains(words[at - 1].Text) || Rest(words[at].Text) != words[at].Text;

    /// <summary>"Should I stop this and …", "don't stop this or …": what is joined to it goes the same way.</summary>
    private static bool IsAskedOrRefused(List<string> before)
    {
        if (before.Count == 0) return false;
        if (Askers.Contains(before[0]) || before is ["can" or "could" or "may", "i", ..]) return true;
        return before.Any(Negations.Contains) && before.Any(Orders.Contains);
    }

    /// <summary>Back to the last mark.</summary>
    private static List<string> Before(List<Word> words, int at)
    {
        var from = at;
        while (from > 0 && words[from].Before == Break.None) from--;
        return [.. words.Skip(from).Take(at - from).Select(w => w.Text).SkipWhile(w => Connectors.Contains(w) || w is "ok" or "hi" or "hello")];
    }

    private static string Joined(List<Word> words, int from, int to)
    {
        var joined = new StringBuilder(Rest(words[from].Text));
        for (var i = from + 1; i < to; i++) joined.Append(' ').Append(words[i].Text);
        return joined.ToString();
    }

    /// <summary>The word without an "and" that is written into it.</summary>
    private static string Rest(string word) => word.Length > 2 && word[0] is 'و' or 'ف' && AfterAnd.Contains(word[1..]) ? word[1..] : word;

    private static List<Word> Read(string text)
    {
        var (words, mark, quoted) = (new List<Word>(), Break.None, false);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                if (text[i] is '"' or '“' or '”' or '«' or '»') (quoted, mark) = (IsOpen(text[i], quoted), Break.Sentence);
                else if (MarkOf(text[i]) is var found && found > mark) mark = found;
                i++;
                continue;
            }
            var end = i;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '\'' || char.IsSurrogate(text[end]))) end++;
            // What stands in quotes is somebody's words, not the patient's wish.
            if (!quoted) words.Add(new Word(text[i..end].Replace("'", "", StringComparison.Ordinal), i, end, mark));
            mark = quoted ? Break.Sentence : Break.None;
            i = end;
        }
        return words;
    }

    private static bool IsOpen(char quote, bool quoted) => quote switch { '“' or '«' => true, '”' or '»' => false, _ => !quoted };

    private static Break MarkOf(char c) => c switch
    {
        '.' or '!' or '?' or '؟' or ';' or '؛' or '\n' or '…' => Break.Sentence,
        ',' or '،' or ':' or '(' or ')' or '-' or '–' or '—' => Break.Comma,
        _ => Break.None,
    };
}
