using MesoBot.Language;

namespace MesoBot.Tests.Language;

public class ArabicStemTests
{
    [Theory]
    [InlineData("الابر", "ابر")]
    [InlineData("والابر", "ابر")]
    [InlineData("بالابر", "ابر")]
    [InlineData("للابر", "ابر")]
    [InlineData("هالابر", "ابر")]
    [InlineData("جلسات", "جلس")]
    [InlineData("جلستي", "جلس")]
    [InlineData("الجلسه", "جلس")]
    [InlineData("عندكم", "عند")]
    public void ArticlesPrepositionsAndEndingsComeOff(string word, string stem) => Assert.Equal(stem, ArabicStem.Stem(word));

    [Theory]
    [InlineData("ال")]
    [InlineData("وجع")]
    [InlineData("دم")]
    [InlineData("حقن")]
    [InlineData("لا")]
    [InlineData("")]
    public void AShortWordIsLeftWhole(string word) => Assert.Equal(word, ArabicStem.Stem(word));

    [Theory]
    [InlineData("حقن الحقن والحقن بالحقن")]
    [InlineData("ابره الابره ابرتي ابرات")]
    [InlineData("جلسه الجلسه جلستي جلسات")]
    public void FormsOfOneWordMeet(string words) => Assert.Single(words.Split(' ').Select(ArabicStem.Stem).Distinct());
}
