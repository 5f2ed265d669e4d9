using MesoBot.Knowledge;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.KnowledgeRoom;

/// <summary>The forbidden claims of the real base: what they stop, and what an honest author may still write.</summary>
public class ClaimRulesTests
{
    private static readonly ClaimRules Claims = Some.Knowledge().Base!.Claims;

    [Theory]
    [InlineData("We guarantee results.", "guarantee")]
    [InlineData("Results are guaranteed!", "guarantee")]
    [InlineData("نضمن لكم بشرة نضرة", "guarantee")]
    [InlineData("This is the best treatment in Dubai.", "superlative")]
    [InlineData("A miracle for tired skin", "superlative")]
    [InlineData("Mesotherapy is safe and effective.", "unqualified-safe")]
    [InlineData("It is completely safe.", "unqualified-safe")]
    [InlineData("Treatment without pain and without worry", "painless")]
    [InlineData("جلسات بدون ألم", "painless")]
    [InlineData("From AED 500 a session", "price")]
    [InlineData("500 dirhams", "price")]
    [InlineData("الجلسة 500 درهم", "price")]
    [InlineData("Hurry, the month is nearly over", "urgency")]
    [InlineData("احجز الآن", "urgency")]
    [InlineData("It boosts collagen.", "mechanism")]
    [InlineData("The mixture melts fat.", "mechanism")]
    [InlineData("Stop taking your medicine a week before.", "stop-medicine")]
    public void AForbiddenClaimIsFound(string text, string rule) => Assert.Contains(Claims.FindIn(text), f => f.Rule.Id == rule);

    [Theory]
    [InlineData("Nobody can guarantee a result.")]
    [InlineData("No one can say that it is completely safe.")]
    [InlineData("Ask whether it is safe for you.")]
    [InlineData("It is not painless.")]
    [InlineData("Never stop taking your medicine because of this chat.")]
    [InlineData("No good trial has shown that it boosts collagen.")]
    [InlineData("Plain words about a plain thing.")]
    [InlineData("")]
    public void ADenialIsNoClaim(string text) => Assert.Empty(Claims.FindIn(text));

    [Fact]
    public void AnExcuseFarAwayDoesNotCount()
    {
        var far = "Nobody knows." + string.Concat(Enumerable.Repeat(" And it goes on.", 10)) + " We guarantee results.";

        Assert.Contains(Claims.FindIn(far), f => f.Rule.Id == "guarantee");
    }

    [Fact]
    public void AFindingSaysWhereItStands()
    {
        const string text = "First line.\nWe guarantee results.";

        var found = Assert.Single(Claims.FindIn(text));

        Assert.Equal("guarantee", text.Substring(found.Offset, found.Found.Length));
    }
}
