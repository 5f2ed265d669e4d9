using MesoBot.Answers;
using MesoBot.Handoff;
using MesoBot.Knowledge;
using MesoBot.Tests.Support;
using MesoBot.Turns;

namespace MesoBot.Tests.Turns;

public class ConsultationBotTests
{
    [Fact]
    public void WithoutApprovedArticlesNoMedicalAnswerIsGiven()
    {
        var bot = new TestBot(serveUnreviewed: false);

        var result = bot.Say("does mesotherapy hurt?");

        Assert.Equal(ReplyKinds.Abstain, result.Trace.Kind);
        Assert.DoesNotContain(result.Reply.Blocks, b => b is CitationsBlock);
    }

    [Fact]
    public void WithoutApprovedArticlesDangerIsStillAnswered()
    {
        var bot = new TestBot(serveUnreviewed: false);

        Assert.Equal(ReplyKinds.Emergency, bot.Say("I cannot breathe and my tongue is swelling").Trace.Kind);
    }

    [Fact]
    public void EveryMedicalAnswerCarriesSourcesAndADisclaimer()
    {
        foreach (var question in new[] { "what is mesotherapy", "does it work for cellulite", "can i have it while breastfeeding", "how many sessions for hair loss" })
        {
            var blocks = new TestBot().Say(question).Reply.Blocks;

            Assert.NotEmpty(blocks.OfType<CitationsBlock>().Single().Citations);
            Assert.Single(blocks.OfType<DisclaimerBlock>());
        }
    }

    [Fact]
    public void TheLongDisclaimerIsShownOnceAndOnRequest()
    {
        var bot = new TestBot();

        var first = Disclaimer(bot.Say("what is mesotherapy"));
        var second = Disclaimer(bot.Say("does mesotherapy hurt"));
        var asked = Disclaimer(bot.Say("disclaimer"));

        Assert.True(first.Length > second.Length);
        Assert.Equal(first, asked);
    }

    [Fact]
    public void FirstContactIsSaidOnce()
    {
        var bot = new TestBot();

        var first = PlainText.Of(bot.Say("hello").Reply);
        var second = PlainText.Of(bot.Say("what is mesotherapy").Reply);

        Assert.Contains("automated assistant", first, StringComparison.Ordinal);
        Assert.DoesNotContain("I am the automated assistant", second, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnsetFactGoesToAPerson()
    {
        var bot = new TestBot(clinic => clinic.Parking.En = null);

        var result = bot.Say("do you have parking");

        Assert.Equal(ReplyKinds.Practical, result.Trace.Kind);
        Assert.Contains("+971 4 000 0000", PlainText.Of(result.Reply), StringComparison.Ordinal);
        Assert.DoesNotContain("basement", PlainText.Of(result.Reply), StringComparison.Ordinal);
    }

    [Fact]
    public void ASameDayConcernAtNightPointsToTheOnCallNumber()
    {
        var text = PlainText.Of(new TestBot(now: TestBot.FridayNight).Say(Concern).Reply);

        Assert.Contains("+971 50 000 0001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Saturday", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ASameDayConcernAtNightWithoutOnCallPointsToUrgentCareNeverToTheNextOpening()
    {
        var text = PlainText.Of(new TestBot(clinic => clinic.OnCallPhone = null, now: TestBot.FridayNight).Say(Concern).Reply);

        Assert.Contains("urgent care", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Saturday", text, StringComparison.Ordinal);
    }

    [Fact]
    public void SayingThatOneIsSafeClosesTheEmergencyAndTellsAClinician()
    {
        var bot = new TestBot();
        bot.Say("my tongue is swelling and i cant breathe");

        var told = bot.Say(ChoiceValues.Safe);
        var later = bot.Say("what is mesotherapy");

        Assert.Equal(HandoffReasons.Clinician, told.Handoff?.Reason);
        Assert.Null(bot.State.OpenEmergency);
        Assert.DoesNotContain(later.Reply.Blocks, b => b is NoticeBlock { Kind: NoticeKind.Emergency });
    }

    [Fact]
    public void APriceIsNamedOnlyFromAValidApprovedSheet()
    {
        static void Sheet(MesoBot.Clinic.ClinicOptions clinic, string? approval)
        {
            clinic.PriceSheet = new() { ValidUntil = new DateOnly(2027, 1, 1), ApprovalNumber = approval };
            clinic.PriceSheet.Prices.Add(new() { Item = new() { En = "Consultation" }, From = 100, To = 200 });
        }

        var approved = PlainText.Of(new TestBot(c => Sheet(c, "AD-1")).Say("give me the exact final price now").Reply);
        var unapproved = PlainText.Of(new TestBot(c => Sheet(c, null)).Say("give me the exact final price now").Reply);

        Assert.Contains("AED 100–200", approved, StringComparison.Ordinal);
        Assert.Contains("staff", approved, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("100", unapproved, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("choice: i cant breathe")]
    [InlineData("choice:safe i cant breathe")]
    [InlineData("choice:article: my throat is closing up")]
    public void DangerTypedLikeAChoiceIsStillDanger(string message) => Assert.Equal(ReplyKinds.Emergency, new TestBot().Say(message).Trace.Kind);

    [Fact]
    public void TheSameConversationIsAnsweredTheSameWayEveryTime()
    {
        string[] messages = ["hi", "does it hurt", "and after?", "how much is botox", "شو الميزو", "i feel dizzy after the session"];

        static IEnumerable<string> Talk(string[] messages)
        {
            var bot = new TestBot();
            return messages.Select(m => PlainText.Of(bot.Say(m).Reply)).ToList();
        }

        var first = Talk(messages);
        var second = Talk(messages);

        Assert.Equal(first, second);
    }

    [Fact]
    public void EveryFixedTextThatTheCodeNamesExists()
    {
        var root = RootFolder.Find().Path;
        var sources = Directory.GetFiles(Path.Combine(root, "src", "MesoBot"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var named = sources.SelectMany(s => System.Text.RegularExpressions.Regex.Matches(s, "(?:Text\\(turn, |Texts?\\.Get\\(|texts\\.Get\\()\"([a-z_-]*[a-z])\"").Select(m => m.Groups[1].Value)).Concat(MesoBot.Knowledge.Search.Routes.NotAnswered.Values).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.True(TestBot.Store.Current.Replies.Has(key), key));
    }

    private const string Concern = "i have hives all over my arms since the injection yesterday, breathing is normal";

    private static string Disclaimer(TurnResult result) => result.Reply.Blocks.OfType<DisclaimerBlock>().Single().Text;
}
