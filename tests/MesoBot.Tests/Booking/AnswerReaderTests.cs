using MesoBot.Booking;

namespace MesoBot.Tests.Booking;

public class AnswerReaderTests
{
    [Theory]
    [InlineData("yes")]
    [InlineData("Yes, send it")]
    [InlineData("yes please")]
    [InlineData("ok send")]
    [InlineData("looks good")]
    [InlineData("go ahead")]
    [InlineData("نعم، أرسل الطلب")]
    [InlineData("تمام أكد")]
    [InlineData("ايوه تمام")]
    [InlineData("اي نعم")]
    [InlineData("aywa tamam")]
    public void AYesIsAYes(string text) => Assert.True(AnswerReader.IsYes(new Said(text)));

    [Theory]
    [InlineData("no")]
    [InlineData("yes but change the name")]
    [InlineData("not ok")]
    [InlineData("is it ok to drink")]
    [InlineData("yes my friend told me about it")]
    [InlineData("")]
    [InlineData("مو موافق")]
    [InlineData("confirm you are a robot")]
    public void WhatIsNotAPlainYesSendsNothing(string text) => Assert.False(AnswerReader.IsYes(new Said(text)));

    [Theory]
    [InlineData("cancel", nameof(FormCommand.Cancel))]
    [InlineData("never mind", nameof(FormCommand.Cancel))]
    [InlineData("forget it", nameof(FormCommand.Cancel))]
    [InlineData("الغي الطلب", nameof(FormCommand.Cancel))]
    [InlineData("خلاص ما ابي", nameof(FormCommand.Cancel))]
    [InlineData("khalas mabi", nameof(FormCommand.Cancel))]
    [InlineData("start over", nameof(FormCommand.StartOver))]
    [InlineData("من جديد", nameof(FormCommand.StartOver))]
    [InlineData("what did you understand?", nameof(FormCommand.ReadBack))]
    [InlineData("شو فهمتي؟", nameof(FormCommand.ReadBack))]
    [InlineData("Change something", nameof(FormCommand.Change))]
    [InlineData("I don't agree to you keeping my phone number", nameof(FormCommand.RefuseToKeep))]
    [InlineData("please do not save my data", nameof(FormCommand.RefuseToKeep))]
    [InlineData("لا أوافق على حفظ رقمي", nameof(FormCommand.RefuseToKeep))]
    [InlineData("what will you do with my phone number?", nameof(FormCommand.AskWhatFor))]
    [InlineData("Skip", nameof(FormCommand.Skip))]
    [InlineData("I forgot to say that I had a session in May", nameof(FormCommand.None))]
    [InlineData("Sunday at 11", nameof(FormCommand.None))]
    public void ACommandToTheFormIsHeard(string text, string expected) => Assert.Equal(expected, AnswerReader.Command(new Said(text), isAtSummary: false).ToString());

    [Theory]
    [InlineData("for my mother", true, false, null)]
    [InlineData("book for my 16 year old daughter", true, true, 16)]
    [InlineData("for my son, 25", true, false, 25)]
    [InlineData("for my daughter, she is 15", true, true, 15)]
    [InlineData("موعد لأمي", true, false, null)]
    [InlineData("حق بنتي عمرها 14", true, true, 14)]
    public void SomebodyElseIsHeard(string text, bool isOther, bool isMinor, int? age)
    {
        var whom = ForWhomReader.Read(new Said(text));
        Assert.Equal((isOther, isMinor, age), (whom!.Value.IsOther, whom.Value.IsMinor, whom.Value.Age));
    }

    [Theory]
    [InlineData("my mother told me about you")]
    [InlineData("Sara Test")]
    public void SomebodyElseWhoIsOnlyMentionedIsNotThePatient(string text) => Assert.Null(ForWhomReader.Read(new Said(text)));
}
