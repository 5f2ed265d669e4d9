using System.Text;
using MesoBot.Language;

namespace MesoBot.Tests.Language;

public class TokenizerTests
{
    [Theory]
    [InlineData("I cannot breathe")]
    [InlineData("I can not breathe")]
    [InlineData("I CAN NOT breathe")]
    [InlineData("I can't breathe")]
    [InlineData("I can’t breathe")]
    [InlineData("I canʼt breathe")]
    [InlineData("I can`t breathe")]
    [InlineData("I can´t breathe")] // the accent key of French and German keyboards
    [InlineData("I cant breathe")]
    [InlineData("I ca n't breathe")]
    [InlineData("I can t breathe")] // the apostrophe was lost on the way
    [InlineData("I cnt breathe")]
    [InlineData("I c a n t breathe")]
    [InlineData("I caaaan't breathe")]
    [InlineData("I ｃａｎｔ breathe")] // full width
    [InlineData("I \U0001D41C\U0001D41A\U0001D427\U0001D42D breathe")] // mathematical bold
    [InlineData("I cаnt breathe")] // the second letter is Cyrillic
    public void EveryWayToWriteCannotIsOneWord(string message) => Assert.Equal(["i", "cant", "breathe"], Words(message));

    [Theory]
    [InlineData("c a n t   b r e a t h e", "cant breathe")]
    [InlineData("C A N T  B R E A T H E", "cant breathe")]
    [InlineData("c-a-n-t", "cant")]
    [InlineData("c.a.n.t", "cant")]
    [InlineData("h u r t", "hurt")] // u and r alone are "you" and "are"
    [InlineData("d y i n g", "dying")]
    [InlineData("i c a n t b r e a t h e", "i cant breathe")] // no wider gap between the words
    [InlineData("u r g e n t", "urgent")] // its first letter is a word too
    [InlineData("i n v o i c e", "invoice")] // not a word that we know: left whole
    [InlineData("a b c", "a b c")] // three letters are an abbreviation or a list
    public void SpelledOutLettersBecomeAWord(string message, string words) => Assert.Equal(words.Split(' '), Words(message));

    [Theory]
    [InlineData("heeelp", "help")]
    [InlineData("HEEEEEELP", "help")]
    [InlineData("pleaseeee", "please")]
    [InlineData("swelling", "swelling")] // two letters are spelling
    [InlineData("حلووووو", "حلو")]
    [InlineData("1000", "1000")] // digits are never emphasis
    public void StretchedLettersAreEmphasis(string message, string word) => Assert.Equal([word], Words(message));

    [Theory]
    [InlineData("أإآٱا", "ااااا")]
    [InlineData("مدرسة", "مدرسه")]
    [InlineData("على", "علي")]
    [InlineData("سؤال", "سوال")]
    [InlineData("دافئ", "دافي")]
    [InlineData("مُدَرِّسٌ", "مدرس")]
    [InlineData("الـــم", "الم")] // drawn out with the line that joins letters
    [InlineData("ﻻ", "لا")] // one sign for two letters
    [InlineData("چپ", "جب")]
    [InlineData("گلبي", "قلبي")] // as Iraqi and Gulf writers spell their ق
    [InlineData("ظيق", "ضيق")]
    [InlineData("٩٩٨", "998")]
    [InlineData("۹۹۸", "998")]
    public void SpellingsOfArabicAreOne(string message, string word) => Assert.Equal([TextFold.Unstretch(word)], Words(message));

    [Theory]
    [InlineData("38.5", "38.5")]
    [InlineData("38,5", "38,5")]
    [InlineData("٣٨.٥", "38.5")]
    [InlineData("38.", "38")]
    public void ADecimalNumberIsOneWord(string message, string word) => Assert.Equal([word], Words(message));

    [Theory]
    [InlineData("bre\u200Bathe")]
    [InlineData("bre\u200Dathe")]
    [InlineData("bre\u00ADathe")]
    [InlineData("bre\uFEFFathe")]
    [InlineData("bre\u2060athe")]
    [InlineData("bre\u202Eathe")]
    [InlineData("bre\u2068athe")] // isolates, which phones put around names and numbers
    [InlineData("bre\u061Cathe")] // the Arabic letter mark
    public void AnInvisibleCharacterPartsNoWord(string message) => Assert.Equal(["breathe"], Words(message));

