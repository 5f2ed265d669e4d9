using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using MesoBot.Language;

namespace MesoBot.Booking;

/// <summary>Names in a message.</summary>
/// <param name="Own">Said to be the writer's own: "my name is".</param>
/// <param name="Other">Said to be another's: "her name is".</param>
/// <param name="Bare">Said alone, or as "the name is": whose it is depends on what was asked.</param>
internal sealed record NamesHeard(string? Own, string? Other, string? Bare)
{
    public bool IsAnything => (Own ?? Other ?? Bare) is not null;
}

/// <summary>Reads names. Whatever is written in their place is kept as letters: no mark-up, no signs, of a sane length.</summary>
internal static class NameReader
{
    public const int MaxLength = 60;
    private const int MaxWords = 5;

    private static readonly Phrases OwnLeads = new(
        "my name is|my name|my full name is|my names|i am called|call me|mine is|اسمي هو|اسمي|انا اسمي|معك|معاك|معاكم|معكم|esmi|ismi|esmy|ana esmi|my own name is");
    private static readonly Phrases OtherLeads = new(
        "her name is|his name is|their name is|patient name is|patient is|the patient is|name of the patient is|patients name is|patient name|her name|his name|اسمها|اسمه|اسم المريضه|اسم المريض|esmaha|ismaha|esmo|ismo");
    private static readonly Phrases BareLeads = new(
        "the name is|name is|name should be|the name should be|change the name to|change name to|change my name to|under the name|under the name of|in the name of|name|full name|الاسم هو|الاسم|باسم|بأسم|اسم|el esm|elesm|bism|besm");

    /// <summary>"I am Sara" is a name where one was asked for, "I am busy" is none.</summary>
    private static readonly Phrases WeakLeads = new("i am|im|its|it is|this is|thats|انا|هذا|هذي|وياك|وياج");

    private static readonly FrozenSet<string> Ends = Vocabulary.Of(
        "not and phone mobile number tel telephone cell whatsapp from on at my her his i im for please pls with born age aged call contact email its is was the you we they will can but or to " +
        "ورقمي رقمي رقم الرقم ورقم جوالي وجوالي هاتفي وهاتفي تلفوني موبايلي مو مب مش لا بدل ليس و ابي ابغى اريد يوم من في على الساعه جوال هاتف تلفون موبايل raqmi rakmi w wa");

    /// <summary>They may stand between the words of a name, and words of no name stand in none.</summary>
    private static readonly FrozenSet<string> InNames = Vocabulary.Of("al el bin bint ibn abu abou umm um bu de da la van von der san الله عبد بن بنت ابن ابو ام ال ali may will mark the بو علي هدى منى بدر");

    private static readonly FrozenSet<string> NoNames = Vocabulary.Of(
        "hair face skin meso mesotherapy body fat cellulite eyes eye glow scalp consultation treatment clinic price prices cost offer offers open location parking address hours female male lady reminder reminders pain safe " +
        "pregnant breastfeeding allergy allergic diabetic asthmatic tired afraid scared nervous worried late happy sad married single confused lost waiting driving working busy fine good interested sure ready new here available flexible okay nobody someone anything nothing something whatever whenever idk dunno later soon tomorrow today " +
        "details information info data summary yesterday help human agent person reception staff bot robot chat test_ yes no nope yep yeah sure ok cancel stop skip start over again back change edit send confirm correct wrong right none any " +
        "شعر وجه بشره ميزو جسم دهون سعر كم الاسعار العنوان الدوام موقع مشغوله مشغول حامل تمام نعم لا الغاء تخطي ارسال تعديل استشاره علاج العياده دكتوره طبيبه تذكير شي شيء احد ادري بعدين بكره اليوم");

    /// <summary>What may stand before a name that is given alone.</summary>
    private static readonly FrozenSet<string> Openers = Vocabulary.Of("ok okay yes sure hi hello its it is im i am well and so mr mrs ms miss dr thanks نعم اوكي انا هلا مرحبا تمام السيد السيده و");

    public static NamesHeard Read(Said said, bool isAsked)
    {
        string? own = null, other = null, bare = null;
        if (isAsked) UseDenied(said);
        for (var i = 0; i < said.Count; i++)
        {
            if (said.IsUsed(i)) continue;
            if (OwnLeads.LengthAt(said, i) is > 0 and var ownLead) i = After(said, i, ownLead, ref own);
            else if (OtherLeads.LengthAt(said, i) is > 0 and var otherLead) i = After(said, i, otherLead, ref other);
            else if (BareLeads.LengthAt(said, i) is > 0 and var bareLead) i = After(said, i, bareLead, ref bare);
            else if (isAsked && WeakLeads.LengthAt(said, i) is > 0 and var weakLead) i = After(said, i, weakLead, ref bare);
            // "ana" is "I"; Ana is a name.
            else if (isAsked && said[i] == "ana" && said.Text[said.Tokens[i].Start] == 'a' && i + 1 < said.Count) i = After(said, i, 1, ref bare);
        }
        if (own is null && other is null && bare is null) bare = isAsked ? Standing(said, mustLookLikeOne: false) : Standing(said, mustLookLikeOne: true);
        return new NamesHeard(own, other, bare);
    }

