using System.Collections.Frozen;
using MesoBot.Language;

namespace MesoBot.Booking;

/// <summary>Small words around what is said of an appointment, folded as messages are.</summary>
internal static class Vocabulary
{
    /// <summary>They carry nothing that a form could keep.</summary>
    public static readonly FrozenSet<string> Fillers = Of(
        "please pls kindly thanks thank you hi hello hey ok okay yes yeah well so then and or but the a an to at on in for of is it its this that be by me my i im id ill we us our would like want wanna need can could " +
        "book booking appointment appt visit slot make have get set take give put send come coming go with your just maybe also too about around any some there if possible day time date number phone mobile name no not " +
        "sorry actually instead change prefer preferably better best works work suits fine good great perfect free available same sir madam dear doctor dr clinic session request reserve schedule " +
        "من في على عن الى لي لو سمحت سمحتي فضلك فضلكم شكرا مرحبا السلام عليكم ابي ابغى ابغي ابا اريد بدي عايز عايزه حابه حاب ودي احجز احجزلي احجزي احجزيلي حجز موعد الموعد موعدي يوم الساعه ساعه وقت اسمي اسم رقمي رقم جوالي هاتفي تلفوني و او انا ممكن اذا هو هي لا نعم تمام " +
        "خليها خليه خلها اجي اقدر يناسبني مناسب بس طيب اوكي يا هلا اهلا الله حق عشان علشان لازم " +
        "abi abgha baddi ayez ayza ana esmi ismi raqmi rakmi maw3ed maw3id mo3ed yom youm law sama7t momken fi el al il wa w la");

    /// <summary>What may stand before the word that makes a question: "ok so how much".</summary>
    public static readonly FrozenSet<string> Leads = Of("ok okay and so but btw also hi hello hey thanks thank you well by way the sorry please quick question طيب بس و مرحبا اوكي تمام سؤال لو سمحت");

    public static readonly FrozenSet<string> QuestionLeads = Of(
        "how what whats when where which who why does do did is are was will would should can could may has have am isnt arent doesnt cant " +
        "هل كم شو ايش وش شنو ليش لماذا ماذا كيف متى وين اين ما منو مين بكم " +
        "kam shu sho eish esh leh leish kif keef wein fein emta hal bkam");

    public static readonly FrozenSet<string> Not = Of("not isnt no cant except without wont مو مب مش ليس غير بدل msh mish mesh moo mo badal");

    /// <summary>What comes after them stands in place of what came before.</summary>
    public static readonly FrozenSet<string> Corrections = Of("no sorry actually wait rather mean correction oops instead wrong لا اقصد قصدي اسف اسفه عفوا غلطت لحضه asif asfe 2asdi ghalat");

    public static readonly FrozenSet<string> Additions = Of("also or too another plus additionally كمان ايضا او وايضا kaman aw");

    public static FrozenSet<string> Of(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TextFold.Fold).ToFrozenSet(StringComparer.Ordinal);
}
