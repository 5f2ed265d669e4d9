using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

public class BookingStringsTests
{
    private static readonly ResourceTexts Texts = ResourceTexts.Of("BookingStrings");

    [Fact]
    public void NothingIsSaidToBeBookedAndNothingIsPromised() =>
        Assert.All(Texts.English.Values, text => Assert.DoesNotMatch(@"\b(?:is booked for|you are booked|your appointment is booked|guarantee\w*|best|perfect)\b", text));
}
