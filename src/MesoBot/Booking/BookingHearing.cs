namespace MesoBot.Booking;

/// <summary>All that a message says for the form.</summary>
internal sealed record Heard(
    string? Treatment, string? Branch, TimesHeard Times, NamesHeard Names, PhoneHeard Phone, WishesHeard Wishes, ForWhom? ForWhom, int? Age)
{
    public bool IsAnything => Treatment is not null || Branch is not null || Times.IsAnything || Names.IsAnything || Phone.IsAnything || Wishes.IsAnything || ForWhom is not null || Age is not null;

    /// <summary>Something that a wish to cancel does not say.</summary>
    public bool IsMoreThanCancel => Times.Wishes.Count > 0 || Phone.IsAnything || Names.Own is not null || Wishes.IsAnything || Treatment is not null;
}

/// <summary>Hears a message for a form: each reader takes its words, and the next ones see what is left.</summary>
internal sealed class BookingHearing(BookingContext context)
{
    /// <summary>A day in so many other words is a story, not a wish.</summary>
    private const int Story = 5;

    /// <param name="isFirst">It opens the request: whatever it says is meant for it.</param>
    public Heard Hear(Said said, BookingForm form, bool isFirst)
    {
        var asked = form.Asked;
        var phone = PhoneReader.Read(said, form.Phone, asked == Fields.Phone);
        var wishes = WishReader.Read(said);
        var whom = ForWhomReader.Read(said);
        var age = asked == Fields.Age ? ForWhomReader.Age(said) : null;
        var branch = BranchReader.Read(said, context.Branches);
        var treatment = new TreatmentReader(context.Options).Read(said, isFirst || asked == Fields.Treatment);
        var times = Times(said, asked, isFirst);
        // "not Sara, it's Sarah": who names the kept name speaks of the name.
        var isCorrecting = form.Name is { } known && new Said(known)[0] is { Length: > 1 } first && said.Tokens.Any(t => t.Text == first);
        var names = NameReader.Read(said, isCorrecting || asked is Fields.Name or Fields.Contact);
        return new Heard(treatment, branch, times, names, phone, wishes, whom, age);
    }

    private TimesHeard Times(Said said, string? asked, bool isFirst)
    {
        var isAsked = asked is Fields.Times or Fields.Day or Fields.Clock or Fields.Move;
        var before = Enumerable.Range(0, said.Count).Where(i => !said.IsUsed(i)).ToList();
        var times = context.TimesReader(isAsked || asked == Fields.Summary).Read(said);
        return times.IsAnything && !isAsked && !isFirst && said.Left > Story && before.Count > Story ? TimesHeard.Nothing : times;
    }
}