    [Theory]
    [InlineData("help 🙏 me")]
    [InlineData("help ❤️ me")] // a heart and the invisible sign that colours it
    [InlineData("help ☎️ me")]
    [InlineData("help 👩‍⚕️ me")]
    [InlineData("help 👍🏽 me")]
    [InlineData("help \u200F me")]
    public void AnEmojiIsNoWord(string message) => Assert.Equal(["help", "me"], Words(message));

    [Theory]
    [InlineData("u r late", "you are late")]
    [InlineData("pls help", "please help")]
    [InlineData("wat now", "what now")]
    [InlineData("i am here", "im here")]
    [InlineData("does not hurt", "doesnt hurt")]
    [InlineData("mésothérapie", "mesotherapie")]
    [InlineData("x-ray", "x ray")]
    public void HurryIsUndone(string message, string words) => Assert.Equal(words.Split(' '), Words(message));

    [Theory]
    [InlineData("Hello. Does it hurt? I am scared!", "0 1 1 1 2 2", "no yes no")]
    [InlineData("does it hurt?!", "0 0 0", "yes")]
    [InlineData("هل يؤلم؟ شكرا", "0 0 1", "yes no")]
    [InlineData("it hurts\nhelp", "0 0 1", "no no")]
    [InlineData("does it hurt？", "0 0 0", "yes")] // full width
    [InlineData("does it hurt", "0 0 0", "no")]
    [InlineData("hello... ?", "0", "yes")]
    [InlineData("it was 38.5 now", "0 0 0 0", "no")]
    public void SentencesAndQuestionsAreTold(string message, string sentences, string questions)
    {
        var text = Tokenizer.Read(message);

        Assert.Equal(sentences, string.Join(' ', text.Tokens.Select(t => t.Sentence)));
        Assert.Equal(questions, string.Join(' ', Enumerable.Range(0, text.Tokens[^1].Sentence + 1).Select(s => text.IsQuestion(s) ? "yes" : "no")));
    }

    [Theory]
    [InlineData("no fever, lip white", 2)]
    [InlineData("no fever (lip white)", 2)]
    [InlineData("swelling - cant breathe", 2)]
    [InlineData("swelling — cant breathe", 2)]
    [InlineData("ورم، ضيق", 2)]
    [InlineData("x-ray of face", 1)]
    [InlineData("one. two", 2)]
    public void CommasDashesAndBracketsPartClauses(string message, int clauses) =>
        Assert.Equal(clauses, Tokenizer.Read(message).Tokens.Select(t => t.Clause).Distinct().Count());

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("?!...")]
    [InlineData("🙏🙏")]
    [InlineData("\u200F\u200B")]
    public void NothingToReadIsNoWords(string message) => Assert.Empty(Tokenizer.Read(message).Tokens);

    [Fact]
    public void AVeryLongMessageIsReadFromBothEndsAndIsBounded()
    {
        var message = "breathe " + string.Concat(Enumerable.Repeat("filler ", 100_000 / 7)) + "swollen";

        var tokens = Tokenizer.Read(message).Tokens;

        Assert.Equal("breathe", tokens[0].Text);
        Assert.Equal("swollen", tokens[^1].Text);
        Assert.InRange(tokens.Length, 2, Tokenizer.MaxTokens);
    }

    [Fact]
    public void AVeryLongWordIsBounded()
    {
        var tokens = Tokenizer.Read(string.Concat(Enumerable.Repeat("ab", 50_000))).Tokens;

        Assert.InRange(tokens.Sum(t => t.Text.Length), 1, 24_000);
    }

    [Theory]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    [InlineData(0xFFFF)]
    [InlineData(0xFFFE)]
    [InlineData(0x0000)]
    public void ACharacterThatIsNoneIsPassedOver(int character)
    {
        var lone = (char)character;

        var words = Words($"{lone} i cant {lone} bréathe {lone}");

        Assert.Equal(["i", "cant", "breathe"], words);
    }

    [Fact]
    public void NoMixOfCharactersThrows()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var message = new StringBuilder();
            for (var i = 0; i < 60; i++) message.Append((char)random.Next(0x10000)).Append(random.Next(3) == 0 ? " " : "");

            Assert.InRange(Tokenizer.Read(message.ToString()).Tokens.Length, 0, Tokenizer.MaxTokens);
        }
    }

    [Fact]
    public void AWordKnowsWhereItStands()
    {
        const string message = "well, I can not breathe";

        var token = Tokenizer.Read(message).Tokens.Single(t => t.Text == "cant");

        Assert.Equal("can not", message.Substring(token.Start, token.Length));
    }

    private static IEnumerable<string> Words(string message) => Tokenizer.Read(message).Tokens.Select(t => t.Text);
}
