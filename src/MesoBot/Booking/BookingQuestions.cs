using MesoBot.Answers;

namespace MesoBot.Booking;

/// <summary>What is asked next, and in which words.</summary>
internal sealed class BookingQuestions(BookingContext context)
{
    private const int OfferedTimes = 5;
    private const int OfferedDays = 4;
    private const int LongestLine = 200;

    private readonly BookingWords _words = context.Words;

    /// <summary>The first thing that is missing; one at a time.</summary>
    public string Next(BookingForm form)
    {
        if (form.NeedsAge == true) return Fields.Age;
        if (form is { IsForMinor: true, GuardianConfirmed: false }) return Fields.Guardian;
        if (form.Branch is null && context.Branches.Count > 1) return Fields.Branch;
        if (form.Asked is Fields.Day or Fields.Clock) return form.Asked;
        if (form.Times.Count == 0 || context.Free is not null && form.Slot is null) return Fields.Times;
        if (form.Name is null) return Fields.Name;
        if (form is { IsForSomeoneElse: true, ContactName: null }) return Fields.Contact;
        return form.Phone is null ? Fields.Phone : Fields.Summary;
    }

    public IReadOnlyList<Block> Blocks(BookingForm form, Func<string, string>? say = null)
    {
        var asked = form.Asked ?? Next(form);
        if (asked == Fields.Summary) return Summary(form);
        var choices = ChoicesFor(form, asked);
        var text = Question(form, asked, choices.Count > 0);
        if (say is not null) text = say(text);
        return choices.Count > 0 ? [new ChoicesBlock(text, choices)] : [new TextBlock(text)];
    }

    public IReadOnlyList<Choice> SummaryChoices(BookingForm form)
    {
        var titles = new List<string> { "YesSend", "Change" };
        if (form.WantsFemaleDoctor is null) titles.Add("WantFemale");
        if (form.WantsReminders is null) titles.Add("WantReminders");
        if (form.Screening.Count == 0 && !form.IsForSomeoneElse && context.Options.Screening.Count > 0) titles.Add("HealthQuestions");
        titles.Add("CancelRequest");
        return [.. titles.Select(t => Choice(_words.Get(t)))];
    }

    /// <summary>The exact words that a "yes" agrees to.</summary>
    public string Consent(BookingForm form)
    {
        var text = _words.Format("Consent", _words.Isolated(context.Clinic.Options.Phone));
        return form.WantsReminders == true ? text + " " + _words.Get("ConsentReminders") : text;
    }

    public IReadOnlyList<string> Lines(BookingForm form, bool isSummary)
    {
        var lines = new List<string>();
        void Add(string key, string? value)
        {
            if (value is not null) lines.Add("- " + (value.Length > 0 ? _words.Format(key, value) : _words.Get(key)));
        }

        Add("LineTreatment", form.Treatment is not null || isSummary ? _words.Treatment(form.Treatment) : null);
        if (context.Branches.Count > 1) Add("LineBranch", _words.Branch(form.Branch));
        Add("LineWhen", form.Slot is { } slot ? _words.Moment(slot) : form.Times.Count > 0 ? _words.Times(form.Times) : null);
        Add(form.IsForSomeoneElse ? "LinePatient" : "LineName", form.Name);
        if (form.IsForSomeoneElse) Add("LineContact", form.ContactName);
        Add("LinePhone", form.Phone is { } phone ? _words.Phone(phone) : null);
        Add("LineReach", form.Reach is { } reach ? _words.Get(ReachKey(reach)) + (form.ReachWhen is { } when ? $" ({BookingText.Plain(when)})" : "") : null);
        Add("LineLanguage", form.Language is { } language ? _words.Get(language == "ar" ? "LanguageAr" : "LanguageEn") : null);
        Add(form.WantsFemaleDoctor == true ? "LineFemale" : "LineAnyDoctor", form.WantsFemaleDoctor is null ? null : "");
        Add(form.WantsReminders == true ? "LineReminders" : "LineNoReminders", form.WantsReminders is null ? null : "");
        Add("LineMinor", form.IsForMinor ? "" : null);
        Add("LineReplaces", form.ReplacesOther ? "" : null);
        if (form.Screening.Count > 0) Add("LineScreening", string.Join("; ", form.Screening.Values.Select(BookingText.Plain)));
        return lines;
    }

    public string? FirstScreening(BookingForm form) =>
        context.Options.Screening.FirstOrDefault(q => !form.Screening.ContainsKey(q.Id)) is { } question && !form.IsForSomeoneElse ? Fields.Screening + question.Id : null;

    /// <summary>The question behind this one; null after the last.</summary>
    public string? ScreeningAfter(string id) =>
        context.Options.Screening.SkipWhile(q => q.Id != id).Skip(1).FirstOrDefault() is { } next ? Fields.Screening + next.Id : null;

    public static string ReachKey(string reach) => reach switch { ReachWays.Call => "ReachCall", ReachWays.WhatsApp => "ReachWhatsApp", _ => "ReachChat" };

    public static string BranchOf(BookingForm form, BookingContext context) => form.Branch ?? context.Branches.FirstOrDefault()?.Name.En ?? "";

    /// <summary>Words of a patient as one line of a sane length.</summary>
    public static string Line(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length > LongestLine ? line[..LongestLine] : line;
    }

