using MesoBot.Privacy;

namespace MesoBot.Tests.Privacy;

/// <summary>Orders about data beside other words. The table was written before the rules.</summary>
public class OrdersInsideTests
{
    public static readonly TheoryData<string> Forgets =
    [
        "Hi there. I booked by accident with my work phone. Could you erase my chat history please?",
        "your bot gave me the wrong price!!! delete all my info right now",
        "I found another doctor; kindly remove my personal data.",
        "ok i understand. last thing: delete everything i told you",
        "Just so you know I will not come back so delete my records thanks",
        "I do not trust chat bots, I want you to forget everything about me.",
        "can you tell me your hours and delete my chat after that",
        "We talked enough I think. Erase me from your database!",
        "I'm under 18 and my mother is angry, please delete all my messages",
        "لو سمحتم ما بكمل معكم، احذفوا كل معلوماتي",
        "خلاص ما أبي أجي، امسح محادثتي واسمي",
        "شكرا دكتورة، وأرجو مسح بياناتي من عندكم",
        "mabi aji, emsa7 bayanati law sama7t",
        "Thanks, you've been very kind. One last thing, please wipe all my data.",
        "I decided to go somewhere else, so please delete all my information and don't contact me",
        "hello! yesterday i asked about fillers. now i want you to erase our whole conversation",
        "I feel uncomfortable that this is saved somewhere. Delete my chat please, and tell me when it is done.",
        "my husband uses this phone too so could you please remove everything i wrote here",
        "ok great thank you bye and forget everything you know about me",
        "Never mind the appointment. I want to be forgotten.",
        "since I am not your patient any more I would like you to delete my records",
        "is it safe while breastfeeding? also delete my data please",
        "no thank you, just delete my personal information and we are done",
        "I don't need this any more. Delete my data.",
        "I never said I wanted this stored, erase my data",
        "sorry wrong clinic, please get rid of my data",
        "can you cancel my booking and delete my data",
        "Great answer! btw pls delete my number and name from your system ok",
        "I want all of this gone: delete my messages and my name",
        "شكرا جزيلا على المساعدة، أرجو حذف كل بياناتي",
        "ما عاد أحتاج الموعد، امسحوا معلوماتي لو سمحتم",
        "قررت أروح عيادة ثانية واحذفوا كل شيء عني",
        "هل الليزر يوجع؟ وبعدين احذف محادثتي من فضلك",
        "أنا محرجة من كلامي هنا، امسح كل ما كتبته",
        "shukran kteer, bas em7ou bayanati please",
        "I'm moving abroad next month. Please erase all my information.",
        "ok so i dont want to do the treatment, can you delete everything you know about me?",
        "you were helpful, thank you. Now delete this conversation please",
        "Hi again, I'm the one who asked about lips. I want my data deleted.",
        "please cancel everything and remove me from your system",
        "it was a mistake to write all this, please forget me",
        "I changed my mind about everything, please delete my account and my chat",
        "أشكركم، لكن أريد حذف بياناتي",
        "موعدي انتهى والحمد لله، احذفوا بياناتي من عندكم",
        "merci ktir, bas delete my data",
    ];

    public static readonly TheoryData<string> Stops =
    [
        "It was nice talking. Bye. And please don't text me any more.",
        "I live in London now, there is no point, stop the reminders",
        "I asked for a price and now I get messages every day, please stop writing to me",
        "Not interested. Unsubscribe.",
        "تعبت من الرسائل، أوقفوا الرسائل",
        "Too many notifications lately! Stop texting me, I will call you when I'm ready",
        "I changed clinics last month, please stop sending me reminders",
        "the treatment was fine but don't message me again please",
        "please take me off your list, I have moved to Abu Dhabi",
        "what are your prices? oh and stop messaging me",
        "I already had my appointment so you can stop reminding me",
        "i'm busy with exams, do not contact me anymore",
        "please don't send me any more reminders because I have cancelled",
        "leave my appointment as it is but stop sending me messages",
        "غيرت رأيي، لا ترسلوا لي رسائل بعد الآن، وكم السعر؟",
        "العلاج كان ممتاز بس وقفوا الرسائل",
        "انا مسافرة هالفترة فلا تراسلوني",
        "khalas ruht 3iyada tanya, la tb3atouli rasayel",
        "I got three texts today. Please stop messaging me!",
        "thanks for everything, but please don't write to me any more",
        "ok see you sunday, and no more reminders please",
        "i am not interested anymore, unsubscribe me",
        "شكرا، بس لا ترسلون لي رسائل",
    ];

