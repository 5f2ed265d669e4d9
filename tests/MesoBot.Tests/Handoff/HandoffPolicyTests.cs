using MesoBot.Clinic;
using MesoBot.Handoff;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Handoff;

/// <summary>By when somebody answers, and what patients are told of it.</summary>
public class HandoffPolicyTests
{
    private static readonly ClinicFacts Clinic = SomeClinic.Facts(SomeClinic.WithHours());

    [Theory]
    [InlineData("asked", 23, 12, 0, 23, 12, 10)]
    // Doors close at 20: whoever asks at 19:55 is answered when they open.
    [InlineData("asked", 23, 19, 55, 24, 10, 30)]
    [InlineData("asked", 27, 12, 0, 28, 10, 30)]
    [InlineData("complaint", 23, 12, 0, 23, 13, 0)]
    [InlineData("complaint", 27, 23, 0, 28, 11, 0)]
    [InlineData("emergency", 27, 23, 0, 27, 23, 2)]
    [InlineData("clinician", 27, 23, 0, 27, 23, 30)]
    public void TheDueTimeFollowsReasonAndHours(string reason, int day, int hour, int minute, int dueDay, int dueHour, int dueMinute) => Assert.Equal(
        Some.TimeInDubai(2026, 11, dueDay, dueHour, dueMinute), Terms(reason, Some.TimeInDubai(2026, 11, day, hour, minute)).Due);

    [Fact]
    public void DangerComesBeforeConcernsBeforeWishes()
    {
        var now = Some.TimeInDubai(2026, 11, 23, 12);
        string[] order = [HandoffReasons.Emergency, HandoffReasons.Clinician, HandoffReasons.Complaint, HandoffReasons.Asked, HandoffReasons.NoAnswer];
        Assert.Equal(order, order.OrderByDescending(reason => Terms(reason, now).Priority));
        Assert.True(Terms(HandoffReasons.Emergency, now).Priority > HandoffPolicy.MostOverdue);
    }

    [Fact]
    public void WithoutHoursNoHourIsPromised()
    {
        var bare = SomeClinic.Facts(SomeClinic.Bare());
        var now = Some.TimeInDubai(2026, 11, 23, 12);
        var due = HandoffPolicy.Of(new HandoffAsk(HandoffReasons.Asked), bare.Hours, now, new HandoffOptions()).Due;
        Assert.Contains("as soon as they can", new HandoffNotices(bare).Promise(due, now, "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void OutOfHoursThePatientIsToldWhenAndWhatToDoMeanwhile()
    {
        var now = Some.TimeInDubai(2026, 11, 27, 23);
        var told = new HandoffNotices(Clinic).Promise(Terms(HandoffReasons.Asked, now).Due, now, "en");
        Assert.Contains("Saturday at 10:00", told, StringComparison.Ordinal);
        Assert.Contains("by 10:30 that day", told, StringComparison.Ordinal);
        Assert.Contains("998", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Helpful", 3)]
    [InlineData("so-so.", 2)]
    [InlineData("Not helpful", 1)]
    [InlineData("غير مفيدة", 1)]
    public void PressedOrTypedARatingIsTheSameWords(string words, int score) => Assert.Equal(score, RatingWords.Read(words)!.Score);

    [Fact]
    public void OtherWordsAreNoRating() => Assert.Null(RatingWords.Read("was it helpful for my skin?"));

    private static HandoffTerms Terms(string reason, DateTimeOffset now) => HandoffPolicy.Of(new HandoffAsk(reason), Clinic.Hours, now, new HandoffOptions());
}
