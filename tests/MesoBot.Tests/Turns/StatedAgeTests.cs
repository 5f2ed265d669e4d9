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
    [InlineData("who turned 18 in it may be either: born 2008")]
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
    public void IsNotTakenForUnderAge(string text) => Assert.False(StatedAge.IsUnderAge(text, ThisYear));
}