    public static Choice Choice(string title, string? shortTitle = null) => new(title, title, shortTitle ?? title);

    private string Question(BookingForm form, string asked, bool hasChoices) => asked switch
    {
        Fields.Treatment => _words.Get("AskTreatment"),
        Fields.Branch => _words.Get("AskBranch"),
        Fields.Day => _words.Format("AskDay", _words.Hours()),
        Fields.Clock => _words.Get("AskClock"),
        Fields.Times when context.Free is not null => _words.Get(hasChoices ? "AskTimesFree" : "NoneFree"),
        Fields.Times => _words.Format("AskTimes", _words.Hours()),
        Fields.Name => _words.Get(form.IsForSomeoneElse ? "AskPatientName" : "AskName"),
        Fields.Contact => _words.Get("AskContactName"),
        Fields.Age => _words.Get("AskAge"),
        Fields.Guardian => _words.Get("AskGuardian"),
        _ when asked.StartsWith(Fields.Screening, StringComparison.Ordinal) => Screening(asked[Fields.Screening.Length..]),
        _ => _words.Get("AskPhone"),
    };

    private IReadOnlyList<Choice> ChoicesFor(BookingForm form, string asked) => asked switch
    {
        Fields.Treatment => [Choice(_words.Get("Consultation")), .. context.Options.Treatments.Select(t => Choice(t.Name.In(context.Language)!))],
        Fields.Branch => [.. context.Branches.Select(b => Choice(b.Name.In(context.Language)!))],
        Fields.Times when context.Free is { } free => [.. Offered(form, free).Select(t => Choice(_words.Moment(t), _words.ShortMoment(t)))],
        Fields.Times or Fields.Day => [.. OpenDays().Select(d => Choice(_words.Day(d), _words.ShortDay(d)))],
        Fields.Age => [Choice(_words.Get("AgeAdult")), Choice(_words.Get("AgeMinor"))],
        Fields.Guardian => [Choice(_words.Get("GuardianYes")), Choice(_words.Get("GuardianNo"))],
        _ when asked.StartsWith(Fields.Screening, StringComparison.Ordinal) => [Choice(_words.Get("ScreeningYes")), Choice(_words.Get("ScreeningNo")), Choice(_words.Get("Skip"))],
        _ => [],
    };

    private IEnumerable<DateTimeOffset> Offered(BookingForm form, FreeTimes free)
    {
        var wish = form.Times.Count > 0 ? form.Times[0] : null;
        var times = free(BookingQuestions.BranchOf(form, context), context.Now, 200, wish?.Day);
        return times.Where(t => wish is null || Suits(wish, context.LocalOf(t))).Take(OfferedTimes);
    }

    private static bool Suits(PreferredTime wish, DateTime time) => wish switch
    {
        { Day: { } day } when DateOnly.FromDateTime(time) != day => false,
        { Time: { } from, PartOfDay: DayParts.After } => TimeOnly.FromDateTime(time) >= from && (wish.Until is not { } until || TimeOnly.FromDateTime(time) < until),
        { Time: { } before, PartOfDay: DayParts.Before } => TimeOnly.FromDateTime(time) < before,
        { Time: { } at, Day: null } => TimeOnly.FromDateTime(time) == at,
        { PartOfDay: DayParts.Morning } => time.Hour < 12,
        { PartOfDay: DayParts.Afternoon } => time.Hour is >= 12 and < 17,
        { PartOfDay: DayParts.Evening } => time.Hour >= 17,
        _ => true,
    };

    /// <summary>Days on which the clinic is open; nothing is said of free times.</summary>
    private IEnumerable<DateOnly> OpenDays() => Enumerable.Range(0, 14).Select(context.Today.AddDays)
        .Where(d => context.Wishes.ProblemOf(new PreferredTime(d, null)) == TimeProblem.None).Take(OfferedDays);

    private List<Block> Summary(BookingForm form)
    {
        var also = new List<string>();
        if (form.WantsFemaleDoctor is null) also.Add(_words.Get("AlsoFemale"));
        if (form.Reach is null) also.Add(_words.Get("AlsoReach"));
        if (form.WantsReminders is null) also.Add(_words.Get("AlsoReminders"));
        if (form.Language is null) also.Add(_words.Get("AlsoLanguage"));
        var text = _words.Get("SummaryTitle") + "\n\n" + string.Join('\n', Lines(form, isSummary: true));
        var blocks = new List<Block> { new TextBlock(text) };
        if (also.Count > 0) blocks.Add(new TextBlock(_words.Format("AlsoTell", string.Join(_words.Get("Comma"), also))));
        blocks.Add(new TextBlock(Consent(form)));
        blocks.Add(new ChoicesBlock(_words.Get("NotBooked"), SummaryChoices(form)));
        return blocks;
    }

    private string Screening(string id)
    {
        var questions = context.Options.Screening;
        var at = questions.FindIndex(q => q.Id == id);
        return at < 0 ? _words.Get("AskPhone") : _words.Format("AskScreening", questions[at].Question.In(context.Language)!, at + 1, questions.Count);
    }
}

/// <summary>Words of a patient inside a reply: they stay words.</summary>
internal static class BookingText
{
    /// <summary>Without the signs that make links, lists or emphasis of them.</summary>
    public static string Plain(string text) => new([.. text.Where(c => !"*_[]()<>`#|\\~".Contains(c) && !char.IsControl(c))]);
}
