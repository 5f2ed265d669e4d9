using MesoBot.Knowledge;

namespace MesoBot.Tests.KnowledgeRoom;

public class FactMarksTests
{
    [Theory]
    [InlineData("It stings. [CF-101]", "CF-101")]
    [InlineData("It stings. [CF-101, CF-102]", "CF-101 CF-102")]
    [InlineData("It stings. [CF-101,CF-102]", "CF-101 CF-102")] // no space, as people type
    [InlineData("One. [CF-101] Two. [CF-102, CF-101]", "CF-101 CF-102")]
    [InlineData("None.", "")]
    [InlineData("[CF-1] [CF-1011] [XF-101] (CF-101) [101]", "")]
    public void TheFactsOfATextAreRead(string text, string facts) => Assert.Equal(facts, string.Join(' ', FactMarks.In(text)));

    [Theory]
    [InlineData("It stings. [CF-101]", "It stings.")]
    [InlineData("It stings [CF-101], sometimes. [CF-102,CF-103]", "It stings, sometimes.")]
    [InlineData("Line. [CF-101]\nNext. [CF-102]", "Line.\nNext.")]
    public void WithoutItsMarksATextReadsOn(string text, string bare) => Assert.Equal(bare, FactMarks.Without(text));

    [Fact]
    public void AMarkIsReplacedWithTheFactsItNames()
    {
        var replaced = FactMarks.Replace("One. [CF-101,CF-102] Two. [CF-103]", facts => facts.Count == 2 ? string.Join('+', facts) : "");

        Assert.Equal("One. CF-101+CF-102 Two.", replaced);
    }
}