    public static readonly TheoryData<string> Knows =
    [
        "hello, what kind of info do you keep about me, just curious",
        "Under the law I can ask: what personal data do you have on me?",
        "ممكن سؤال؟ ايش المعلومات اللي عندكم عني",
        "Before we go on: what do you know about me?",
        "I chatted here last year I think. What information do you have about me and who can read it?",
        "my friend says you save everything, so tell me what data you keep about me",
        "good morning, I'm writing because I want a copy of my data. My name is Salma.",
        "قبل ما أكمل، ماذا تعرفون عني؟",
        "سمعت إنكم تحفظون الكلام، شو عندكم عني؟",
        "marhaba, sho ta3rfo 3anni?",
        "quick question, what do you know about me? and do you share it?",
        "I am worried about privacy. Can you show me my data?",
        "عندي سؤال: شو تعرفون عني؟",
    ];

    public static readonly TheoryData<string> Withdrawals =
    [
        "I revoke my consent. I should not have agreed.",
        "I thought about it again and I withdraw my consent, sorry for the trouble",
        "فكرت مرة ثانية وأسحب موافقتي",
        "after talking with my family i want to withdraw my consent",
    ];

    public static readonly TheoryData<string> None =
    [
        "Can I withdraw my consent after signing?",
        "Could the laser erase my birthmark and remove my hair too?",
        "I was told to stop the retinol, and my skin is clear now. Should I start it again?",
        "please remove me from Sunday and put me on Monday",
        "Do you know what data the study had about mesotherapy?",
        "nobody will contact me? I asked for a person an hour ago",
        "stop. wait. I meant Tuesday",
        "my phone deletes my messages, can you send them again?",
        "why should I give you my number, will you delete it?",
        "I never said delete my data!",
        "can you text me the address, please",
        "don't message my sister about it, message me",
        "I don't want to be forgotten on the waiting list",
        "remove the filler from my lips please and give me my money back",
        "my consent form, where is it? I want to read my permission",
        "you know everything about me by now haha",
        "if it hurts, can we stop? and is there a cream",
        "no more needles please, and no more pain",
        "is it possible to delete all my moles and clear everything on me",
        "لا تتوقفوا عن الإرسال، أحب رسائلكم",
        "هل أقدر أمسح المكياج بعد الجلسة؟ وأوقف الكريم؟",
        "لما أحذف التطبيق هل تبقى محادثتي؟",
        "mish 3arfe shu a3mel, wa2afet el dawa",
        "will it delete my wrinkles or just hide them",
        "how do I stop the bleeding after the injection? it won't stop",
        "can I forget about sun cream after three sessions?",
        "my friend asked you to delete her data, did you do it?",
        "don't delete my data please, I still need the appointment",
        "please do not forget me, I'm waiting for the call",
        "I hope the doctor won't forget about me, I booked for Sunday",
        "what happens if I delete my data, do I lose my appointment?",
        "will you delete my messages after a year?",
        "did you stop sending reminders? I got none and I want them",
        "please don't stop sending me reminders, I forget everything",
        "I forgot my appointment, what do you have for me on Monday",
        "stop me if I'm wrong but botox and fillers are different, right?",
        "when should I stop the cream and start the sunscreen",
        "I want to remove my tattoo and clear my acne scars",
        "the redness is gone, thank you. do I stop the ointment now?",
        "what do you know about melasma and about me having dark skin?",
        "who deleted my appointment? I had one on Sunday",
        "can you remove the dark spots on me, everything about me looks tired",
        "I deleted my app, can I still see the messages?",
        "if i delete my chat do you still keep it?",
        "how long do you keep my data before it's deleted?",
        "My sister wants you to delete her messages, is that possible?",
        "I told my mother to delete my messages from her phone",
        "message me when the doctor is free, don't text my husband",
        "please don't call, text me instead",
        "should I stop taking aspirin and delete my alarm",
        "does the cream erase everything you have on your skin, like freckles",
        "forget what I said about Monday, Tuesday is better",
        "Remove my appointment on Sunday and give me Monday",
        "clear my schedule for Thursday, I'm coming",
        "I can't stop itching. Everything itches. What do you recommend?",
        "she wrote \"delete my data\" in the chat and nothing happened, why?",
        "is it true that you never delete my data?",
        "I want to know what you have for dark circles and what it costs",
        "tell me everything about mesotherapy, what do you know about it",
        "don't text me, call me on my mobile",
        "it hurts, stop. I can't do this",
        "هل يمسح العلاج كل شي عن وجهي مثل التجاعيد؟",
        "لا تحذفوا بياناتي، أحتاج الموعد",
        "لا تنسوني، أنا أنتظر الاتصال",
        "متى أوقف الكريم وأبدأ بالواقي؟",
        "إذا حذفت بياناتي هل يلغى موعدي؟",
        "صديقتي طلبت منكم حذف بياناتها، هل تم؟",
        "نسيت موعدي، ماذا عندكم يوم الأحد؟",
        "كيف أوقف النزيف بعد الإبرة؟ ما يتوقف",
        "احذف موعد الأحد وعطني الاثنين",
        "ماذا تعرفون عن الكلف؟ وهل يناسبني؟",
        "la tem7ou bayanati, badde el maw3ad",
        "ensit maw3edi, sho 3andkon yom el a7ad?",
        "how can I stop my face from turning red?",
        "please remember me, don't forget my name",
        "would you delete my data if I asked?",
        "can the doctor remove everything on my cheek and stop it coming back",
        "my ex texts me all day, how do I tell him to stop messaging me",
        "he told me to stop texting him, anyway, is Sunday free?",
        "I don't want you to delete my data, I want to see the price list",
        "do you know me? what do you know about my treatment plan",
        "the nurse said they will delete my photos, is that right?",
        "I am not asking you to delete my data, just to correct my name",
        "why do you send me messages at night? can you send them in the morning",
        "stop sending me to the other branch, I want Jumeirah",
        "no more messages from the clinic for two weeks, did you forget me?",
        "the doctor never messages me, is she there?",
        "don't stop, go on. what else do you know about fillers",
        "لا أريد حذف بياناتي بل تعديل رقمي",
        "هل ستحذفون رسائلي بعد سنة؟",
        "الدكتورة وعدتني وما راسلتني، لا تنسوني",
        "كم تكلف إزالة الوشم ومسح البقع؟",
        "sho ta3rfo 3an el filler? ana khayfe",
        "did you get my message? delete the first one, the number was wrong",
        "what if I book and delete my data, does the doctor still know?",
        "my mother says: delete my data. I say keep it",
    ];

