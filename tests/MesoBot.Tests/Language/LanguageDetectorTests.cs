using MesoBot.Language;

namespace MesoBot.Tests.Language;

public class LanguageDetectorTests
{
    [Theory]
    // English, also hurried, short, and with a foreign name or place in it
    [InlineData("does it hurt", "en")]
    [InlineData("hurts?", "en")]
    [InlineData("price", "en")]
    [InlineData("mesotherapy", "en")]
    [InlineData("book me 4 tmrw pls", "en")]
    [InlineData("r u open 2day", "en")]
    [InlineData("I had 3 sessions of 5ml at 7pm", "en")]
    [InlineData("is la mer cream ok after", "en")]
    [InlineData("can I see Dr Maria de los Santos", "en")]
    [InlineData("hi, i am from Sharjah, near Al Khan", "en")]
    [InlineData("vitamin b12 and co2 laser", "en")]
    // Arabic: standard, Gulf, Egyptian, Levantine, with a Latin name, with Arabic digits
    [InlineData("هل الميزوثيرابي مؤلم؟", "ar")]
    [InlineData("كم سعر الجلسة", "ar")]
    [InlineData("ابغي احجز موعد باجر", "ar")]
    [InlineData("عايزة أعرف هو بيوجع ولا لأ", "ar")]
    [InlineData("شو هو الميزو وقديش بدو جلسات", "ar")]
    [InlineData("هل عندكم NCTF", "ar")]
    [InlineData("حرارتي ٣٩", "ar")]
    [InlineData("الم", "ar")]
    [InlineData("ما أقدر أتنفس", "ar")]
    // Both at once, or Arabic in Latin letters
    [InlineData("بدي book appointment for meso please", "mixed")]
    [InlineData("is it safe للحامل؟", "mixed")]
    [InlineData("my wejhi waram after el ibra", "mixed")]
    [InlineData("shu howe el meso", "mixed")]
    [InlineData("ma a2dar atnaffas", "mixed")]
    [InlineData("kam se3r el jalsa", "mixed")]
    [InlineData("3ayza a7gez ma3ad", "mixed")]
    [InlineData("hal el ebar towja3", "mixed")]
    // Urdu, in its own letters and in Latin ones
    [InlineData("کیا اس سے درد ہوتا ہے؟", "ur")]
    [InlineData("مجھے سانس نہیں آ رہا", "ur")]
    [InlineData("انجکشن کے بعد چہرہ سوج گیا ہے", "ur")]
    // Hindi, in its own letters and in Latin ones
    [InlineData("क्या इससे दर्द होता है?", "hi")]
    [InlineData("मुझे सांस नहीं आ रही", "hi")]
    [InlineData("kya isme dard hota hai", "hi")]
    [InlineData("mujhe saans nahi aa rahi hai", "hi")]
    // Russian, also with a Latin name
    [InlineData("Это больно?", "ru")]
    [InlineData("Сколько стоит мезотерапия NCTF", "ru")]
    [InlineData("не могу дышать", "ru")]
    // Tagalog
    [InlineData("masakit po ba ito", "tl")]
    [InlineData("magkano po ang mesotherapy", "tl")]
    [InlineData("hindi ako makahinga", "tl")]
    // Persian
    [InlineData("آیا درد دارد؟", "fa")]
    [InlineData("بعد از تزریق صورتم ورم کرده", "fa")]
    [InlineData("نمی‌توانم نفس بکشم", "fa")]
    // French
    [InlineData("est-ce que ça fait mal ?", "fr")]
    [InlineData("combien coûte une séance", "fr")]
    [InlineData("je ne peux pas respirer", "fr")]
    // Some other language
    [InlineData("¿cuánto cuesta y duele mucho por favor?", "other")]
    [InlineData("tut das weh und was kostet eine Behandlung", "other")]
    [InlineData("疼吗", "other")]
    [InlineData("痛いですか", "other")]
    [InlineData("እባክዎ ዋጋው ስንት ነው", "other")]
    [InlineData("வலிக்குமா", "other")]
    public void TheLanguageIsTold(string message, string label) => Assert.Equal(label, LanguageDetector.Detect(message).Label);

    [Theory]
    [InlineData("ok")]
    [InlineData("998")]
    [InlineData("👍")]
    [InlineData("?")]
    [InlineData("")]
    [InlineData("38.5")]
    public void WhatGivesNothingAwayIsEnglishAtFirst(string message) => Assert.Equal("en", LanguageDetector.Detect(message).Label);

    [Theory]
    [InlineData("ok")]
    [InlineData("998")]
    [InlineData("٩٩٨")]
    [InlineData("👍")]
    [InlineData("?")]
    [InlineData("")]
    [InlineData("NCTF")]
    public void WhatGivesNothingAwayKeepsTheConversationsLanguage(string message) =>
        Assert.Equal("ar", LanguageDetector.Detect(message, MessageLanguage.Arabic).Label);

    [Fact]
    public void AnEnglishSentenceLeavesAnArabicConversation() =>
        Assert.Equal("en", LanguageDetector.Detect("does it hurt a lot", MessageLanguage.Arabic).Label);

    [Fact]
    public void AnArabicSentenceLeavesAnEnglishConversation() =>
        Assert.Equal("ar", LanguageDetector.Detect("هل يؤلم", MessageLanguage.English).Label);

    [Fact]
    public void ANumberAfterAMixedMessageIsNotMixed() =>
        Assert.Equal("ar", LanguageDetector.Detect("2", new MessageLanguage("ar", IsMixed: true)).Label);

    [Theory]
    [InlineData("ar", false)]
    [InlineData("en", false)]
    [InlineData("ru", true)]
    [InlineData("other", true)]
    public void OnlyEnglishAndArabicAreOurs(string code, bool isOther) => Assert.Equal(isOther, new MessageLanguage(code, IsMixed: false).IsOther);
}
