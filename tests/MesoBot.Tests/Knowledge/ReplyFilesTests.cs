using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Tests.Support;
using MesoBot.Triage;

namespace MesoBot.Tests.KnowledgeRoom;

/// <summary>What the fixed texts of the real base promise, in both languages.</summary>
public class ReplyFilesTests
{
    private const string SelfHarm = "emergency-self_harm";

    private static readonly ReplyTexts Replies = Some.Knowledge().Base!.Replies;

    public static TheoryData<string> Keys => [.. Replies.All.Select(r => r.Key).Where(k => !k.StartsWith("other-language-", StringComparison.Ordinal)).Distinct()];

    public static TheoryData<string> EmergencyKeys => [.. EmergencyCategories.Select(c => "emergency-" + c)];

    /// <summary>All but despair, where the person is thanked first.</summary>
    public static TheoryData<string> CallFirstKeys => [.. EmergencyCategories.Select(c => "emergency-" + c).Where(k => k != SelfHarm)];

    public static TheoryData<string> OtherLanguageKeys => [.. Replies.All.Select(r => r.Key).Where(k => k.StartsWith("other-language-", StringComparison.Ordinal))];

    private static IEnumerable<string> EmergencyCategories =>
        Some.Knowledge().Base!.Triage.Rules.Where(r => r.Level == TriageLevel.Emergency).Select(r => r.Category).Append("general").Distinct();

    [Theory]
    [MemberData(nameof(Keys))]
    public void AFixedTextIsInBothLanguagesWithTheSameValues(string key)
    {
        var english = Assert.Single(Replies.All, r => r.Key == key && r.Language == "en");
        var arabic = Assert.Single(Replies.All, r => r.Key == key && r.Language == "ar");

        Assert.NotEqual("", english.Text);
        Assert.NotEqual("", arabic.Text);
        Assert.Equal(ReplyTexts.PlaceholdersIn(english.Text).Order(), ReplyTexts.PlaceholdersIn(arabic.Text).Order());
        Assert.Equal(english.Facts, arabic.Facts);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void AFixedTextIsInTheFileOfItsKey(string key) =>
        Assert.All(Replies.All.Where(r => r.Key == key), r => Assert.Equal($"replies/{key}{(r.Language == "ar" ? ".ar" : "")}.md", r.File));

    [Theory]
    [MemberData(nameof(Keys))]
    public void TheArabicTextIsArabic(string key)
    {
        var letters = Regex.Replace(Replies.Get(key, "ar"), @"\{[a-z_]+\}", "").Where(char.IsLetter).ToList();

        Assert.True(letters.Count(c => c is >= '\u0600' and <= '\u06FF') * 2 > letters.Count, key);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void BracesAndBoldMarksArePaired(string key)
    {
        foreach (var text in new[] { Replies.Get(key, "en"), Replies.Get(key, "ar") })
        {
            Assert.Equal(0, Regex.Count(text, @"\*\*") % 2);
            Assert.DoesNotMatch(@"[{}]", Regex.Replace(text, @"\{[a-z_]+\}", ""));
            Assert.DoesNotContain("[CF-", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EveryKindOfEmergencyHasItsReply()
    {
        Assert.True(EmergencyCategories.Count() >= 10);
        Assert.All(EmergencyCategories, category => Assert.True(Replies.Has("emergency-" + category), category));
    }

    [Theory]
    [MemberData(nameof(CallFirstKeys))]
    public void AnEmergencyReplyStartsWithTheNumberInBold(string key)
    {
        Assert.Matches(@"^\*\*[^*\n]*\{emergency_number\}[^*\n]*\*\*\n", Replies.Get(key, "en"));
        Assert.Matches(@"^\*\*[^*\n]*\{emergency_number\}[^*\n]*\*\*\n", Replies.Get(key, "ar"));
    }

    [Fact]
    public void TheReplyToDespairThanksFirstAndStillHoldsTheNumberInBold()
    {
        Assert.StartsWith("Thank you", Replies.Get(SelfHarm, "en"), StringComparison.Ordinal);
        Assert.Matches(@"\*\*[^*\n]*\{emergency_number\}[^*\n]*\*\*", Replies.Get(SelfHarm, "en"));
        Assert.Matches(@"\*\*[^*\n]*\{emergency_number\}[^*\n]*\*\*", Replies.Get(SelfHarm, "ar"));
    }

    [Theory]
    [MemberData(nameof(EmergencyKeys))]
    public void AnEmergencyReplyTellsPeopleAbroadWhomToCall(string key)
    {
        Assert.Contains("Outside the UAE, call your local emergency number", Replies.Get(key, "en"), StringComparison.Ordinal);
        Assert.Contains("خارج الإمارات، اتصلوا برقم الطوارئ المحلي", Replies.Get(key, "ar"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EmergencyKeys))]
    public void NothingIsSoldBesideDanger(string key)
    {
        // An emergency department needs the names of what was injected: the one place where products may be spoken of.
        var english = Replies.Get(key, "en").Replace("product names", "", StringComparison.Ordinal);
        var arabic = Replies.Get(key, "ar").Replace("أسماء المنتجات", "", StringComparison.Ordinal);

        Assert.DoesNotMatch(@"(?i)\bbook|\bappointment|\bpric|\bcosts?\b|\bfees?\b|\bAED\b|\bdiscount|\boffers?\b|\bpackages? of\b|\bproducts?\b|\bbuy\b|\bconsultation\b", english);
        Assert.DoesNotMatch("حجز|احجز|مواعيد|موعدك|سعر|أسعار|تكلفة|درهم|خصم|عروض|باقة|منتج|شراء|استشارة", arabic);
    }

    [Theory]
    [MemberData(nameof(EmergencyKeys))]
    public void AnEmergencyReplyNeverReassures(string key) =>
        Assert.DoesNotMatch(@"(?i)don't worry|do not worry|nothing to worry|is normal|usually harmless|will pass by itself", Replies.Get(key, "en"));

    [Theory]
    [MemberData(nameof(OtherLanguageKeys))]
    public void ALineInAnotherLanguageHoldsTheEmergencyNumber(string key) => Assert.Equal(["emergency_number"], ReplyTexts.PlaceholdersIn(Replies.Get(key, "en")));

    [Theory]
    [InlineData("ur")]
    [InlineData("hi")]
    [InlineData("ru")]
    [InlineData("tl")]
    [InlineData("fa")]
    [InlineData("fr")]
    [InlineData("other")]
    public void EveryLanguageThatIsToldHasItsLine(string code) => Assert.True(Replies.Has("other-language-" + code));
}
