using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Clinic;

namespace MesoBot.Tests.Booking;

/// <summary>Pressing a button and typing its title are one thing, so every title must be understood where it is offered.</summary>
public class BookingChoicesTests
{
    public static TheoryData<string> Languages() => ["en", "ar"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryTitleThatIsOfferedIsUnderstood(string language)
    {
        var seen = 0;
        foreach (var (context, form) in Stages(language))
            foreach (var choice in Choices(context, form))
            {
                seen++;
                Assert.Equal(choice.Title, choice.Value);
                Assert.True(choice.ShortTitle.Length <= 20 || choice.ShortTitle == choice.Title, choice.ShortTitle);
                var step = new BookingTalk(context).Continue(form, new Said(choice.Title));
                Assert.True(step is not null && !SaysNotUnderstood(step, context), $"{form.Asked}: {choice.Title}");
                Assert.True(step.Form != form || step.Ask is not null, $"{form.Asked}: {choice.Title} changes nothing");
            }
        Assert.True(seen > 25, seen.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryTitleOfARequestIsUnderstood(string language)
    {
        var context = SomeBooking.Context(language);
        var known = new KnownBooking("MB-2345678", BookingStates.Proposed, TestTimes.Wednesday, SomeBooking.Complete() with { Asked = null });
        var other = known with { Reference = "MB-9999999", State = BookingStates.Confirmed };
        var talk = new RequestTalk(context, [known]);
        foreach (var choice in Choices(talk.Take(new Said(language == "ar" ? "متى موعدي" : "when is my appointment"))!)) Assert.NotNull(talk.Take(new Said(choice.Title)));
        var sure = talk.Take(new Said(language == "ar" ? "الغي موعدي" : "cancel my appointment"))!;
        Assert.All(Choices(sure), choice => Assert.NotNull(talk.Continue(sure.Form!, new Said(choice.Title))));
        var both = new RequestTalk(context, [known, other]);
        var which = both.Take(new Said(language == "ar" ? "الغي موعدي" : "cancel my appointment"))!;
        Assert.All(Choices(which), choice => Assert.NotNull(both.Continue(which.Form!, new Said(choice.Title))));
        var move = talk.Take(new Said(language == "ar" ? "انقل موعدي الى الخميس" : "move my appointment to Thursday"))!;
        Assert.All(Choices(move), choice => Assert.NotNull(talk.Continue(move.Form!, new Said(choice.Title))));
    }

    private static IEnumerable<(BookingContext, BookingForm)> Stages(string language)
    {
        var context = SomeBooking.Context(language);
        var form = SomeBooking.Complete();
        yield return (context, new BookingForm { Asked = Fields.Treatment });
        yield return (context, new BookingForm { Asked = Fields.Times });
        yield return (context, form with { Times = [new PreferredTime(null, new TimeOnly(17, 0))], Asked = Fields.Day });
        yield return (context, form);
        yield return (context, form with { IsForSomeoneElse = true, ContactName = "Mona", Asked = Fields.Age });
        yield return (context, form with { IsForSomeoneElse = true, ContactName = "Mona", IsForMinor = true, Asked = Fields.Guardian });
        yield return (context, form with { Asked = Fields.Screening + "pregnancy" });
        var branches = SomeBooking.Context(language, clinic: c => c.Branches.Add(new BranchOptions { Name = new() { En = "Marina branch", Ar = "فرع المارينا" } }));
        yield return (branches, new BookingForm { Asked = Fields.Branch });
        yield return (SomeBooking.Context(language, (_, _, max, from) => [.. TestTimes.Free(from).Take(max)]), new BookingForm { Asked = Fields.Times });
    }

    private static IEnumerable<Choice> Choices(BookingContext context, BookingForm form) => new BookingQuestions(context).Blocks(form).OfType<ChoicesBlock>().SelectMany(b => b.Choices);

    private static IEnumerable<Choice> Choices(BookingStep step) => step.Blocks.OfType<ChoicesBlock>().SelectMany(b => b.Choices);

    private static bool SaysNotUnderstood(BookingStep step, BookingContext context) => step.Blocks.OfType<TextBlock>().Any(b => b.Text == context.Words.Get("NotUnderstood"));
}

internal static class TestTimes
{
    /// <summary>Wednesday 25 November 2026, 15:00 in Dubai.</summary>
    public static readonly DateTimeOffset Wednesday = new(2026, 11, 25, 15, 0, 0, TimeSpan.FromHours(4));

    /// <summary>Half-hours of Wednesday and Thursday afternoon.</summary>
    public static IEnumerable<DateTimeOffset> Free(DateOnly? from) => Enumerable.Range(0, 6).Select(i => Wednesday.AddMinutes(30 * i)).Concat(Enumerable.Range(0, 6).Select(i => Wednesday.AddDays(1).AddMinutes(30 * i)))
        .Where(t => from is null || DateOnly.FromDateTime(t.DateTime) >= from);
}
