using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

public class BookingTurnTests
{
    [Fact]
    public void AConfirmedSummaryIsSentWithTheWordsThatWereAgreedTo()
    {
        var bot = new TestBot();
        var summary = bot.Say("book a hair appointment Wednesday 3pm, Sara Test 0500000001, reminders please");
        Assert.Null(summary.Booking);
        var sent = bot.Say("yes");
        var form = sent.Booking!.Form!;
        Assert.Equal((BookingAskKind.Send, "hair", "Sara Test", "+971500000001", "en"), (sent.Booking.Kind, form.Treatment, form.Name, form.Phone, form.Language));
        Assert.True(form.WantsReminders);
        Assert.Contains(form.Consent!.Wording, PlainText.Of(summary.Reply), StringComparison.Ordinal);
        Assert.Null(sent.State.Booking);
        Assert.Null(bot.Say("yes").Booking);
    }

    [Fact]
    public void TheReferenceIsMadeOfTheTurn()
    {
        var bot = new TestBot();
        bot.Say("book a consultation Wednesday 3pm, Sara Test 0500000001");
        var sent = bot.Say("yes");
        Assert.Contains(BookingReference.Of(bot.State.TurnKey), PlainText.Of(sent.Reply), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingIsSentBesideAnOpenEmergencyThatWasRaisedMeanwhile()
    {
        var bot = new TestBot();
        bot.Say("book a consultation Wednesday 3pm, Sara Test 0500000001");
        // As it is when danger was raised while staff held the conversation.
        bot.State = bot.State with { OpenEmergency = "airway" };
        var result = bot.Say("yes");
        Assert.Null(result.Booking);
        Assert.Null(result.State.Booking);
    }

    [Theory]
    [InlineData("my lips are swelling and I can't breathe")]
    [InlineData("I went blind in one eye after the filler")]
    [InlineData("I want to kill myself")]
    public void NoWordOfBookingStandsBesideASafetyReply(string danger)
    {
        var bot = new TestBot();
        bot.Say("book a consultation Wednesday 3pm, Sara Test 0500000001");
        var reply = bot.Say(danger);
        Assert.True(reply.Trace.Triage.IsEmergency);
        Assert.Null(reply.State.Booking);
        Assert.DoesNotContain("request", PlainText.Of(reply.Reply), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("appointment", PlainText.Of(reply.Reply), StringComparison.OrdinalIgnoreCase);
        var yes = bot.Say("yes");
        Assert.Null(yes.Booking);
        Assert.DoesNotContain("Reference", PlainText.Of(yes.Reply), StringComparison.Ordinal);
    }

    [Fact]
    public void DangerInsideAScreeningAnswerIsDanger()
    {
        var bot = new TestBot();
        bot.Say("book a consultation Wednesday 3pm, Sara Test 0500000001");
        bot.Say("Health questions");
        Assert.True(bot.Say("no but my throat is closing and I can't breathe").Trace.Triage.IsEmergency);
        Assert.Null(bot.State.Booking);
    }

    [Fact]
    public void AProposalIsAcceptedInPlainWords()
    {
        var bot = Proposed();
        var accepted = bot.Say("yes that works");
        Assert.Equal((BookingAskKind.Confirm, "MB-2345678"), (accepted.Booking!.Kind, accepted.Booking.Reference));
    }

    [Fact]
    public void AnOkAfterAProposalIsAskedAboutOnce()
    {
        var bot = Proposed();
        var unsure = bot.Say("ok");
        Assert.Null(unsure.Booking);
        Assert.Contains(PlainText.ChoicesOf(unsure.Reply), c => c.Title == "Yes, that works");
        Assert.Equal(BookingAskKind.Confirm, bot.Say("Yes, that works").Booking!.Kind);
    }

    [Fact]
    public void AnotherTimeThanTheProposedOneIsAWishToMove()
    {
        var bot = Proposed();
        bot.Say("no, another time please");
        var check = bot.Say("Thursday");
        Assert.Contains("Thursday 26 November, 15:00", PlainText.Of(check.Reply), StringComparison.Ordinal);
        var moved = bot.Say("yes");
        Assert.Equal((BookingAskKind.Move, "MB-2345678"), (moved.Booking!.Kind, moved.Booking.Reference));
        Assert.Equal(new PreferredTime(new DateOnly(2026, 11, 26), new TimeOnly(15, 0)), Assert.Single(moved.Booking.Form!.Times));
    }

    [Theory]
    [InlineData("yes that works", "has already passed")]
    [InlineData("I confirm my appointment", "has already passed")]
    [InlineData("نعم يناسبني", "قد مضى")]
    [InlineData("ok", "that time has passed")]
    public void AProposedTimeThatHasPassedIsNotAcceptedAndAnotherIsAskedFor(string yes, string told)
    {
        var bot = Proposed();
        bot.Wait(TimeSpan.FromDays(3));

        var reply = bot.Say(yes);

        Assert.Null(reply.Booking);
        Assert.Contains(told, PlainText.Of(reply.Reply), StringComparison.Ordinal);
        Assert.DoesNotContain(PlainText.ChoicesOf(reply.Reply), c => c.Title == "Yes, that works");
    }

    [Fact]
    public void AfterAProposalThatHasPassedANewDayKeepsTheHour()
    {
        var bot = Proposed();
        bot.Wait(TimeSpan.FromDays(3));
        bot.Say("yes that works");

        Assert.Contains("Monday 30 November, 15:00", PlainText.Of(bot.Say("Monday").Reply), StringComparison.Ordinal);

        var moved = bot.Say("yes").Booking!;
        Assert.Equal((BookingAskKind.Move, "MB-2345678"), (moved.Kind, moved.Reference));
    }

    [Fact]
    public void OfTwoProposalsTheOneStillToComeIsAccepted()
    {
        var bot = Proposed();
        bot.Known(known => [known[0], known[0] with { Reference = "MB-3333333", StartAt = TestTimes.Wednesday.AddDays(7) }]);
        bot.Wait(TimeSpan.FromDays(3));

        Assert.Equal("MB-3333333", bot.Say("yes that works").Booking!.Reference);
    }

    [Theory]
    [InlineData("Yes, confirm")]
    [InlineData("نعم، أؤكد")]
    public void AYesBesideAReminderIsOfTheAppointmentAndNotOfAProposalThatHasPassed(string yes)
    {
        var bot = Reminded();

        var coming = bot.Say(yes);

        Assert.Equal((BookingAskKind.Confirm, "MB-7K3FQ2H"), (coming.Booking!.Kind, coming.Booking.Reference));
        Assert.DoesNotContain("passed", PlainText.Of(coming.Reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("Cancel it")]
    [InlineData("cancel my appointment")]
    public void ACancelBesideAReminderIsOfTheAppointmentAndNotOfAProposalThatHasPassed(string cancel)
    {
        var bot = Reminded();

        Assert.Contains("MB-7K3FQ2H", PlainText.Of(bot.Say(cancel).Reply), StringComparison.Ordinal);
        Assert.Equal("MB-7K3FQ2H", bot.State.Booking!.Reference);
    }

    [Fact]
    public void AProposalThatHasPassedIsStillMeantWhenItIsNamed()
    {
        var bot = Reminded();

        bot.Say("another time for MB-2345678 please");

        Assert.Equal((Fields.Move, "MB-2345678"), (bot.State.Booking!.Asked, bot.State.Booking.Reference));
    }

    [Theory]
    [InlineData("no thanks")]
    [InlineData("no")]
    [InlineData("yes")]
    public void LongAfterAProposalHasPassedAShortAnswerIsNotOfIt(string answer)
    {
        var bot = Proposed();
        bot.Wait(TimeSpan.FromDays(60));

        var reply = bot.Say(answer);

        Assert.Null(reply.Booking);
        Assert.NotEqual(Fields.Move, bot.State.Booking?.Asked);
        Assert.DoesNotContain("has already passed", PlainText.Of(reply.Reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cancel MB-7777777")]
    [InlineData("what is the status of mb 7777777")]
    public void AnotherPatientsReferenceTellsNothing(string text)
    {
        var bot = Proposed();
        var reply = bot.Say(text);
        Assert.Null(reply.Booking);
        Assert.Contains("do not find this reference", PlainText.Of(reply.Reply), StringComparison.Ordinal);
        Assert.DoesNotContain("MB-2345678", PlainText.Of(reply.Reply), StringComparison.Ordinal);
    }

    [Fact]
    public void OfSeveralRequestsItAsksWhich()
    {
        var bot = Proposed();
        bot.Known(known => [.. known, known[0] with { Reference = "MB-3333333", State = BookingStates.Confirmed }]);
        Assert.Contains("Which one", PlainText.Of(bot.Say("cancel my appointment").Reply), StringComparison.Ordinal);
        bot.Say("MB-3333333");
        var cancelled = bot.Say("Yes, cancel it");
        Assert.Equal((BookingAskKind.Cancel, "MB-3333333"), (cancelled.Booking!.Kind, cancelled.Booking.Reference));
    }

    [Theory]
    [InlineData("does it change the colour of my skin?")]
    [InlineData("how many sessions until I see a change?")]
    public void AQuestionBesideAKnownRequestStaysAQuestion(string question)
    {
        var bot = Proposed();
        Assert.NotEqual(ReplyKinds.Book, bot.Say(question).Trace.Kind);
    }

    /// <summary>"10:00-16:00, 20:00-02:00" from Monday to Thursday, and nothing that begins on Friday.</summary>
    [Theory]
    [InlineData("Wednesday at 1", "Wednesday 25 November, 13:00")]
    [InlineData("tomorrow at 12", "Tuesday 24 November, 12:00")]
    [InlineData("بكرة الساعة ١", "الثلاثاء 24 نوفمبر، 13:00")]
    [InlineData("Wednesday at 1 am", "Wednesday 25 November, 01:00")]
    [InlineData("Wednesday at 1 at night", "Wednesday 25 November, 01:00")]
    [InlineData("at 1 am", "01:00")]
    [InlineData("Friday at 1 am", "Friday 27 November, 01:00")]
    [InlineData("Friday", "is closed on Friday")]
    [InlineData("Friday morning", "is closed on Friday")]
    [InlineData("Friday at 1", "is closed on Friday")]
    [InlineData("Friday before 10 am", "is closed on Friday")]
    [InlineData("Friday at 5 am", "is closed on Friday")]
    public void PlainHoursAreOfTheDayAndTheNightBeforeOpensNoClosedDay(string wish, string told) => AssertTold("10:00-16:00, 20:00-02:00", wish, told);

    [Theory]
    [InlineData("Wednesday before 10 am", "does not receive patients at that time")]
    [InlineData("Thursday morning", "does not receive patients at that time")]
    [InlineData("Thursday", "Thursday 26 November")]
    [InlineData("Thursday at 1", "Thursday 26 November, 01:00")]
    [InlineData("Thursday after 1 am", "Thursday 26 November, from 01:00")]
    [InlineData("at 3 am", "does not receive patients at that time")]
    public void WhoOpensInTheAfternoonHasNoMorningBecauseOfTheNightBefore(string wish, string told) => AssertTold("14:00-02:00", wish, told);

    private static void AssertTold(string hours, string wish, string told)
    {
        var bot = new TestBot(clinic =>
        {
            clinic.Hours.Clear();
            foreach (var day in (string[])["Monday", "Tuesday", "Wednesday", "Thursday"]) clinic.Hours[day] = hours;
        });
        bot.Say(wish.Any(char.IsAsciiLetter) ? "book a consultation" : "أريد حجز استشارة");

        Assert.Contains(told, PlainText.Of(bot.Say(wish).Reply), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wednesday at 5 pm", "does not receive patients at that time")]
    [InlineData("Wednesday at 9", "Wednesday 25 November, 21:00")]
    [InlineData("Wednesday at 11", "Wednesday 25 November, 11:00")]
    [InlineData("Wednesday evening", "Wednesday 25 November, evening")]
    [InlineData("Thursday at 00:30", "Thursday 26 November, 00:30")]
    [InlineData("Wednesday at 00:30", "does not receive patients at that time")]
    public void WishesKeepToSeveralOpeningTimesOfADay(string wish, string told)
    {
        var bot = new TestBot(clinic => clinic.Hours["Wednesday"] = "10:00-16:00, 20:00-02:00");
        bot.Say("book a consultation");

        Assert.Contains(told, PlainText.Of(bot.Say(wish).Reply), StringComparison.Ordinal);
    }

    [Fact]
    public void AFreeTimeIsHeldWhenItIsChosen()
    {
        var bot = new TestBot(free: (_, _, max, from) => [.. TestTimes.Free(from).Take(max)]);
        var offered = bot.Say("book an appointment");
        offered = bot.Say("Consultation");
        Assert.Equal("Wednesday 25 November 15:00", PlainText.ChoicesOf(offered.Reply).First().Title);
        var held = bot.Say("Wednesday 25 November 15:30");
        Assert.Equal(BookingAskKind.Hold, held.Booking!.Kind);
        Assert.Equal(TestTimes.Wednesday.AddMinutes(30), held.Booking.Form!.Slot);
        bot.Say("Sara Test 0500000001");
        Assert.Equal(TestTimes.Wednesday.AddMinutes(30), bot.Say("yes").Booking!.Form!.Slot);
    }

    [Fact]
    public void ATimeThatIsNotFreeIsNotHeldAndOthersAreOffered()
    {
        var bot = new TestBot(free: (_, _, max, from) => [.. TestTimes.Free(from).Take(max)]);
        var reply = bot.Say("book a consultation Thursday 11am");
        Assert.Null(reply.Booking);
        Assert.Contains("is not free", PlainText.Of(reply.Reply), StringComparison.Ordinal);
        Assert.Contains(PlainText.ChoicesOf(reply.Reply), c => c.Title == "Thursday 26 November 15:00");
    }

    [Fact]
    public void TheBranchIsAskedOnlyWhereThereAreSeveral()
    {
        var bot = new TestBot(c => c.Branches.Add(new() { Name = new() { En = "Marina branch", Ar = "فرع المارينا" } }));
        var asked = bot.Say("book a consultation Wednesday 3pm");
        Assert.Contains("Which branch", PlainText.Of(asked.Reply), StringComparison.Ordinal);
        bot.Say("marina");
        Assert.Equal("Marina branch", bot.State.Booking!.Branch);
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(30)]
    public void HugeAndStrangeInputIsReadInTimeAndChangesNothing(int length)
    {
        var bot = new TestBot();
        bot.Say("book a consultation Wednesday 3pm, Sara Test 0500000001");
        var form = bot.State.Booking!;
        foreach (var piece in (string[])["<", "((((", "\u0000\u0001", "5-5-", "a a ", "‮", "not not ", "🙂", "MB-"])
        {
            var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            new BookingTalk(SomeBooking.Context()).Continue(form, new Said(text));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), piece);
        }
    }

    [Fact]
    public void WithoutArticlesAnAppointmentCanStillBeAskedFor()
    {
        var bot = new TestBot(serveUnreviewed: false);
        Assert.Equal(ReplyKinds.Book, bot.Say("book an appointment").Trace.Kind);
    }

    /// <summary>A proposal was never answered; an appointment is confirmed for tomorrow.</summary>
    private static TestBot Reminded()
    {
        var bot = Proposed();
        bot.Known(known => [known[0] with { StartAt = TestTimes.Wednesday.AddDays(-4) }, known[0] with { Reference = "MB-7K3FQ2H", State = BookingStates.Confirmed }]);
        return bot;
    }

    private static TestBot Proposed()
    {
        var bot = new TestBot();
        bot.Say("hello");
        bot.Known(_ => [new KnownBooking("MB-2345678", BookingStates.Proposed, TestTimes.Wednesday, SomeBooking.Complete() with { Asked = null })]);
        return bot;
    }
}
