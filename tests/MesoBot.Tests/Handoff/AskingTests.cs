using MesoBot.Answers;
using MesoBot.Handoff;
using MesoBot.Tests.Support;
using MesoBot.Turns;

namespace MesoBot.Tests.Handoff;

/// <summary>Which words bring a person, and what is said of waiting.</summary>
public class AskingTests
{
    private static readonly ConversationState Waiting = ConversationState.New with { IsWaiting = true };

    [Theory]
    [InlineData("I want to talk to a human", HandoffReasons.Asked)]
    [InlineData("أريد التحدث مع موظف", HandoffReasons.Asked)]
    [InlineData("I am very unhappy with how your staff treated me, I want to complain", HandoffReasons.Complaint)]
    [InlineData("my throat is closing and I cannot breathe", HandoffReasons.Emergency)]
    [InlineData("I am 15, can I get mesotherapy?", HandoffReasons.Minor)]
    [InlineData("Здравствуйте, сколько стоит мезотерапия?", HandoffReasons.OtherLanguage)]
    public void TheseWordsBringAPerson(string words, string reason) => Assert.Equal(reason, new TestBot().Say(words).Handoff?.Reason);

    [Theory]
    [InlineData("does it hurt?")]
    [InlineData("where are you?")]
    [InlineData("hello")]
    public void TheseDoNot(string words) => Assert.Null(new TestBot().Say(words).Handoff);

    [Fact]
    public void TheSecondQuestionWithoutAReviewedAnswerBringsOneAndSaysSo()
    {
        var bot = new TestBot();
        Assert.Null(bot.Say("هل الميزوثيرابي آمن؟").Handoff);
        var second = bot.Say("كم جلسة أحتاج للوجه؟");
        Assert.Equal(HandoffReasons.NoAnswer, second.Handoff?.Reason);
        Assert.Equal(0, second.State.Unanswered);
    }

    [Theory]
    [InlineData("when will someone answer me?")]
    [InlineData("how long until they reply")]
    [InlineData("is anyone there")]
    [InlineData("I am still waiting")]
    [InlineData("متى سيرد عليّ أحد؟")]
    public void WhoWaitsMayAskWhen(string words) => Assert.Contains("human-waiting", Key(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("can you call me instead")]
    [InlineData("I'd rather have a call")]
    [InlineData("اتصلوا بي من فضلكم")]
    public void WhoWaitsMayAskForACall(string words) => Assert.Contains("human-call", Key(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("how long should I wait before going to the gym")]
    [InlineData("when do the lumps go away")]
    [InlineData("does it hurt?")]
    public void WhoWaitsIsAnsweredQuestions(string words) => Assert.Equal("", Key(words));

    private static string Key(string words)
    {
        var reply = new TestBot().Think(Waiting, words).Reply;
        var texts = reply.Blocks.OfType<TextBlock>().Select(b => b.Text).ToList();
        return string.Join(' ', new[] { "human-waiting", "human-call" }.Where(key =>
            new[] { "en", "ar" }.Any(language => texts.Any(t => t.StartsWith(TestBot.Store.Current.Replies.Get(key, language)[..20], StringComparison.Ordinal)))));
    }
}
