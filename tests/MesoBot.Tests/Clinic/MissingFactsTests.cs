using MesoBot.Answers;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Clinic;

/// <summary>A clinic that has set only what it must: patients are still answered in whole sentences.</summary>
public class MissingFactsTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("مرحبا")]
    [InlineData("book me for saturday please")]
    [InlineData("what is your whatsapp and email")]
    [InlineData("what time do you open")]
    [InlineData("do you have parking")]
    [InlineData("i want to talk to a person")]
    [InlineData("where is your privacy note, what do you store about me")]
    [InlineData("give me the exact final price now")]
    [InlineData("does it hurt")]
    [InlineData("i cannot breathe")]
    [InlineData("i have hives all over my arms since the injection yesterday, breathing is normal")]
    public void NoPatientEverReadsABrace(string message)
    {
        var bot = new TestBot(clinic =>
        {
            var bare = SomeClinic.Bare();
            foreach (var property in clinic.GetType().GetProperties().Where(p => p.CanWrite)) property.SetValue(clinic, property.GetValue(bare));
        });

        var text = PlainText.Of(bot.Say(message).Reply);

        Assert.DoesNotMatch(@"[{}]", text);
        Assert.DoesNotContain("()", text, StringComparison.Ordinal);
    }
}
