using MesoBot.Language;

namespace MesoBot.Tests.Language;

public class EditDistanceTests
{
    [Theory]
    [InlineData("breathe", "breathe")]
    [InlineData("breathe", "breath")]
    [InlineData("breathe", "brethe")]
    [InlineData("breathe", "breathee")]
    [InlineData("breathe", "xbreathe")]
    [InlineData("breathe", "breaphe")]
    [InlineData("breathe", "breahte")] // neighbours swapped
    [InlineData("tongue", "otngue")]
    [InlineData("tongue", "tongeu")]
    [InlineData("a", "")]
    [InlineData("", "")]
    public void OneSlipIsOne(string word, string typed)
    {
        Assert.True(EditDistance.IsOne(word, typed));
        Assert.True(EditDistance.IsOne(typed, word));
    }

    [Theory]
    [InlineData("breathe", "brath")]
    [InlineData("breathe", "braethee")]
    [InlineData("breathe", "rbeateh")]
    [InlineData("pain", "train")]
    [InlineData("abc", "cba")]
    [InlineData("ab", "")]
    public void TwoSlipsAreNotOne(string word, string typed)
    {
        Assert.False(EditDistance.IsOne(word, typed));
        Assert.False(EditDistance.IsOne(typed, word));
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("mesotherapy", "mezotherpy", 2)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("same", "same", 0)]
    [InlineData("form", "from", 2)] // a swap is two here
    public void TheDistanceCountsLettersAddedDroppedAndChanged(string one, string other, int distance) => Assert.Equal(distance, EditDistance.Of(one, other));
}
