using MesoBot.Booking;
using MesoBot.Tests.Support;
using MesoBot.Text;

namespace MesoBot.Tests.Booking;

/// <summary>What stands beside a proposal or a reminder is understood when it is pressed or typed.</summary>
public class OfferedAnswersTests
{
    private static readonly DateTimeOffset MondayNoon = Some.TimeInDubai(2026, 11, 23, 12);

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void AProposalCanBeAccepted(string language) => Assert.Equal(BookingAskKind.Confirm, Answer(language, BookingStates.Proposed, "ChoiceAccept")?.Ask?.Kind);

    [Theory]
    [InlineData("en", "ChoiceOther")]
    [InlineData("ar", "ChoiceOther")]
    public void AnotherTimeCanBeAskedForInPlaceOfAProposal(string language, string choice) => Assert.NotNull(Answer(language, BookingStates.Proposed, choice)?.Form?.Reference);

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void AReminderIsAnsweredWithComing(string language) => Assert.Equal(BookingAskKind.Confirm, Answer(language, BookingStates.Confirmed, "ChoiceComing")?.Ask?.Kind);

    [Theory]
    [InlineData("en", BookingStates.Proposed)]
    [InlineData("ar", BookingStates.Proposed)]
    [InlineData("en", BookingStates.Confirmed)]
    [InlineData("ar", BookingStates.Confirmed)]
    public void BothCanBeCancelled(string language, string state) => Assert.Equal(Fields.Cancel, Answer(language, state, "ChoiceCancel")?.Form?.Asked);

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void FromAReminderTheAppointmentCanBeMoved(string language) => Assert.Equal(Fields.Move, Answer(language, BookingStates.Confirmed, "ChoiceMove")?.Form?.Asked);

    private static BookingStep? Answer(string language, string state, string choice)
    {
        var context = new BookingContext(language, MondayNoon, SomeClinic.Facts(SomeClinic.WithHours()), new BookingOptions(), null);
        return new RequestTalk(context, [new KnownBooking("MB-7K3FQ2H", state, MondayNoon.AddDays(2), new BookingForm())]).Take(new Said(DiaryStrings.Get(choice, language)));
    }
}
