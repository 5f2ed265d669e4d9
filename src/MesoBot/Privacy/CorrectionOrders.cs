using System.Text.RegularExpressions;

namespace MesoBot.Privacy;

/// <summary>
/// Words that would be an order to erase, did they stand alone. Beside other words they take something back, or are for later: "delete my
/// number, it is wrong", "remove me and my friend from Tuesday", "you may delete it after the appointment". All words are folded.
/// </summary>
internal static partial class CorrectionOrders
{
    public static bool Is(OrderClause clause)
    {
        if (IsForLater(clause)) return true;
        if (Chat().IsMatch(clause.Words)) return Anew().IsMatch(clause.Rest);
        if (!OnePart().IsMatch(clause.Words)) return false;
        return GoesOn().IsMatch(clause.After) || Corrected().IsMatch(clause.Rest) || Anew().IsMatch(clause.Rest);
    }

    /// <summary>All that is kept, beyond doubt: not a name or a number, and not only what was said a moment ago.</summary>
    public static bool MeansAll(string words) => All().IsMatch(words);

    private static bool IsForLater(OrderClause clause) => Later().IsMatch(clause.After) || Allows().IsMatch(clause.Words) && Sometime().IsMatch(clause.After);

    [GeneratedRegex(@"^\W*(?:(?:but|only|just) )*(?:after(?! (?:that|this|it)\b)|later|once|when)\b|^\W*(?:بس )?(?:بعد (?!دلك|هيك|هدا|هالشي|الان)|لما |عندما )", RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(?:you|u) (?:may|can|could|might)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Allows();

    [GeneratedRegex(@"^\W*(?:(?:but|only|just) )*(?:after|before|if|as soon as)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Sometime();

    [GeneratedRegex(@"\b(?:this|the|our) (?:whole |entire )?(?:chat|conversation)\b|محادته", RegexOptions.CultureInvariant)]
    private static partial Regex Chat();

    [GeneratedRegex(@"\b(?:start|begin|go|write|do|try) (?:it |this |all |everything )?(?:over|again|anew|afresh)\b|\brestart\b|\bfrom (?:scratch|the (?:start|beginning|top))\b|\bnew (?:chat|conversation)\b|من جديد|من الاول|من البدايه|من اول|نبدا", RegexOptions.CultureInvariant)]
    private static partial Regex Anew();

    /// <summary>Oneself on a list, or what was written of oneself.</summary>
    [GeneratedRegex(@"\b(?:delete|erase|remove|wipe|clear) (?:me|my (?:name|phone|mobile|number|email|details|contact|infos?|information)(?: (?:number|details|info))?)(?: (?:please|pls|plz|now|right now|ok|okay|thanks|thank you))*$|^(?:.* )?(?:احدف|امسح|ازيل|ازل|شيل|حدف|مسح|ازاله|تحدف|تمسح)(?:وا|ي|ون)? (?:لي )?(?:معلوماتي|اسمي|رقمي|هاتفي|رقم هاتفي)(?: (?:لو سمحت|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|رجاء|شكرا|الان|حالا))*$", RegexOptions.CultureInvariant)]
    private static partial Regex OnePart();

    /// <summary>"Delete me and book my sister", but not "delete me and all my messages".</summary>
    [GeneratedRegex(@"^\W*and (?!(?:also )?(?:all|everything|(?:all )?(?:of )?(?:my|our|the|this) (?:whole |personal )?(?:data|infos?|information|details|messages|chats?|conversation|history|records?|name|number|phone)|dont|don't|do not|never|stop|forget|we are|good|bye)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"\b(?:wrong|incorrect|new|other|different|correct|right) (?:number|phone|mobile|name|email|details|one|info|information)\b|\b(?:is|was|are|its|it's|were) (?:wrong|incorrect|a typo|old)\b|\binstead\b|\btypo\b|(?<!\b(?:never|not|dont|don't|wont|won't|no)\b.{0,40})\bagain\b"
        + @"|غلط|خطا|بدالها?|بدلا|مره تانيه|تاني مره|(?:رقمي?|هاتفي?|اسمي?|موبايلي?) (?:ال)?(?:جديد|صحيح|تاني)|(?:ال)?(?:رقم|هاتف|اسم) (?:ال)?(?:جديد|صحيح)|ساكتب|بكتب|اعيد", RegexOptions.CultureInvariant)]
    private static partial Regex Corrected();

    [GeneratedRegex(@"\b(?:data|bayanat\w*|byanat\w*|records?|history|account|profile|database|system|personal|forgotten)\b|\b(?:forget|about|on) me\b|\b(?:all|everything|anything|whatever)\b(?!.*\bi (?:said|wrote|told|sent))|بيانات|سجلي|حسابي|ملفي|انس|عني|(?:كل|جميع|كافه) (?!.*كتبت)|\b(?:[ie]?nsa+ni|[ie]nso+ni|[ie]nsouni)\b", RegexOptions.CultureInvariant)]
    private static partial Regex All();
}
