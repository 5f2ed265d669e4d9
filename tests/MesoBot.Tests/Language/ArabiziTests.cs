using MesoBot.Language;

namespace MesoBot.Tests.Language;

public class ArabiziTests
{
    [Theory]
    [InlineData("7al2i halqi hal2y")] // my throat
    [InlineData("3eyoni eyouni 3iyooni")] // my eyes
    [InlineData("da5t dakht daxt")] // I am dizzy
    [InlineData("kteer ktir")] // much
    [InlineData("shu sho shoo shou")] // what
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
    [InlineData("2323")]
    public void NothingIsLeftOfBareThroatSounds(string word) => Assert.Equal("", Arabizi.Fold(word));
}
