using System.Text;
using System.Text.RegularExpressions;
using MesoBot.Language;

namespace MesoBot.Privacy;

/// <summary>
/// Whether words are an order about what is kept, in English, Arabic or Arabic in Latin letters. All of them must be the order, but for
/// courtesies around it: "stop the medicine" and "what do you know about mesotherapy" are questions. An order beside other words is found
/// by <see cref="OrdersInside"/>.
/// </summary>
internal static class PrivacyWords
{
    /// <summary>No order is longer.</summary>
    private const int MaxLength = 160;

    /// <summary>
    /// Generous: a busy machine must not cut short what takes microseconds. Not compiled either, for these patterns are long and each is used
    /// once in a while: compiling them would make the first patient wait.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="isBooking">A form is being filled in: "no reminders" and "remove my number" are answers to it.</param>
    /// <param name="isHeld">Staff hold the conversation: "توقف" may tell them that something stopped.</param>
    public static PrivacyAskKind? Of(string text, bool isBooking = false, bool isHeld = false)
    {
        if (text.Length > MaxLength) return null;
        return KindOf(Bare(text), isBooking, isHeld);
    }

    /// <summary>The same of words that are bare already.</summary>
    public static PrivacyAskKind? KindOf(string words, bool isBooking = false, bool isHeld = false)
    {
        if (words.Length is 0 or > MaxLength) return null;
        if (Matches(StopPattern, words) || !isHeld && words == "توقف" || !isBooking && Matches(NoRemindersPattern, words)) return PrivacyAskKind.Stop;
        if (Matches(StartPattern, words)) return PrivacyAskKind.Start;
        if (Matches(ForgetPattern, words) || !isBooking && Matches(ForgetContactPattern, words)) return PrivacyAskKind.ConfirmForget;
        if (Matches(KnowPattern, words)) return PrivacyAskKind.Know;
        return Matches(WithdrawPattern, words) ? PrivacyAskKind.WithdrawConsent : null;
    }

    /// <summary>An answer to "Are you sure?".</summary>
    public static bool IsYes(string text) => text.Length <= MaxLength && Bare(text) is var words && (Matches(YesPattern, words) || YesAndPattern.Replace(words, "") is var rest && rest.Length < words.Length && Of(rest) == PrivacyAskKind.ConfirmForget);

    /// <summary>The answer says itself what is to become of it: "yes, erase it", "no, keep it". A bare yes or no may answer somebody else.</summary>
    public static bool NamesErasing(string text) => text.Length <= MaxLength && Matches(ErasingPattern, Bare(text));

    public static bool IsNo(string text) => text.Length <= MaxLength && Matches(NoPattern, Bare(text));

    /// <summary>What cannot be told in time is no order: the message gets its answer all the same.</summary>
    private static bool Matches(Regex pattern, string words)
    {
        try
        {
            return pattern.IsMatch(words);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Folded, without marks: "Don't message me!" becomes "dont message me".</summary>
    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var c in TextFold.Fold(text))
        {
            if (c == '\'') continue;
            if (char.IsLetterOrDigit(c)) bare.Append(c);
            else if (bare.Length > 0 && bare[^1] != ' ') bare.Append(' ');
        }
        return bare.ToString().TrimEnd();
    }

    private const string Lead = @"^(?:(?:please|pls|plz|plss|kindly|hi|hello|hey|ok|okay|so|and|no|now|just|sorry|thanks|thank you|good (?:morning|afternoon|evening)|"
        + @"(?:can|could|would|will) (?:you|u|ya)|(?:can|could|may) i|how (?:can|do|could) i|i (?:want|need|would like|d like|wish) (?:(?:you|u) )?to|id like (?:(?:you|u) )?to|i want|you (?:should|must|have to|can|may)|"
        + @"لو سمحت|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|رجاء|ارجو|ارجوك|ارجوكم|ممكن|هل يمكنكم?|اريد|ابي|ابغي|بدي|عاوز|عايز|عايزه|ودي|مرحبا|السلام عليكم|بليز|"
        + @"law sama7t|law sama7ti|lw sm7t|min fadlak|minfadlak|mumkin|momken|abi|abgha|abghi|baddi|biddi|bede|badi|3ayez|3ayz|3awez) )*";