    /// <summary>Letters, spaces and what joins names; cut to a sane length. Null when no name is left.</summary>
    public static string? Clean(string raw)
    {
        var name = new StringBuilder(MaxLength);
        foreach (var rune in raw.EnumerateRunes())
        {
            var isJoin = rune.Value is '\'' or '\u2019' or '-' or '.';
            var kept = Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || isJoin;
            if (kept) name.Append(rune);
            else if (name.Length > 0 && name[^1] != ' ') name.Append(' ');
            if (name.Length >= MaxLength) break;
        }
        var clean = name.ToString().Trim(' ', '-', '.', '\'', '\u2019');
        return clean.Count(char.IsLetter) >= 2 ? clean : null;
    }

    /// <summary>What is not meant: "not Sara".</summary>
    private static void UseDenied(Said said)
    {
        for (var i = 0; i + 1 < said.Count; i++)
            if (Vocabulary.Not.Contains(said[i]) && !said.IsUsed(i) && Run(said, i + 1) is > 0 and var length && said.IsSameClause(i, i + 1)) said.Use(i, 1 + length);
    }

    private static int After(Said said, int index, int lead, ref string? name)
    {
        var from = index + lead;
        while (said[from] is "is" or "to" or "هو") from++;
        if (Run(said, from) is not (> 0 and var length) || NameOf(said, from, length) is not { } found) return index + lead - 1;
        name = found;
        said.Use(index, from - index + length);
        // "X not Y": what is not meant is understood too.
        if (Vocabulary.Not.Contains(said[from + length])) said.Use(from + length, 1 + Run(said, from + length + 1));
        return from + length - 1;
    }

    /// <summary>A clause that is nothing but a name.</summary>
    private static string? Standing(Said said, bool mustLookLikeOne)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (said.IsUsed(i) || !BeginsClause(said, i)) continue;
            if (Passed(said, i) && !InNames.Contains(said[i])) continue;
            var length = Run(said, i);
            if (length == 0 || !IsEnd(said, i + length)) continue;
            if (mustLookLikeOne && !LooksLikeName(said, i, length)) continue;
            if (NameOf(said, i, length) is not { } name) continue;
            said.Use(i, length);
            return name;
        }
        return null;
    }

    /// <summary>Nothing but openers stands before it.</summary>
    private static bool BeginsClause(Said said, int index)
    {
        for (var at = index - 1; at >= 0 && !said.IsUsed(at) && said.IsSameClause(at, index); at--)
            if (!Passed(said, at)) return false;
        return true;
    }

    private static bool Passed(Said said, int index) => Openers.Contains(said[index]);

    private static bool IsEnd(Said said, int index) => index >= said.Count || said.IsUsed(index) || !said.IsSameClause(index - 1, index) || Ends.Contains(said[index]);

    private static int Run(Said said, int from)
    {
        var length = 0;
        while (length < MaxWords && from + length < said.Count && IsNameWord(said, from, length)) length++;
        return length;
    }

    private static bool IsNameWord(Said said, int from, int length)
    {
        var index = from + length;
        if (said.IsUsed(index) || length > 0 && !said.IsSameClause(index - 1, index)) return false;
        var word = said[index];
        if (!word.Any(char.IsLetter) || word.Any(char.IsAsciiDigit)) return false;
        if (InNames.Contains(word) || word == "ana" && said.Text[said.Tokens[index].Start] == 'A') return true;
        return !Ends.Contains(word) && !NoNames.Contains(word) && !Vocabulary.Fillers.Contains(word) && !FunctionWords.English.Contains(word) && !Vocabulary.QuestionLeads.Contains(word)
            && !IsArabicFunctionWord(word);
    }

    private static bool IsArabicFunctionWord(string word) => word.Length <= 4 && FunctionWords.Arabic.Contains(word);

    /// <summary>Not asked for, a name is known by its capitals, or by the telephone number beside it.</summary>
    private static bool LooksLikeName(Said said, int from, int length)
    {
        if (length < 2) return false;
        var hasNumber = said.Tokens.Where((_, i) => said.IsUsed(i)).Any(t => t.Text.Count(char.IsAsciiDigit) >= 7);
        return Enumerable.Range(from, length).All(i => InNames.Contains(said[i]) || char.IsUpper(said.Text[said.Tokens[i].Start]) || hasNumber && said.Tokens[i].Script != Script.Neutral);
    }

    private static string? NameOf(Said said, int from, int length)
    {
        var (first, last) = (said.Tokens[from], said.Tokens[from + length - 1]);
        return Clean(said.Text[first.Start..(last.Start + last.Length)]);
    }
}