    public static readonly TheoryData<string> Corrections =
    [
        "delete my number, it is wrong, new number is 0501234567",
        "can you remove me and my friend from Tuesday",
        "no, delete me and book my sister instead",
        "ok delete my information and I will write it again",
        "I want to book. wait, delete my details, wrong phone",
        "please clear the chat and start over",
        "sorry, clear the conversation, I want to begin again",
        "you may delete my data after the appointment",
        "thanks, you can delete my data, but only after the appointment",
        "please delete my messages when the treatment is over",
        "احذفوا رقمي، الرقم غلط، رقمي الجديد 0501234567",
        "لحظة، امسح اسمي، كتبته خطأ",
        "احذفوا معلوماتي وسأكتبها مرة ثانية",
        "احذفوا بياناتي بعد الموعد",
        "امسحوا المحادثة كلها، نبدأ من جديد",
    ];

    public static readonly TheoryData<string> SaidWhileBooking =
    [
        "wait, delete everything I said, it is Thursday",
        "no, delete my name, it is Sara",
        "لحظة، امسح كل ما كتبته، أريد الخميس",
    ];

    public static readonly TheoryData<string> SaidToStaff =
    [
        "I sent two photos by mistake, please delete my messages",
        "thanks Mona. please remove me, I will not come on Sunday",
        "شكرا منى، امسحوا رقمي لو سمحتم",
        "sorry, one question: what do you know about me?",
    ];

