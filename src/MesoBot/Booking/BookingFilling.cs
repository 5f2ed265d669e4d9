using System.Globalization;

namespace MesoBot.Booking;

/// <summary>A form with what was heard in it, and what there is to say of that.</summary>
internal sealed record Filling(BookingForm Form)
{
    /// <summary>What was noted, as the patient reads it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Sentences on what cannot be.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public bool IsNewlyForOther { get; init; }

    /// <summary>A free time to hold.</summary>
    public BookingAsk? Ask { get; init; }
}

/// <summary>Puts what was heard into the form. Nothing that was said before is lost by something that cannot be.</summary>
internal sealed class BookingFilling(BookingContext context)
{
    private const int FreeToLookAt = 200;

    private readonly BookingWords _words = context.Words;

    public Filling Fill(BookingForm before, Heard heard)
    {
        var notes = new List<string>();
        var problems = new List<string>();
        var form = ForWhom(before, heard);
        form = Names(form, before.Asked, heard.Names);
        if (heard.Treatment is { } treatment)
        {
            form = form with { Treatment = treatment };
            notes.Add(_words.Treatment(treatment));
        }
        if (form.IsForMinor && form.Treatment is not null and not TreatmentReader.Consultation)
        {
            form = form with { Treatment = TreatmentReader.Consultation };
            problems.Add(_words.Get("MinorConsultation"));
        }
        if (heard.Branch is { } branch)
        {
            form = form with { Branch = branch };
            notes.Add(_words.Branch(branch) ?? branch);
        }
        if (form.Name != before.Name && form.Name is not null) notes.Add(form.Name);
        if (form.ContactName != before.ContactName && form.ContactName is not null) notes.Add(form.ContactName);
        form = Phone(form, heard.Phone, notes, problems);
        form = Wishes(form, heard.Wishes, notes);
        var timed = Times(form, heard.Times, notes, problems);
        return timed with { Notes = notes, Problems = problems, IsNewlyForOther = form.IsForSomeoneElse && !before.IsForSomeoneElse };
    }

    /// <summary>The form again as time has passed.</summary>
    public Filling Check(BookingForm form)
    {
        var problems = new List<string>();
        return Kept(form, form.Times, [], problems, isNeedingClock: false) with { Problems = problems };
    }

    private static BookingForm ForWhom(BookingForm form, Heard heard)
    {
        if (heard.ForWhom is { } whom)
        {
            if (!form.IsForSomeoneElse) form = form with { IsForSomeoneElse = true, ContactName = form.Name, Name = null };
            if (whom.IsChild) form = form with { NeedsAge = form.NeedsAge ?? true };
        }
        return (heard.Age ?? heard.ForWhom?.Age) is { } age ? form with { IsForMinor = age < MesoBot.Booking.ForWhom.Adult, NeedsAge = false } : form;
    }

    private static BookingForm Names(BookingForm form, string? asked, NamesHeard names)
    {
        if (!form.IsForSomeoneElse) return (names.Own ?? names.Bare ?? names.Other) is { } name ? form with { Name = name } : form;
        if (names.Own is not null) form = form with { ContactName = names.Own };
        if (names.Other is not null) form = form with { Name = names.Other };
        if (names.Bare is null) return form;
        // "Her name is Maryam, I'm Sara."
        if (names.Other is not null) return form with { ContactName = names.Bare };
        return asked == Fields.Contact || form.Name is not null && form.ContactName is null && asked != Fields.Name ? form with { ContactName = names.Bare } : form with { Name = names.Bare };
    }

    private BookingForm Phone(BookingForm form, PhoneHeard phone, List<string> notes, List<string> problems)
    {
        if (phone.E164 is { } e164)
        {
            notes.Add(_words.Phone(e164));
            return form with { Phone = e164 };
        }
        if (phone.Problem == PhoneProblem.None) return form;
        problems.Add(_words.Get("Phone" + phone.Problem));
        problems.Add(_words.Get("PhoneAgain"));
        return form;
    }

    private BookingForm Wishes(BookingForm form, WishesHeard wishes, List<string> notes)
    {
        if (wishes.Reach is { } reach)
        {
            form = form with { Reach = reach, ReachWhen = wishes.ReachWhen ?? form.ReachWhen };
            notes.Add(_words.Get(BookingQuestions.ReachKey(reach)));
        }
        if (wishes.WantsFemaleDoctor is { } female)
        {
            form = form with { WantsFemaleDoctor = female };
            notes.Add(_words.Get(female ? "LineFemale" : "LineAnyDoctor"));
        }
        if (wishes.WantsReminders is { } reminders)
        {
            form = form with { WantsReminders = reminders };
            notes.Add(_words.Get(reminders ? "LineReminders" : "LineNoReminders"));
        }
        if (wishes.Language is { } language)
        {
            form = form with { Language = language };
            notes.Add(_words.Format("LineLanguage", _words.Get(language == "ar" ? "LanguageAr" : "LanguageEn")));
        }
        return form;
    }

