using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Privacy;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Privacy;

/// <summary>Orders about what is kept, as the bot hears them in a conversation.</summary>
public class PrivacyTurnTests
{
    [Theory]
    [InlineData("stop", "Stop", "en", "no reminders")]
    [InlineData("لا تراسلوني", "Stop", "ar", "لا تذكيرات")]
    [InlineData("ma abi rasayel", "Stop", "ar", "لا تذكيرات")]
    [InlineData("what do you know about me", "Know", "en", "kept of you")]
    [InlineData("شو تعرفون عني", "Know", "ar", "حفظته هذه المحادثة")]
    [InlineData("withdraw my consent", "WithdrawConsent", "en", "withdrawn")]
    [InlineData("delete my data", "ConfirmForget", "en", "Are you sure?")]
    [InlineData("احذفوا بياناتي", "ConfirmForget", "ar", "هل أنتم متأكدون؟")]
    public void AnOrderIsAnsweredInItsLanguage(string text, string kind, string language, string words)
    {
        var result = new TestBot().Say(text);

        Assert.Equal((kind, ReplyKinds.Privacy, language), ($"{result.Privacy?.Kind}", result.Trace.Kind, result.Reply.Language));
        Assert.Contains(words, PlainText.Of(result.Reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("do you save what i write?", ReplyKinds.Privacy)]
    [InlineData("should i stop aspirin before mesotherapy", null)]
    [InlineData("what do you know about mesotherapy", null)]
    [InlineData("forget it", null)]
    public void AQuestionIsNoOrder(string text, string? kind)
    {
        var result = new TestBot().Say(text);

        Assert.Null(result.Privacy);
        if (kind is not null) Assert.Equal(kind, result.Trace.Kind);
        else Assert.NotEqual(ReplyKinds.Privacy, result.Trace.Kind);
    }

    [Fact]
    public void DangerComesBeforeAnOrder() =>
        Assert.Equal((ReplyKinds.Emergency, null), (new TestBot().Say("delete my data, i cannot breathe").Trace.Kind, new TestBot().Say("i cannot breathe, stop").Privacy));

    [Theory]
    [InlineData("delete my data")]
    [InlineData("احذفوا بياناتي")]
    public void PressingYesAndTypingItAreTheSameAndEmptyTheMemory(string order)
    {
        var bot = new TestBot();
        bot.Say("how many sessions for hair loss");
        var choices = PlainText.ChoicesOf(bot.Say(order).Reply).ToList();
        Assert.All(choices, c => Assert.Equal((c.Title, true), (c.Value, c.ShortTitle.Length <= 20)));

        var result = bot.Say(choices[0].Value);

        Assert.Equal(PrivacyAskKind.Forget, result.Privacy?.Kind);
        Assert.Equal((0, null, null, true), (result.State.Memory.Count, result.State.LastQuestion, result.State.Booking, result.State.HasMet));
    }

    [Theory]
    [InlineData("I changed my mind, don't send me reminders any more, and what does it cost?", "Stop", "also asks something else")]
    [InlineData("غيرت رأيي، لا ترسلوا لي رسائل بعد الآن، وكم السعر؟", "Stop", "سؤال آخر")]
    [InlineData("is it safe while breastfeeding? also delete my data please", "ConfirmForget", "also asks something else")]
    public void AnOrderBesideAQuestionIsTakenAndTheQuestionIsAskedForAgain(string text, string kind, string words)
    {
        var result = new TestBot().Say(text);

        Assert.Equal(kind, $"{result.Privacy?.Kind}");
        Assert.Contains(words, PlainText.Of(result.Reply), StringComparison.Ordinal);
        Assert.Equal(kind == "ConfirmForget", result.Reply.Blocks[^1] is ChoicesBlock);
    }

    [Fact]
    public void ErasingThatIsAskedForInALongerMessageIsAskedAboutFirst()
    {
        var bot = new TestBot();

        var asked = bot.Say("thanks for the help. please delete everything you have about me");

        Assert.Equal(PrivacyAskKind.ConfirmForget, asked.Privacy?.Kind);
        Assert.DoesNotContain("something else", PlainText.Of(asked.Reply), StringComparison.Ordinal);
        Assert.Equal(PrivacyAskKind.KeepAll, bot.Say("No, keep it").Privacy?.Kind);
    }

    [Theory]
    [InlineData("thanks for the help. please delete everything you have about me", "yes", "Yes, erase it")]
    [InlineData("thanks for the help. please delete everything you have about me", "of course", "delete it")]
    [InlineData("شكرا جزيلا على المساعدة، أرجو حذف كل بياناتي", "نعم", "نعم، احذف")]
    public void AfterAnOrderBesideOtherWordsOnlyAYesThatSaysSoErases(string order, string bare, string plain)
    {
        var bot = new TestBot();
        bot.Say(order);

        var again = bot.Say(bare);
        Assert.Equal(PrivacyAskKind.ConfirmForget, again.Privacy?.Kind);
        Assert.Equal(2, PlainText.ChoicesOf(again.Reply).Count());

        Assert.Equal(PrivacyAskKind.Forget, bot.Say(plain).Privacy?.Kind);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("sure")]
    [InlineData("نعم")]
    [InlineData("no")]
    public void WhileStaffHoldTheConversationABareAnswerIsForThem(string answer)
    {
        var bot = new TestBot();
        bot.Say("delete my data");
        bot.State = bot.State with { IsHeld = true };

        Assert.Null(bot.Say(answer).Privacy);
    }

    [Theory]
    [InlineData("Yes, erase it", "Forget")]
    [InlineData("نعم، احذفوها", "Forget")]
    [InlineData("No, keep it", "KeepAll")]
    public void WhileStaffHoldTheConversationTheButtonsAreHeard(string answer, string kind)
    {
        var bot = new TestBot();
        bot.Say("delete my data");
        bot.State = bot.State with { IsHeld = true };

        Assert.Equal(kind, $"{bot.Say(answer).Privacy?.Kind}");
    }

    [Fact]
    public void ANumberThatIsCorrectedWithStaffErasesNothing()
    {
        var bot = new TestBot();
        bot.State = bot.State with { IsHeld = true };

        Assert.Null(bot.Say("delete my number, it is wrong, new number is 0501234567").Privacy);
        // Staff ask: shall I note the new one?
        Assert.Null(bot.Say("yes").Privacy);
    }

    [Fact]
    public void ANoErasesNothing()
    {
        var bot = new TestBot();
        bot.Say("how many sessions for hair loss");
        bot.Say("delete my data");

        var result = bot.Say("No, keep it");

        Assert.Equal(PrivacyAskKind.KeepAll, result.Privacy?.Kind);
        Assert.NotNull(result.State.LastQuestion);
        Assert.Null(bot.Say("yes").Privacy);
    }

    [Fact]
    public void AYesToSomethingElseErasesNothing()
    {
        var bot = new TestBot();
        bot.Say("delete my data");
        bot.Say("does it hurt?");

        Assert.Null(bot.Say("yes").Privacy);
        Assert.Null(new TestBot().Say("yes").Privacy);
    }

    [Fact]
    public void BesideAnOpenEmergencyTheWishIsKeptAndNothingIsErased()
    {
        var bot = new TestBot();
        bot.Say("i cannot breathe since the injection");

        var result = bot.Say("delete my data");

        Assert.Equal(PrivacyAskKind.ForgetLater, result.Privacy?.Kind);
        Assert.NotNull(result.State.OpenEmergency);
        Assert.NotEmpty(result.State.Memory);
        Assert.IsType<NoticeBlock>(result.Reply.Blocks[0]);
    }

    [Fact]
    public void AnAlertThatOnlyTheStoreKnowsKeepsEverythingToo()
    {
        var bot = new TestBot();
        bot.Say("how many sessions for hair loss");
        bot.Say("delete my data");
        bot.State = bot.State with { MustKeep = true };

        var result = bot.Say("yes");

        Assert.Equal(PrivacyAskKind.ForgetLater, result.Privacy?.Kind);
        Assert.NotNull(result.State.LastQuestion);
    }

    [Theory]
    [InlineData("stop", false)]
    [InlineData("withdraw my consent", false)]
    [InlineData("what do you know about me", true)]
    [InlineData("delete my data", true)]
    public void InTheMiddleOfABookingAnOrderIsHeard(string text, bool keepsForm)
    {
        var bot = new TestBot();
        bot.State = bot.State with { Booking = new BookingForm { Treatment = "consultation", Asked = "name" } };

        var result = bot.Say(text);

        Assert.NotNull(result.Privacy);
        Assert.Equal(keepsForm, result.State.Booking is not null);
        Assert.Equal(!keepsForm, PlainText.Of(result.Reply).Contains("put it away", StringComparison.Ordinal));
    }

    [Fact]
    public void RequestsThatGoWithItAreNamedBefore()
    {
        var bot = new TestBot();
        bot.State = bot.State with { Bookings = [new KnownBooking("MB-7K3FQ2H", BookingStates.Confirmed, null, new BookingForm())] };

        Assert.Contains("Cancelled with it: MB-7K3FQ2H", PlainText.Of(bot.Say("forget me").Reply), StringComparison.Ordinal);
    }
}
