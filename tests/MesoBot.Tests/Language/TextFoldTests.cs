using MesoBot.Language;

namespace MesoBot.Tests.Language;

public class TextFoldTests
{
    [Theory]
    [InlineData("Can’t", "can't")]
    [InlineData("ÉCOLE", "école")]
    [InlineData("٣٨", "38")]
    [InlineData("أبرة", "ابره")]
    [InlineData("Ａｂｃ", "abc")]
    public void DataAndMessagesMeetInOneSpelling(string text, string folded) => Assert.Equal(folded, TextFold.Fold(text));

    [Theory]
    [InlineData("Can’t  Breathe!")]
    [InlineData("مُدَرِّسة ٩٩٨")]
    [InlineData("ＡＢ")]
    public void FoldingTwiceIsFoldingOnce(string text) => Assert.Equal(TextFold.Fold(text), TextFold.Fold(TextFold.Fold(text)));

    [Theory]
    [InlineData("good", "good")]
    [InlineData("goood", "god")]
    [InlineData("555000", "555000")]
    [InlineData("", "")]
    public void ThreeOfALetterAreOne(string word, string shorter) => Assert.Equal(shorter, TextFold.Unstretch(word));
}
