using System.Collections.Frozen;

namespace MesoBot.Booking;

/// <summary>What a patient wants of the form itself.</summary>
internal enum FormCommand
{
    None,
    Cancel,
    StartOver,
    ReadBack,
    Change,
    Skip,
    Screening,
    RefuseToKeep,
    AskWhatFor,
}

/// <summary>Reads yes, no, and commands to the form.</summary>
internal static class AnswerReader
{
    /// <summary>More words than these are no plain answer.</summary>
    private const int ShortAnswer = 7;

    private static readonly FrozenSet<string> YesWords = Vocabulary.Of(
        "yes yeah yep yup ya yess sure ok okay okey correct right confirm confirmed send agree agreed absolutely definitely perfect great good fine deal exactly submit accept accepted affirmative ahead " +
        "نعم ايوه ايوا اي ايه اكيد تمام اوكي اوكيه اوك موافق موافقه صح صحيح ارسل ارسلي ارسلوا ارسلها ارسله ارسال اكد اكدي اكدوا زين ماشي اعتمد حسنا طبعا اوافق مناسب يناسبني مضبوط يب " +
        "aywa aiwa na3am tamam akeed sa7 mwafe2 mwaf2a mashi eh naam okk");

    private static readonly FrozenSet<string> NoWords = Vocabulary.Of("no nope nah wrong incorrect not dont disagree negative لا لأ مو مب مش غلط خطا خطأ ما لاا la la2 mish msh mub ghalat");

    private static readonly FrozenSet<string> AroundAnswers = Vocabulary.Of(
        "please pls thanks thank you it that thats is i the all go ahead looks look good works work for me do to and with so send request them this am over parent guardian her his their my mother father mom dad legal mum un we are im " +
        "الطلب طلب انا كل شي شيء هذا هي هو لو سمحت شكرا ارسلوه ولي امر امها ابوها والدتها والدها والدته والده يا الله مع السلامه mashkoor shukran kollo كله");

    private static readonly Phrases Cancels = new(
        "cancel|cancel it|cancel that|cancel this|cancel the request|cancel request|cancel my request|cancel booking|cancel the booking|cancel everything|never mind|nevermind|forget it|forget about it|leave it|drop it|stop booking|do not book|no need|not needed|changed my mind|" +
        "i changed my mind|not interested anymore|dont want to book|dont want it|do not want it|dont want it anymore|not now|quit|exit|no longer want|no longer need|" +
        "الغي|الغ|الغاء|الغي الطلب|الغاء الطلب|الغيه|الغوا|الغوه|كنسل|كنسلي|كنسلوا|خلاص ما ابي|خلاص مابي|ما ابي|مابي|ما ابغى|مابغى|ما عاد ابي|ما اريد|لا اريد|ما بدي|مش عايزه|مش عايز|انسى|انسي|انس الموضوع|انسى الموضوع|بطلت|غيرت رايي|لا داعي|مو لازم|ما له داعي|" +
        "khalas mabi|mabi|ma abi|ma baddi|mish 3ayza|batalt|insa|ensa|elghi|kansel|kansil");

    private static readonly Phrases StartsOver = new("start over|start again|start from the beginning|from the beginning|from scratch|restart|begin again|start anew|من جديد|من البدايه|من الاول|نبدا من جديد|ابدا من جديد|نعيد|اعاده من البدايه|men elawwal|men jdeed|men gdeed");

    private static readonly Phrases ReadsBack = new(
        "what did you understand|what have you understood|what did you get|what have you got|what do you have|what have you noted|what did you note|what did you write|what have you written|read it back|read back|read that back|show me what you have|" +
        "show my request|show the request|show summary|the summary|summary|what is in my request|what details do you have|what have i told you|recap|ايش فهمت|شو فهمت|وش فهمت|شنو فهمت|ماذا فهمت|ماذا فهمتم|شو فهمتي|وش فهمتي|شنو فهمتي|شو فهمتوا|ماذا سجلتم|ايش فهمتي|شو سجلتي|شو كتبتي|شو كتبت|وش كتبت|ايش سجلت|شو سجلت|الملخص|اقرا الطلب|شنو كتبت|وش سجلتوا|shu fhemt|shu fahemt|esh fhemt");

    private static readonly Phrases Changes = new("change something|change a detail|change it|change details|edit|edit it|correct something|i want to change something|something is wrong|thats wrong|its wrong|not correct|تغيير شيء|تعديل|تعديل شيء|عدل|اعدل|ابي اعدل|ابغى اعدل|ابي اغير|ابغى اغير|في غلط|فيه غلط|في خطا|فيه خطا|a3addel|aghayyer");
    private static readonly Phrases Skips = new("skip|skip it|skip this|no preference|doesnt matter|does not matter|dont mind|i dont mind|prefer not to say|rather not say|no thanks|تخطي|تخطى|تجاوز|ما يفرق|مايفرق|عادي|لا يهم|ما عندي مانع|سكيب|3adi|ma yefre2");
    private static readonly Phrases Screens = new("health questions|answer health questions|the health questions|answer the health questions|اسئله صحيه|الاسئله الصحيه|الاجابه عن الاسئله الصحيه");

