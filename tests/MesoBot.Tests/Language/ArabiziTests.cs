using MesoBot.Language;

namespace MesoBot.Tests.Language;

public class ArabiziTests
{
    [Theory]
    [InlineData("7al2i halqi hal2y")] // my throat
    [InlineData("atnafas etnaffes 2tnfs")] // I breathe
    [InlineData("3eyoni 3iyooni 3yoni")] // my eyes
    [InlineData("da5t dakht daxt")] // I am dizzy
    [InlineData("kteer ktir")] // much
    [InlineData("shu sho shou")] // what
    [InlineData("mumkin momkin momken")] // possible
    [InlineData("6abib tabib tabeeb")] // doctor
    [InlineData("9ar sar")] // happened
    [InlineData("8aali ghaali ghali 4ali")] // expensive
    public void SpellingsOfOneWordMeet(string words) => Assert.Single(words.Split(' ').Select(Arabizi.Fold).Distinct());

    [Theory]
    [InlineData("ibra", "ebra3een")]
    [InlineData("hal", "khal")]
    [InlineData("wajhi", "waja3i")]
    public void DifferentWordsStayApart(string one, string other) => Assert.NotEqual(Arabizi.Fold(one), Arabizi.Fold(other));

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("998")]
    [InlineData("38.5")]
    public void AWordWithoutALetterStaysAsItIs(string word) => Assert.Equal(word, Arabizi.Fold(word));
}
