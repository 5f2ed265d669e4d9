using MesoBot.Turns;

namespace MesoBot.Tests.Turns;

/// <summary>Who says of themselves that they are under 18 (CF-503).</summary>
public sealed class StatedAgeTests
{
    private const int ThisYear = 2026;

    [Theory]
    [InlineData("I am 16 and want glowing skin")]
    [InlineData("im 17, can i come alone")]
    [InlineData("born in 2010, may i come by myself")]
    [InlineData("my date of birth is 4 March 2011")]
    [InlineData("dob 02/07/2009 is that ok")]
    [InlineData("i was born on 5th of march 2010, may i come")]
    [InlineData("my date of birth is 12.05.2010")]
    [InlineData("can i come alone? born 2008")]
    [InlineData("أنا من مواليد 2012")]
    [InlineData("عمري 15 سنة")]
    [InlineData("I am in grade 10")]
    public void IsTakenForUnderAge(string text) => Assert.True(StatedAge.IsUnderAge(text, ThisYear));

    [Theory]
    [InlineData("I was born in 1990")]
    [InlineData("born 2001, is that too young")]
    [InlineData("my daughter was born in 2011")]
    [InlineData("ابنتي مواليد 2012")]
    [InlineData("I had 16 sessions since 2012")]
    [InlineData("book me on 14 June 2026")]
    [InlineData("my birthday is on 3 May 2026, can I come the day before")]
    [InlineData("my son is 16")]
    [InlineData("انا مواليد 1985 وسويت عملية 2015")]
    [InlineData("born in 1990, I did meso in 2016")]
    [InlineData("DOB 3/4/1992, botox 2015")]
    [InlineData("I had botox on my birthday in 2018")]
    [InlineData("I was born with eczema, and in 2015 it came back")]
    [InlineData("my twins were born in 2016")]
    [InlineData("my first was born in 2016 and my hair falls since")]
    [InlineData("ولدت في 2016 وشعري يتساقط")]
    public void IsNotTakenForUnderAge(string text) => Assert.False(StatedAge.IsUnderAge(text, ThisYear));
}