    private Filling Times(BookingForm form, TimesHeard heard, List<string> notes, List<string> problems)
    {
        if (!heard.IsAnything) return new Filling(form);
        var merged = TimeWishes.Merge(form.Times, heard);
        return Kept(form, merged, notes, problems, heard.NeedsClock);
    }

    private Filling Kept(BookingForm form, IReadOnlyList<PreferredTime> wishes, List<string> notes, List<string> problems, bool isNeedingClock)
    {
        var good = new List<PreferredTime>();
        var left = new List<PreferredTime>();
        var refused = new List<string>();
        foreach (var wish in wishes)
        {
            var problem = context.Wishes.ProblemOf(wish);
            if (problem == TimeProblem.None)
            {
                good.Add(wish);
                continue;
            }
            refused.Add(Sentence(wish, problem));
            if (TimeWishes.LeftOf(wish, problem) is { } rest) left.Add(rest);
        }
        // Of a stretch such as "next week" only the open days were meant.
        if (good.Count == 0 || wishes.Count < TimeWishes.Stretch) problems.AddRange(refused);
        if (good.Count > 0) return Chosen(form with { Times = good, Asked = isNeedingClock ? Fields.Clock : Unasked(form) }, notes, problems, isNeedingClock);
        if (wishes.Count == 0) return new Filling(form with { Times = [], Asked = isNeedingClock ? NeedsClock(problems) : Fields.Times });
        // The day stays without its hour, or the hour without its day; the other half is asked for.
        var rests = left.Distinct().ToList();
        var asked = rests.Count == 0 ? Fields.Times : rests.All(r => r.Day is not null) ? Fields.Clock : Fields.Day;
        return new Filling(form with { Times = rests, Slot = null, Asked = asked });
    }

    private string NeedsClock(List<string> problems)
    {
        problems.Add(_words.Get("PrayerClock"));
        return Fields.Clock;
    }

    private Filling Chosen(BookingForm form, List<string> notes, List<string> problems, bool isNeedingClock)
    {
        notes.Add(_words.Times(form.Times));
        if (isNeedingClock) problems.Add(_words.Get("PrayerClock"));
        if (context.Free is null || isNeedingClock) return new Filling(form);
        if (form.Times.FirstOrDefault(t => t is { Day: not null, Time: not null, PartOfDay: null }) is not { } exact) return new Filling(form with { Slot = null, Asked = Fields.Times });
        var moment = context.MomentOf(exact.Day!.Value, exact.Time!.Value);
        if (context.Free(BookingQuestions.BranchOf(form, context), context.Now, FreeToLookAt, exact.Day).Contains(moment))
        {
            // Chosen before, and still free or held here: it need not be told again.
            if (form.Slot == moment) return new Filling(form);
            var held = form with { Slot = moment, Times = [exact] };
            problems.Add(_words.Format("Holding", _words.Moment(moment), context.Options.HoldMinutes));
            return new Filling(held) { Ask = new BookingAsk(BookingAskKind.Hold, held) };
        }
        problems.Add(_words.Format("SlotTaken", _words.Moment(moment)));
        return new Filling(form with { Slot = null, Times = [new PreferredTime(exact.Day, null)], Asked = Fields.Times });
    }

    private static string? Unasked(BookingForm form) => form.Asked is Fields.Times or Fields.Day or Fields.Clock ? null : form.Asked;

    private string Sentence(PreferredTime wish, TimeProblem problem) => problem switch
    {
        TimeProblem.Past => _words.Format("ProblemPast", _words.Time(wish)),
        TimeProblem.TooSoon => _words.Format("ProblemTooSoon", _words.Time(wish), context.Options.LeadHours.ToString(CultureInfo.InvariantCulture)),
        TimeProblem.TooFar => _words.Format("ProblemTooFar", _words.Time(wish), context.Options.MaxDaysAhead.ToString(CultureInfo.InvariantCulture)),
        TimeProblem.Holiday => _words.Format("ProblemHoliday", _words.Day(wish.Day!.Value)),
        TimeProblem.ClosedDay => _words.Format("ProblemClosed", _words.Day(wish.Day!.Value)),
        _ => _words.Format("ProblemOutside", _words.Time(wish)),
    };
}