    private static readonly FrozenSet<string> KeepWords = Vocabulary.Of("keep keeping kept save saving saved store storing stored hold have having record recording use using share sharing give giving leave اعطي اعطيكم اعطيك حفظ تحفظ تحفظون تحفظوا تخزين تخزنون الاحتفاظ تحتفظون تحتفضون تسجيل تسجلون استخدام مشاركه يحفظ");
    private static readonly FrozenSet<string> DataWords = Vocabulary.Of("number phone mobile details data information info name record records رقمي رقم الرقم بياناتي بيانات البيانات معلوماتي معلومات المعلومات اسمي تفاصيلي");
    private static readonly Phrases Refusals = new(
        "dont agree|do not agree|disagree|dont consent|do not consent|no consent|dont want you|do not want you|dont keep|do not keep|dont save|do not save|dont store|do not store|not keep|not save|not store|not okay with|not ok with|not comfortable|prefer not to|rather not|wont give|do not want to|dont want to|will not give|without keeping|without saving|withdraw my consent|" +
        "لا اوافق|ما اوافق|مو موافق|مو موافقه|مش موافق|مش موافقه|غير موافق|غير موافقه|ارفض|لا اريد|ما ابي|مابي|ما ابغى|ما اريد|لا تحفظوا|لا تحفظون|لا تحتفظوا|لا تخزنوا|ما بدي|mish mwafe2|la tehfazo");

    private static readonly Phrases WhatFor = new(
        "what will you do with|what do you do with|what happens with|what happens to|why do you need|why do you want|why you need|who sees|who will see|who can see|how do you use|how will you use|will you share|do you share|do you sell|what do you need|is it safe to give|" +
        "ليش تحتاجون|ليش تبون|ليش تبغون|لماذا تحتاجون|لماذا تريدون|شو بتسوون|شو تسوون|وش تسوون|من يشوف|مين يشوف|من يرى|هل تشاركون|leish t7tajoon|leh me7tageen");

    private static readonly Phrases RefusalsOfAll = new("i dont agree|i do not agree|i disagree|i dont consent|i do not consent|لا اوافق|مو موافق|مو موافقه|مش موافق|مش موافقه|غير موافق|غير موافقه");

    public static bool IsYes(Said said) => Pure(said, YesWords) && !HasNo(said);

    public static bool IsNo(Said said) => said.Count <= ShortAnswer && Enumerable.Range(0, said.Count).Any(i => NoWords.Contains(said[i]) && !said.IsUsed(i))
        && Enumerable.Range(0, said.Count).All(i => said.IsUsed(i) || NoWords.Contains(said[i]) || AroundAnswers.Contains(said[i]));

    /// <summary>The words begin with a yes: "yes, but after 5".</summary>
    public static bool StartsWithYes(Said said) => said.Count > 0 && YesWords.Contains(said[0]);

    public static bool StartsWithNo(Said said) => said.Count > 0 && NoWords.Contains(said[0]);

    /// <param name="isAtSummary">"I do not agree" is then about keeping.</param>
    public static FormCommand Command(Said said, bool isAtSummary)
    {
        if (Refusals.IsIn(said) && said.Has(KeepWords) && said.Has(DataWords) || isAtSummary && said.Count <= ShortAnswer && RefusalsOfAll.IsIn(said)) return FormCommand.RefuseToKeep;
        if (WhatFor.IsIn(said) && said.Has(DataWords)) return FormCommand.AskWhatFor;
        if (ReadsBack.IsIn(said) && said.Count <= 12) return FormCommand.ReadBack;
        if (StartsOver.IsIn(said) && said.Count <= 10) return FormCommand.StartOver;
        if (said.Count > 10) return FormCommand.None;
        if (Cancels.IsIn(said) && said.Left <= 6) return FormCommand.Cancel;
        if (Screens.IsIn(said)) return FormCommand.Screening;
        if (Changes.IsIn(said) && said.Count <= 6) return FormCommand.Change;
        return Skips.IsIn(said) && said.Count <= 5 ? FormCommand.Skip : FormCommand.None;
    }

    public static bool HasNo(Said said) => Enumerable.Range(0, said.Count).Any(i => NoWords.Contains(said[i]));

    private static bool Pure(Said said, FrozenSet<string> words) => said.Count is > 0 and <= ShortAnswer + 2 && said.Has(words)
        && Enumerable.Range(0, said.Count).All(i => words.Contains(said[i]) || AroundAnswers.Contains(said[i]));
}