    public static readonly TheoryData<string> AllOfIt =
    [
        "I changed my mind. Delete all my data please",
        "thank you Mona, and please delete everything you have about me",
        "شكرا منى، أرجو حذف كل بياناتي",
    ];

    [Theory]
    [MemberData(nameof(Corrections))]
    public void AWordTakenBackOrMeantForLaterIsNoOrder(string text) => Assert.Null(KindOf(text));

    [Theory]
    [MemberData(nameof(SaidWhileBooking))]
    public void ACorrectionWhileBookingIsLeftToTheBooking(string text) => Assert.Null(KindOf(text, isBooking: true));

    [Theory]
    [MemberData(nameof(SaidToStaff))]
    [MemberData(nameof(Corrections))]
    public void WhatIsSaidToStaffIsLeftToThem(string text) => Assert.Null(OrdersInside.Find(text, isBooking: false, isHeld: true));

    [Theory]
    [MemberData(nameof(AllOfIt))]
    public void AnOrderAboutAllThatIsKeptIsHeardAnywhere(string text)
    {
        Assert.Equal(PrivacyAskKind.ConfirmForget, OrdersInside.Find(text, isBooking: false, isHeld: true)?.Kind);
        Assert.Equal(PrivacyAskKind.ConfirmForget, OrdersInside.Find(text, isBooking: true)?.Kind);
    }

    [Theory]
    [InlineData("I found another clinic. Please delete my number")]
    [InlineData("I am not coming, delete my details and never contact me again")]
    [InlineData("thanks for all, now delete me and all my messages")]
    public void AnOrderAboutOnesNumberStaysOneWhereNothingIsCorrected(string text) => Assert.Equal(PrivacyAskKind.ConfirmForget, KindOf(text));

    [Theory]
    [MemberData(nameof(Forgets))]
    public void AWishToBeForgottenIsHeardBesideOtherWords(string text) => Assert.Equal(PrivacyAskKind.ConfirmForget, KindOf(text));

    [Theory]
    [MemberData(nameof(Stops))]
    public void AWishToHearNothingIsHeardBesideOtherWords(string text) => Assert.Equal(PrivacyAskKind.Stop, KindOf(text));

    [Theory]
    [MemberData(nameof(Knows))]
    public void AWishToKnowIsHeardBesideOtherWords(string text) => Assert.Equal(PrivacyAskKind.Know, KindOf(text));

    [Theory]
    [MemberData(nameof(Withdrawals))]
    public void AWithdrawnConsentIsHeardBesideOtherWords(string text) => Assert.Equal(PrivacyAskKind.WithdrawConsent, KindOf(text));

    [Theory]
    [MemberData(nameof(None))]
    public void QuestionsRefusalsAndOtherPeoplesWordsAreNoOrder(string text) => Assert.Null(KindOf(text));

    [Fact]
    public void AStopIsTakenBackBesideOtherWords() => Assert.Equal(PrivacyAskKind.Start, KindOf("I'm back from holiday, you can message me again"));

    [Theory]
    [InlineData("my number is 0501234567, don't text me on weekends")]
    [InlineData("Thursday at 5 please, and stop messaging me there")]
    [InlineData("it is Sara, no more reminders please, I never forget")]
    public void AnAnswerToTheFormDoesNotPutItAway(string text) => Assert.Null(KindOf(text, isBooking: true));

    [Theory]
    [InlineData("I changed my mind, don't send me reminders any more, and what does it cost?", "what does it cost?")]
    [InlineData("what do you know about me? and who can read it?", "who can read it?")]
    public void WhatStandsBesideTheOrderIsLeft(string text, string rest) => Assert.Contains(rest, OrdersInside.Find(text, isBooking: false)!.Rest, StringComparison.Ordinal);

    [Fact]
    public void TheWholeMessageLeavesNothing() => Assert.Null(OrdersInside.Find("what a day", isBooking: false));

    private static PrivacyAskKind? KindOf(string text, bool isBooking = false) => PrivacyWords.Of(text, isBooking) ?? OrdersInside.Find(text, isBooking)?.Kind;
}