    private const string Tail = @"(?: (?:please|pls|plz|now|right now|at once|immediately|asap|thanks|thank you|ok|okay|from now on|any ?more|again|completely|permanently|forever|لو سمحت|لو سمحتوا|لو سمحتم|من فضلك|من فضلكم|رجاء|شكرا|الان|حالا|بليز|law sama7t|lw sm7t|pleaz))*$";

    // What is sent: messages in all their names.
    private const string Messages = "(?:messages?|msgs?|texts?|sms|whatsapps?|whatsapp messages|notifications?|updates|notes|mails?|emails?|stuff|things|anything|spam)";

    private const string Reminders = "(?:reminders?|notifications?|messages?|msgs?|texts?|sms)";

    private static readonly Regex StopPattern = new(Lead + "(?:"
        + "stop|stop all|stop everything|unsubscribe(?: me)?(?: from (?:this|all|everything))?|opt (?:me )?out|"
        + "(?:stop|quit|cease|end) (?:all )?(?:messaging|messaging to|texting|contacting|writing(?: to)?|bothering|spamming|reminding|disturbing|whatsapping|notifying) (?:me|us)|"
        + "(?:stop|quit) (?:sending|sending me|to send|to send me|giving me) (?:me )?(?:any |all |these |those |your |the |so many )?" + Messages + "(?: to me)?|"
        + "(?:stop|no more|end) (?:all |the |these |your |any |all the )?" + Messages + "(?: (?:to|for) me)?|"
        + "(?:do not|dont|never|pls dont) (?:ever )?(?:message|text|msg|contact|write to|write|spam|bother|whatsapp|disturb) (?:me|to me)|"
        + "(?:do not|dont|never) send (?:me )?(?:any |more |any more |anymore |these )?" + Messages + "(?: to me)?|"
        + "i (?:do not|dont|no longer) want (?:to (?:get|receive) )?(?:any |more |any more |your |these )?" + Messages + "(?: from you)?|"
        + "(?:remove|take|get) me (?:from|off|out of) (?:the|your|this|all) (?:mailing |messag\\w+ |contact )?lists?|"
        // Arabic.
        + "توقفوا|اوقفوا|ستوب|ايقاف|الغاء الاشتراك|الغ(?:وا|ي)? (?:ال)?اشتراكي?|"
        + "(?:توقف(?:وا)?|كف(?:وا)?|بطل(?:وا)?|وقف(?:وا)?|اوقف(?:وا)?|قف(?:وا)?|خلاص) (?:عن )?(?:ارسال|مراسلتي|مراسله|بعت|بعتولي|ترسلون?|تراسلوني?|ازعاجي)(?: (?:لي|الي))?(?: (?:ال)?(?:رسايل|رساله|اشعارات|تدكيرات))?(?: (?:لي|الي))?|"
        + "(?:وقف(?:وا)?|اوقف(?:وا)?|ايقاف|قف(?:وا)?|بطل(?:وا)?|الغاء|اوقف) (?:عني )?(?:كل )?(?:ال)?(?:رسايل|مراسلات|اشعارات|تدكيرات)(?: (?:عني|لي))?|"
        + "(?:لا|ما|مابي|ما ابي|ما ابغي|ما بدي|لا اريد|مش عايز|مش عاوزه?|ما عاد) ?(?:تراسلني|تراسلوني|تراسلونني|ترسل(?:وا)? لي|ترسل لي|ترسلولي|ترسلون لي|تبعت(?:وا)? لي|تبعتولي|تبعتلي|تكتب(?:وا)? لي|تتواصل(?:وا)? معي|تواصل(?:وا)? معي|تزعجوني|تزعجني)(?: (?:اي |ال)?(?:رسايل|رساله|شي))?(?: (?:مره تانيه|بعد الان|بعد اليوم|ابدا|مجددا))?|"
        + "(?:مابي|ما ابي|ما ابغي|ما بدي|لا اريد|لا ابي|مش عايزه?|مش عاوزه?|ما عاد بدي) (?:اي |ال|منكم )?(?:رسايل|رساله|اشعارات|مراسلات)(?: (?:منكم|بعد الان|مره تانيه))?|"
        // Arabic in Latin letters.
        + "(?:wa2?[fg]+[oue]+|waqq?ef[ou]*|wa2ef[ou]*|wa2ff[ou]*|batt?[ie]?l[ou]*|bas|khalas) (?:el |al |il )?(?:rasa?[2y]?[ei]l|rasayel|messages?|messagat|msgs?|texts)|"
        + "(?:la|ma|mabi|ma abi|ma bede|ma baddi|ma bidi|mish 3ayez|msh 3ayz) ?(?:t[ie]?rs[ie]?l[ou]*(?:n)?(?: ?li)?|t[ie]?b3at[ou]*(?:li|lle)?|tb3at?[ou]*(?:li|lle)?|traslo?o?ni|trasel(?:ni|ouni)?|tkallmo?o?ni|tzi?3jo?o?ni)(?: (?:rasa?[2y]?[ei]l|rasayel|messages?|shi|shay))?|"
        + "(?:mabi|ma abi|ma abgha|ma baddi|ma biddi|ma bede|mish 3ayez|msh 3ayz) (?:rasa?[2y]?[ei]l|rasayel|messages?|messagat)"
        + ")" + Tail, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    /// <summary>A form asks whether to remind: then these are its answers.</summary>
    private static readonly Regex NoRemindersPattern = new(Lead + "(?:(?:no|no more|stop|stop the|cancel|cancel the|cancel my|stop sending|stop sending me|dont send me|dont send|do not send me|i dont want|i dont want any|i dont want your)(?: (?:any|any more|more|these|those|your|the))? " + Reminders + "|(?:dont|do not|stop) remind(?:ing)? me|"
        + "(?:بدون|وقف(?:وا)?|اوقف(?:وا)?|الغاء|الغوا|لا اريد|ما ابي|ما ابغي|ما بدي) (?:ال)?(?:تدكيرات|تدكير)|لا تدكروني|لا تدكرني|ma tzakk?[ie]?r[ou]*ni|la tdhakk?[ie]?r[ou]*ni)" + Tail, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    private static readonly Regex StartPattern = new(Lead + "(?:(?:start|resume|restart) (?:messages|reminders|messaging me|messaging|sending me messages|texting me|reminding me|sending reminders|the messages|the reminders)|"
        + "re ?subscribe(?: me)?|subscribe me|(?:you can|you may) (?:message|text|write to|remind) me|"
        + "(?:استانف(?:وا)?|ابدا(?:وا)?|ابدا|ارجع(?:وا)?|رجع(?:وا)?|اعيد(?:وا)?) (?:ال)?(?:رسايل|مراسلتي|ارسال الرسايل|التدكير|التدكيرات)(?: من جديد| مره اخري)?|الرسايل من جديد)" + Tail, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    // What is kept, and where.
    private const string Data = "(?:(?:personal |private |chat |saved |stored )?(?:data|info|infos|information|records?|chats?|messages?|msgs|conversations?|history|account|profile|file|stuff|everything|traces?))";
    private const string Kept = "(?: (?:that )?(?:you|u|ya) (?:have|hold|keep|kept|know|saved|stored|collected|got)(?: (?:about|on|of) me)?| (?:about|on|of) me| from (?:your|the|this|ur) (?:system|records?|database|server|servers|files|chat|app|side|end|website)| (?:here|with you|in this chat))*";

    private static readonly Regex ForgetPattern = new(Lead + "(?:"
        + "forget (?:about )?(?:me|who i am|all about me|everything (?:about me|(?:that )?(?:you|u) know(?: about me)?|i (?:told|wrote|sent|said)(?: to)?(?: you| u)?))|"
        + "forget (?:all (?:of )?)?my " + Data + Kept + "|"
        + "(?:delete|erase|remove|wipe|clear|destroy|purge|get rid of|deleting|erasing|removing) (?:all )?(?:of )?(?:my " + Data + "|(?:this|the|our) (?:whole |entire )?(?:chat|conversation|chat history)|me|(?:all )?(?:the )?(?:data|information|info|records?) (?:about|on|of) me|"
        + "(?:everything|all|all data|all the data|what|whatever|the data|any data|all info|all information|the information|anything) (?:that )?(?:(?:you|u|ya) (?:have|hold|keep|kept|know|saved|stored|got)(?: (?:about|on|of) me)?|about me|on me|i (?:said|wrote|sent|told)(?: to)?(?: you| u)?(?: here)?))" + Kept + "|"
        + "(?:to )?be (?:forgotten|erased|deleted)|my (?:personal )?(?:data|info|information|messages|chat|records) (?:to be )?(?:deleted|erased|removed|gone)|have my (?:personal )?(?:data|info|information|messages|chat|records) (?:deleted|erased|removed)|(?:my )?right to be forgotten|"
        // Arabic.
        + "(?:انسني|انساني|انسوني|انسي امري|انسوا امري)|(?:انسي?|انسوا) كل (?:شي|ما تعرفه?|ما تعرفون|اللي تعرفه?) ?عني|"
        + "(?:ان )?(?:احدف(?:وا)?|احدفي|امسح(?:وا)?|امسحي|امح(?:وا)?|امحي|حدف|مسح|محو|ازاله|ازيل(?:وا)?|ازل|الغاء|شيل(?:وا)?|تحدفون?|تحدف(?:وا)?|تمسحون?|تمسح(?:وا)?|احدف لي) (?:لي )?(?:كل |جميع |كافه )?(?:ال)?(?:بياناتي|معلوماتي|رسايلي|محادتاتي|محادتتي|سجلي|حسابي|ملفي|بيانات الخاصه بي|معلومات الخاصه بي|بيانات عني|محادته كلها|(?:شي|شيء|ما (?:لديكم|عندكم|تعرفونه|كتبته|تعرفه|تعرفون)|اللي عندكم|اللي كتبته)(?: عني)?)(?: (?:الشخصيه|كلها|لديكم|عندكم|من عندكم|عني|نهاييا))*|"
        // Arabic in Latin letters.
        + "(?:[ie]?nsa+ni|[ie]nsani|[ie]nso+ni|[ie]nsouni)|(?:em7[iou]+|[ie]ms[ae]?7[iou]*|a?7thef[ou]*|[aei]?[7h](?:d|th|z|zz)[ie]?f[ou]*|shi+l[ou]*|delete|clear) (?:kel |kol |kil |kull )?(?:bayanati|bayanaty|byanati|ma3loo?umati|ma3lumati|ma3lomati|m3lomati|rasayli|rasa2ili|mo7adathati|data ta3i|my data|el chat|el data)"
        + ")" + Tail, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    /// <summary>While a form is being filled in these correct it.</summary>
    private static readonly Regex ForgetContactPattern = new(Lead + "(?:(?:delete|erase|remove|forget|wipe) (?:all )?(?:of )?my (?:name|phone|number|phone number|mobile|mobile number|email|details|contact|contact details|contact info)(?: and (?:my )?(?:name|phone|number|phone number|details))?" + Kept + "|"
        + "(?:احدف(?:وا)?|امسح(?:وا)?|ازيل(?:وا)?|شيل(?:وا)?|حدف|مسح) (?:اسمي|رقمي|هاتفي|رقم هاتفي)(?: و(?:اسمي|رقمي))?)" + Tail, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    private static readonly Regex KnowPattern = new(Lead + "(?:"
        + "(?:tell me |show me |give me |see )?(?:what|wat|wt|which)(?: (?:all|else))? (?:do|did|does|r|are|have|would)? ?(?:you|u|ya|the bot|this bot|the clinic|the chat) (?:guys )?(?:already )?(?:know|knows|have|has|hold|holds|keep|keeping|kept|store|stored|storing|save|saved|saving|remember|got|collect|collected)(?: (?:stored|saved|kept|written))? (?:about|on|of) me|"
        + "(?:tell me |show me )?(?:what|wat|wt|which|what kind of|what sort of) (?:personal )?(?:data|info|information|details|records?|things|stuff) (?:of mine )?(?:do|did|does|have|r|are)? ?(?:you|u|ya|the clinic|the bot) (?:guys )?(?:have|hold|keep|kept|store|stored|know|save|saved|got|collect|collected|keeping|storing)(?: (?:stored|saved|kept))? (?:about|on|of|for|from) me|"
        + "(?:what|which|whats|wats)(?: is| are|s)? (?:data |info |information |details )?(?:is |are )?(?:it )?(?:that is |being )?(?:kept|stored|saved|known|held|recorded|collected) (?:about|on|of) me|"
        + "(?:show|give|send|tell|export|access|see|get|have|download|view|read|provide)(?: me)? (?:a copy of |all |all of )*my (?:own )?(?:personal |stored |saved )?(?:data|records|chat data|stored information)|(?:a )?copy of (?:all )?my (?:personal )?(?:data|records)|"
        + "(?:show|give|send|tell) (?:me )?(?:all|everything|what|the data|the info|the information|whatever|all the data) (?:that )?(?:(?:you|u) (?:have|know|keep|store|hold|saved|kept|stored)(?: (?:stored|saved))? (?:about|on|of) me|about me)|"
        + "(?:make |a |this is a )*(?:data|subject) (?:subject )?access request|"
        // Arabic.
        + "(?:ما|مادا|ما الدي|شو|ايش|وش|شنو|ايه|اي|شني|ما هي?|اعرف (?:شو|ايش|مادا)) ?(?:ال)?(?:اللي |الدي |الاشياء التي |بيانات |معلومات |البيانات |المعلومات )*(?:التي |اللي )?(?:ب?تعرفو?ن?ه?ا?|ب?تعرفوه?|لديكم?|لديك|عندكم|عندك|تملكون|تحتفضون به?ا?|تحفضونه?ا?|(?:ال)?محفوضه?|مسجل|(?:ال)?مخزنه?) (?:من (?:بيانات|معلومات) )?(?:عندكم |لديكم )?عني(?: (?:عندكم|لديكم))?|"
        + "(?:ما|شو|ايش|وش|شنو) (?:هي )?(?:بياناتي|معلوماتي|البيانات) (?:ال)?(?:محفوضه|مخزنه|تي لديكم|لي عندكم|موجوده)(?: (?:عني|عندكم|لديكم))?|"
        + "(?:ارني|اروني|وروني|فرجوني|اعرض|اعرضوا|اعطوني|اعطني|عطوني|ارسلوا لي|اشوف|اري|الاطلاع علي|نسخه من|نسخه عن)(?: نسخه من)? (?:كل )?(?:بياناتي|معلوماتي|ما (?:لديكم|تعرفونه|عندكم) عني)(?: (?:لديكم|عندكم))?|"
        // Arabic in Latin letters.
        + "(?:sho|shu|shou|chou|chu|esh|eish|aish|wesh|wsh|wish|shno|shino|eh|eih|ma|matha|maza) (?:el |il |al )?(?:elli |illi |yalli |ili |data |ma3loumat |info )*(?:b?[iea]?t[ea]?3r[ea]?f[ouein]*|bta3r[ie]f[ou]*|bti3raf[ou]*|3ind[iae]?k[ou]*m?|3and[iae]?k[ou]*m?|3nd[iae]?k[ou]*m?|ladaykum) (?:data |info |ma3loumat )?(?:3an+i|3ani|3anne|3nni)|"
        + "(?:sho|shu|shou|esh|eish|wesh|shno) (?:el )?(?:data|info|ma3loumat|ma3lomat|bayanat) (?:elli |illi |yalli |li )?(?:3ind[iae]?k[ou]*m?|3and[iae]?k[ou]*m?) (?:3an+i|3anne)"
        + ")" + Tail, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    private static readonly Regex WithdrawPattern = new(Lead + "(?:"
        + "(?:i )?(?:withdraw|withdrawing|revoke|revoking|cancel|take back|retract|remove|pull) (?:all )?(?:of )?(?:my |the )?(?:consents?|permissions?)(?: (?:to|for|from) (?:everything|all|you|being contacted|contact me|this|the messages|the reminders|my data|the booking|keeping my data|use my data|store my data))?|"
        + "i(?: am|m)? (?:withdrawing|revoking|taking back) my (?:consent|permission)|i no longer (?:consent|agree to (?:this|being contacted|you keeping my data|you using my data|you storing my data|you having my data))|i take back my (?:consent|permission)|(?:my )?consent (?:is )?withdrawn|"
        + "(?:اسحب|سحب|اتراجع عن|تراجعت عن|الغ(?:وا)?|الغاء|الغي|الغ|اسحب(?:وا)?|سحبت) (?:كل )?(?:موافقتي|الموافقه|موافقه|موافقاتي)(?: (?:علي|عن) (?:كل شي|حفض بياناتي|التواصل معي|التواصل))?|"
        + "(?:as7ab|ashab|as-hab|asahab|sa7b|alghi|elghi|elgho|elghou|cancel) (?:el )?(?:muwafa[2qg]t?[ia]t?i|mowafa[2qg]t?i|mwaf[2qg]ti|mwafa[2qg]ti|mo?wafa2ati|consent ta3i)"
        + ")" + Tail, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    // "Please", "now" and "ok" stand beside a yes and are none: what is erased does not come back.
    private const string BesideYes = "(?:(?:please|pls|now|ok|okay|eh|ee|تمام) )*";

    private static readonly Regex YesPattern = new("^" + BesideYes + "(?:(?:yes|yeah|yep|yup|ya|y|sure|confirm|confirmed|i confirm|i am sure|im sure|absolutely|definitely|of course|go ahead|do it|erase|erase it|erase all|erase everything|delete|delete it|delete all|delete everything|do it now|"
        + "نعم|اي|ايه|ايوه|ايوا|اجل|اكيد|متاكد|متاكده|موافق|موافقه|احدفها|احدفوها|احدفوا|احدف|امسحها|امسحوها|امسحوا|امسح|امسح الكل|احدف الكل|اي نعم|"
        + "na3am|n3m|aywa|aiwa|akeed|akid|mut2akked|mit2akid|mwaf[2eqgi]+)(?: (?:please|pls|now|ok|okay|تمام))* ?)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    private static readonly Regex ErasingPattern = new(@"\b(?:erase|delete|forget|wipe|remove|keep)\b|[اتن]حدف|[اتن]مسح|\b(?:حدف|مسح)|انس|ابق|خل[وي]ها|\bkhal|\b(?:em7|ems|7thef|7zef|7def|a7thef)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    private static readonly Regex YesAndPattern = new("^(?:(?:yes|yeah|yep|sure|i am sure|im sure|نعم|ايوه|اكيد|اي|na3am|aywa) )+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    private static readonly Regex NoPattern = new("^(?:(?:no|nope|nah|n|not|not now|not yet|keep|keep it|keep them|keep everything|dont|do not|dont erase|dont delete|cancel|never mind|nevermind|wait|leave it|thanks|thank you|please|forget it|"
        + "لا|كلا|لا شكرا|ابقوها|ابقها|خلوها|خليها|الغاء|لا تحدف|لا تحدفوا|لا تمسح|لا تمسحوا|شكرا|خلاص|la2|la|laa|khalli|khaliha|khalloha) ?)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
}
