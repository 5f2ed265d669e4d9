using MesoBot.Privacy;

namespace MesoBot.Tests.Privacy;

/// <summary>Which words are an order about what is kept, and which only sound like one.</summary>
public class PrivacyWordsTests
{
    public static readonly TheoryData<string> Stops =
    [
        "stop", "STOP", "Stop.", "stop please", "please stop", "unsubscribe", "unsubscribe me", "opt out", "opt me out", "stop messaging me", "pls stop texting me",
        "can you stop sending me messages", "stop sending messages", "don't message me", "dont text me anymore", "do not contact me again", "do not write to me",
        "no more messages", "stop the messages please", "i don't want any messages from you", "i dont want to receive messages", "take me off your list", "stop all messages",
        "ok stop messaging me now thanks", "stop whatsapping me", "don’t send me any more messages", "don't send me reminders", "no more reminders", "stop reminding me",
        "توقف", "توقفوا عن مراسلتي", "لا تراسلوني", "لا ترسلوا لي رسائل", "أوقفوا الرسائل", "وقفوا الرسائل لو سمحتوا", "ما أبي رسائل", "لا أريد رسائل منكم", "إلغاء الاشتراك",
        "بطلوا ترسلون لي رسائل", "لا تتواصلوا معي بعد الآن", "ما بدي رسائل", "إيقاف الرسائل", "توقفوا عن إرسال الرسائل", "لا تذكروني",
        "wa2fou el rasayel", "la tb3atouli rasayel", "ma abi rasayel", "battlou rasayel", "ma baddi messages", "la trasloni",
    ];

    public static readonly TheoryData<string> Forgets =
    [
        "forget me", "please forget me", "forget about me", "delete my data", "Delete my data!", "delete all my data", "erase my data please", "can you delete my data?", "delete everything about me",
        "i want you to delete my data", "i want my data deleted", "remove me from your system", "delete me", "how do i delete my data", "delete my chat history", "delete this chat", "wipe my personal data",
        "forget everything i told you", "delete everything you have on me", "delete my messages", "erase all my information from your database", "i want to be forgotten", "right to be forgotten",
        "delete all the data you have about me", "remove my information", "delete my personal information", "please erase everything you know about me", "delete my phone number",
        "احذفوا بياناتي", "احذف بياناتي", "امسح بياناتي", "أريد حذف بياناتي", "امسحوا محادثتي", "انساني", "انسوني", "احذف كل شيء عني", "ممكن تحذفون بياناتي", "أبغى أمسح بياناتي",
        "احذف رسائلي من فضلك", "أريد مسح معلوماتي", "إزالة بياناتي", "أرجو حذف جميع بياناتي", "حذف بياناتي الشخصية",
        "em7i bayanati", "emsa7 ma3loumati", "ensani", "insani please", "e7thef bayanati", "abi em7ou bayanati", "delete bayanati",
    ];

    public static readonly TheoryData<string> Knows =
    [
        "what do you know about me", "What do you know about me?", "what data do you have on me", "what data do you have about me?", "what info do u have on me", "what do you have on me", "what have you saved about me",
        "show me my data", "what information do you keep about me", "tell me what you know about me", "can i see my data", "i want a copy of my data", "what is stored about me", "what's kept about me", "export my data",
        "can you tell me what you know about me please", "what details do you have about me", "what personal data do you hold about me", "give me my data", "data access request", "so what do you know about me",
        "ماذا تعرف عني", "ماذا تعرفون عني؟", "شو تعرف عني", "شو تعرفون عني", "وش تعرف عني", "إيش تعرفون عني", "شنو تعرف عني", "ما الذي تعرفونه عني", "ما البيانات التي لديكم عني", "شو عندكم عني", "ماذا لديكم عني",
        "شو البيانات اللي عندكم عني", "ما هي بياناتي المحفوظة", "أريد نسخة من بياناتي", "اعرضوا بياناتي", "ما المعلومات المحفوظة عني",
        "sho ta3ref 3anni", "shu bta3ref 3anni", "shou bta3rfo 3ani", "esh ta3rfon 3anni", "wesh t3ref 3ani", "sho 3andkom 3anni",
    ];

    public static readonly TheoryData<string> Withdrawals =
    [
        "withdraw my consent", "i withdraw my consent", "I want to withdraw my consent", "revoke consent", "revoke my permission", "i take back my consent", "cancel my consent", "i no longer consent", "how can i withdraw my consent",
        "أسحب موافقتي", "أريد سحب موافقتي", "سحب الموافقة", "إلغاء موافقتي", "اتراجع عن موافقتي", "as7ab muwafa2ati",
    ];

    public static readonly TheoryData<string> Starts = ["start messages again", "start messaging me again", "resubscribe", "resume reminders", "you can message me again", "استأنفوا الرسائل"];

    /// <summary>Questions, bookings and complaints that share words with an order.</summary>
    public static readonly TheoryData<string> Others =
    [
        "stop the medicine", "should i stop aspirin", "when should i stop taking aspirin", "stop it", "can i stop after 3 sessions", "how do i stop the bleeding", "it wont stop bleeding", "stop smoking before", "stop calling me fat",
        "what do you know about mesotherapy", "what do you know about melasma", "what do you know about me and melasma", "what do you know about medicines", "what do you know", "do you know about me so",
        "forget it", "forget that", "forget the booking", "cancel", "cancel my booking", "cancel my appointment", "delete my booking", "delete my appointment", "i forgot my appointment", "forget monday, tuesday is better",
        "do you save what i write?", "is my data safe", "who can see my messages", "what data do you keep", "what happens to my data", "did you delete my data?", "do you delete data after a while", "is this chat private", "do you share my data",
        "remove my double chin", "remove the fat on me", "can you remove my dark circles", "erase my wrinkles", "can you delete scars", "clear my skin", "clear skin", "remove my fat", "delete fat", "can i see my doctor", "can you see my file before i come",
        "show me my options", "send me the price list", "send me a message when you know", "message me tomorrow", "no", "no thanks", "yes", "don't text, call me", "text me on whatsapp", "i want to withdraw from the treatment", "consent form", "do i sign a consent form",
        "start", "start again", "start over", "i don't want mesotherapy", "no more injections", "no more pain", "i dont want pain", "stop the pain", "what information do you need from me", "what do you have for hair", "what do you have for me", "what have you got",
        "what do you keep in the clinic", "my file", "access", "anything else about me you need", "i want to be treated", "i want to be seen", "take me off the waiting room list of dr sara please because i am ill and cannot come",
        "توقف النزيف", "هل أتوقف عن الأسبرين", "متى أوقف الدواء", "ماذا تعرف عن الميزوثيرابي", "شو تعرف عن الكلف", "انسى الموضوع", "إلغاء الحجز", "إلغاء الموعد", "إلغاء", "احذف الموعد", "هل تحفظون بياناتي", "هل بياناتي آمنة", "ما أبي إبر", "لا أريد الحجز",
        "sho ta3ref 3an el meso", "wa2ef el dawa", "khalas", "bas", "la", "ensa el mawdoo3", "ma abi maw3id",
    ];

    [Theory]
    [MemberData(nameof(Stops))]
    public void AWishToHearNothingIsHeard(string text) => Assert.Equal(PrivacyAskKind.Stop, PrivacyWords.Of(text));

    [Theory]
    [MemberData(nameof(Forgets))]
    public void AWishToBeForgottenIsHeard(string text) => Assert.Equal(PrivacyAskKind.ConfirmForget, PrivacyWords.Of(text));

    [Theory]
    [MemberData(nameof(Knows))]
    public void AWishToKnowIsHeard(string text) => Assert.Equal(PrivacyAskKind.Know, PrivacyWords.Of(text));

    [Theory]
    [MemberData(nameof(Withdrawals))]
    public void AWithdrawnConsentIsHeard(string text) => Assert.Equal(PrivacyAskKind.WithdrawConsent, PrivacyWords.Of(text));

    [Theory]
    [MemberData(nameof(Starts))]
    public void AStopIsTakenBack(string text) => Assert.Equal(PrivacyAskKind.Start, PrivacyWords.Of(text));

    [Theory]
    [MemberData(nameof(Others))]
    public void WhatOnlySoundsLikeAnOrderIsNone(string text) => Assert.Null(PrivacyWords.Of(text));

    [Theory]
    [InlineData("no reminders")]
    [InlineData("don't send me reminders")]
    [InlineData("remove my number")]
    [InlineData("delete my name")]
    [InlineData("بدون تذكير")]
    public void AnAnswerToTheFormIsNoOrder(string text)
    {
        Assert.NotNull(PrivacyWords.Of(text));
        Assert.Null(PrivacyWords.Of(text, isBooking: true));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("stop messaging me")]
    [InlineData("delete my data")]
    [InlineData("what do you know about me")]
    public void AnOrderIsOneInTheMiddleOfABookingAndWithStaffToo(string text) => Assert.NotNull(PrivacyWords.Of(text, isBooking: true, isHeld: true));

    [Fact]
    public void ItStoppedIsNoOrderToStaff() => Assert.Null(PrivacyWords.Of("توقف", isHeld: true));

    [Theory]
    [InlineData("yes")]
    [InlineData("Yes, erase it")]
    [InlineData("yes delete my data")]
    [InlineData("yes please")]
    [InlineData("delete it")]
    [InlineData("نعم، احذفوها")]
    [InlineData("أكيد")]
    [InlineData("na3am")]
    public void AYesIsAYes(string text) => Assert.Equal((true, false), (PrivacyWords.IsYes(text), PrivacyWords.IsNo(text)));

    [Theory]
    [InlineData("no")]
    [InlineData("No, keep it")]
    [InlineData("cancel")]
    [InlineData("forget it")]
    [InlineData("لا، أبقوها")]
    [InlineData("la2")]
    public void ANoIsANo(string text) => Assert.Equal((false, true), (PrivacyWords.IsYes(text), PrivacyWords.IsNo(text)));

    [Theory]
    [InlineData("now")]
    [InlineData("ok")]
    [InlineData("تمام")]
    [InlineData("does it hurt")]
    [InlineData("yes but does it hurt")]
    [InlineData("no reminders on my file")]
    public void AnythingElseIsNeither(string text) => Assert.Equal((false, false), (PrivacyWords.IsYes(text), PrivacyWords.IsNo(text)));
}
