using System.Collections.Frozen;
using MesoBot.Answers;

namespace MesoBot.Booking;

/// <summary>What somebody wants of a request that was sent.</summary>
internal enum RequestWish
{
    None,
    Cancel,
    Move,
    Status,
    Confirm,
}

/// <summary>Later in the conversation: cancel, move or ask after a request that was sent, and answer a proposal.</summary>
internal sealed class RequestTalk(BookingContext context, IReadOnlyList<KnownBooking> requests)
{
    private const int ShortMessage = 14;
    private const int ShortCommand = 7;
    private const int ReferenceLetters = 7;

    private readonly BookingWords _words = context.Words;
    private readonly BookingQuestions _questions = new(context);

    private static readonly FrozenSet<string> CancelWords = Vocabulary.Of("cancel cancelling canceling cancell cansel delete remove drop الغي الغاء الغوا الغيه الغوه الغ إلغاؤه كنسل كنسلوا كنسلي elghi kansel kansil");
    private static readonly FrozenSet<string> MoveWords = Vocabulary.Of(
        "move moving reschedule rescheduling postpone shift push change delay rearrange bring اغير تغيير غير غيروا نغير اجل اجلوا اجله تاجيل ناجل انقل نقل بدل بدلوا قدم قدموا aghayyer ghayyer ajjel ghayer anqel");
    private static readonly FrozenSet<string> StatusWords = Vocabulary.Of("status confirmed when whens news update heard happening approved حاله حالة متى وين صار تاكد مؤكد مأكد اكدوا emta meta");
    private static readonly FrozenSet<string> ConfirmWords = Vocabulary.Of("confirm confirming coming attend accept اكد اؤكد تاكيد ااكد اكيد جاي جايه aakked");
    private static readonly FrozenSet<string> Nouns = Vocabulary.Of("appointment appt appointments booking bookings request requests reservation mb reference موعد موعدي الموعد مواعيدي حجز حجزي الحجز طلب طلبي الطلب maw3ed maw3edi maw3idi mo3edi mo3ed 7agz 7ajz");

    /// <summary>They are asked about as often as they are booked: "my" has to stand beside them.</summary>
    private static readonly FrozenSet<string> LooseNouns = Vocabulary.Of("visit consultation slot session جلسه جلستي الجلسه استشارتي زيارتي");

    private static readonly FrozenSet<string> Keeps = Vocabulary.Of("keep leave ابقوه خلوه خليه خلوها اتركوه");
    private static readonly Phrases AnotherTime = new("another time|a different time|other time|another day|different day|does not suit|doesnt suit|doesnt work|does not work|cant make it|وقت اخر|وقت ثاني|موعد اخر|موعد ثاني|يوم ثاني|يوم اخر|ما يناسبني|مايناسبني|wa2t tani|maw3ed tani");

    /// <summary>What the message wants of a request; None when it is about something else.</summary>
    public static RequestWish WishOf(Said said)
    {
        var names = said.Has(Nouns) || ReferenceIn(said) is not null || said.Has(LooseNouns) && said.Tokens.Any(t => t.Text is "my" or "جلستي" or "استشارتي" or "زيارتي")
            || said.Count <= ShortCommand && IsOrderOnIt(said);
        if (!names || said.Count > 2 * ShortMessage) return RequestWish.None;
        if (said.Has(CancelWords)) return RequestWish.Cancel;
        if (said.Has(MoveWords)) return RequestWish.Move;
        var isMine = said.Tokens.Any(t => t.Text is "my" or "the" or "mb" or "موعدي" or "طلبي" or "حجزي" or "الموعد" or "maw3edi" or "maw3idi");
        if (isMine && said.Has(StatusWords)) return RequestWish.Status;
        return isMine && said.Has(ConfirmWords) ? RequestWish.Confirm : RequestWish.None;
    }

    /// <summary>"cancel it", "please move it": right before the "it"; "can I remove it after a day" is about something else.</summary>
    private static bool IsOrderOnIt(Said said) => Enumerable.Range(1, Math.Max(0, said.Count - 1))
        .Any(i => said[i] is "it" or "them" && said[i - 1] is "cancel" or "reschedule" or "postpone" or "move");

    /// <summary>A first word on a request that was sent; null when the message is about something else.</summary>
    public BookingStep? Take(Said said)
    {
        if (ReferenceIn(said) is { } named && requests.All(r => r.Reference != named))
            return WishOf(said) != RequestWish.None || said.Count <= ShortMessage ? Say("UnknownReference", _words.Isolated(context.Clinic.Options.Phone)) : null;
        if (requests.Count == 0) return null;
        if (OnProposal(said) is { } onProposal) return onProposal;
        if (OnReminder(said) is { } onReminder) return onReminder;
        var wish = WishOf(said);
        if (wish == RequestWish.None) return ReferenceIn(said) is null ? null : Status();
        return wish == RequestWish.Status ? Status() : On(wish, said, Named(said));
    }

    /// <summary>A wish about an appointment that this chat does not know.</summary>
    public BookingStep? TakeUnknown(Said said) => WishOf(said) switch
    {
        RequestWish.Cancel => Say("CancelOther", _words.ClinicPhone()),
        RequestWish.Move => new BookingTalk(context).Begin(said, replacesOther: true),
        RequestWish.Status or RequestWish.Confirm => Say("NoRequest", _words.ClinicPhone()),
        _ => null,
    };

    /// <summary>A step that was asked for is answered.</summary>
    public BookingStep? Continue(BookingForm form, Said said)
    {
        if (form.Asked is Fields.WhichToCancel or Fields.WhichToMove)
            return Named(said) is { } which ? On(form.Asked == Fields.WhichToCancel ? RequestWish.Cancel : RequestWish.Move, said, which) : Stopped(said) ? Dropped(null) : null;
        if (requests.FirstOrDefault(r => r.Reference == form.Reference) is not { } request) return new BookingStep(null, [Text("UnknownReference", _words.Isolated(context.Clinic.Options.Phone))]);
        return form.Asked == Fields.Cancel ? OnCancel(request, said) : OnMove(form, request, said);
    }

    /// <summary>The step that stands, asked again.</summary>
    public BookingStep Repeat(BookingForm form)
    {
        if (form.Asked is Fields.WhichToCancel or Fields.WhichToMove) return Which(form.Asked);
        if (requests.FirstOrDefault(r => r.Reference == form.Reference) is not { } request) return new BookingStep(null, [Text("NoRequest", _words.ClinicPhone())]);
        return form.Asked switch
        {
            Fields.Cancel => Sure(request),
            Fields.MoveCheck => Check(form, []),
            _ => AskMove(request, []),
        };
    }

    private BookingStep On(RequestWish wish, Said said, KnownBooking? named)
    {
        if ((named ?? OnlyOne()) is not { } request) return Which(wish == RequestWish.Cancel ? Fields.WhichToCancel : Fields.WhichToMove);
        return wish switch
        {
            RequestWish.Cancel => Sure(request),
            RequestWish.Move => OnMove(MoveOf(request), request, said) ?? AskMove(request, []),
            RequestWish.Confirm when request.State is BookingStates.Proposed or BookingStates.Confirmed => Taken(request),
            _ => Status(),
        };
    }

    /// <summary>The one request that can be meant: beside another, a proposal whose time has passed is not.</summary>
    private KnownBooking? OnlyOne()
    {
        if (requests.Count == 1) return requests[0];
        return requests.Where(r => r.State != BookingStates.Proposed || !HasPassed(r)).ToList() is [var only] ? only : null;
    }

    private BookingStep Which(string asked) => new(
        new BookingForm { Asked = asked }, [new ChoicesBlock(_words.Get("WhichOne"), [.. requests.Select(r => BookingQuestions.Choice(r.Reference)), BookingQuestions.Choice(_words.Get("CancelNo"))]),
            new TextBlock(string.Join('\n', requests.Select(r => "- " + Describe(r))))]);

    private BookingStep Sure(KnownBooking request) => new(
        new BookingForm { Asked = Fields.Cancel, Reference = request.Reference },
        [new ChoicesBlock(_words.Format("CancelSure", request.Reference, When(request)), [BookingQuestions.Choice(_words.Get("CancelYes")), BookingQuestions.Choice(_words.Get("CancelNo"))])]);

    private BookingStep? OnCancel(KnownBooking request, Said said)
    {
        if (said.Count <= ShortMessage && (AnswerReader.StartsWithNo(said) || said.Has(Keeps) || AnswerReader.IsNo(said))) return Dropped(request);
        var isYes = AnswerReader.IsYes(said) || said.Count <= 6 && (AnswerReader.StartsWithYes(said) || said.Has(CancelWords));
        return isYes ? new BookingStep(null, [Text("CancelDone", request.Reference)], new BookingAsk(BookingAskKind.Cancel, Reference: request.Reference)) : null;
    }

    private BookingStep? OnMove(BookingForm form, KnownBooking request, Said said)
    {
        if (form.Asked == Fields.MoveCheck && AnswerReader.IsYes(said)) return Moved(form);
        if (Stopped(said) || form.Asked == Fields.MoveCheck && AnswerReader.IsNo(said)) return Dropped(request);
        UseReference(said);
        var heard = context.TimesReader(expectsTime: true).Read(said);
        if (!heard.IsAnything) return null;
        var before = form with { Asked = Fields.Times };
        var filling = new BookingFilling(context).Fill(before, new Heard(null, null, heard, new NamesHeard(null, null, null), default, new WishesHeard(null, null, null, null, null), null, null));
        var problems = filling.Problems.Count > 0 ? new List<Block> { new TextBlock(string.Join(' ', filling.Problems)) } : [];
        var asked = filling.Form.Asked;
        var isComplete = filling.Form.Times.Count > 0 && asked is not (Fields.Day or Fields.Clock or Fields.Times);
        return isComplete ? Check(filling.Form, problems) with { Ask = filling.Ask } : AskMove(request, problems, filling.Form);
    }

    private BookingStep Moved(BookingForm form)
    {
        var moved = form with { Asked = null };
        return new BookingStep(null, [Text("MoveSent", form.Reference!, _words.Times(form.Times))], new BookingAsk(BookingAskKind.Move, moved, form.Reference));
    }

    private BookingStep Check(BookingForm form, IReadOnlyList<Block> before) => new(
        form with { Asked = Fields.MoveCheck },
        [.. before, new ChoicesBlock(_words.Format("MoveCheck", form.Reference!, _words.Times(form.Times)), [BookingQuestions.Choice(_words.Get("YesSend")), BookingQuestions.Choice(_words.Get("CancelNo"))])]);

    private BookingStep AskMove(KnownBooking request, IReadOnlyList<Block> before, BookingForm? form = null)
    {
        var asked = (form ?? MoveOf(request)) with { Asked = form?.Asked is Fields.Day or Fields.Clock ? form.Asked : Fields.Move };
        IReadOnlyList<Block> question = asked.Asked is Fields.Day or Fields.Clock || context.Free is not null
            ? _questions.Blocks(asked with { Asked = asked.Asked == Fields.Move ? Fields.Times : asked.Asked })
            : [new TextBlock(_words.Format("MoveAsk", request.Reference, _words.Hours()))];
        return new BookingStep(asked, [.. before, .. question]);
    }

    /// <summary>"Thursday" moves the day and keeps the hour, "5 pm" the other way round; free times are chosen anew.</summary>
    private BookingForm MoveOf(KnownBooking request)
    {
        // Of a time that lies behind the hour may still be meant, the day cannot be.
        IReadOnlyList<PreferredTime> times = context.Free is not null ? [] : request.StartAt is { } start && context.LocalOf(start) is var local
            ? [new PreferredTime(HasPassed(request) ? null : DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))] : request.Form.Times;
        return request.Form with { Times = times, Slot = null, Asked = Fields.Move, Reference = request.Reference };
    }

    private BookingStep? OnProposal(Said said)
    {
        if (said.Count > ShortMessage || ProposalMeant(said) is not { } request) return null;
        UseReference(said);
        if (AnotherTime.IsIn(said)) return OnMove(MoveOf(request), request, said) ?? AskMove(request, []);
        if (AnswerReader.IsYes(said)) return IsWeak(said) ? Status() : Taken(request);
        return AnswerReader.IsNo(said) ? AskMove(request, []) : said.Count <= 2 && said.Has(CancelWords) ? Sure(request) : null;
    }

    /// <summary>A time that lies behind is answered only by its reference, or for a few days where nothing is confirmed: a "yes" beside a reminder means the reminder.</summary>
    private KnownBooking? ProposalMeant(Said said)
    {
        if (Named(said) is { } named) return named.State == BookingStates.Proposed ? named : null;
        var proposed = requests.Where(r => r.State == BookingStates.Proposed).ToList();
        if (proposed.Find(r => !HasPassed(r)) is { } ahead) return ahead;
        return requests.Any(r => r.State == BookingStates.Confirmed) ? null : proposed.Find(r => r.StartAt > context.Now - KnownBooking.ProposalStands);
    }

    /// <summary>Beside a reminder stand "Confirm", "Move" and "Cancel".</summary>
    private BookingStep? OnReminder(Said said)
    {
        if (said.Count > 2) return null;
        if (requests.Where(r => r.State == BookingStates.Confirmed).OrderBy(HasPassed).ThenBy(r => r.StartAt).FirstOrDefault() is not { } request) return said.Has(CancelWords) ? On(RequestWish.Cancel, said, null) : null;
        if (said.Has(ConfirmWords)) return Taken(request);
        if (said.Has(MoveWords)) return AskMove(request, []);
        return said.Has(CancelWords) ? On(RequestWish.Cancel, said, null) : null;
    }

    // "ok" alone may answer anything; accepting a time takes a clearer word.
    private static bool IsWeak(Said said) => said.Count == 1 && said[0] is "ok" or "okay" or "sure" or "good" or "great" or "fine" or "perfect" or "تمام" or "اوكي" or "اوك" or "زين" or "ماشي" or "tamam" or "thanks";

    /// <summary>A time that lies behind is not agreed to any more: another one is asked for.</summary>
    private BookingStep Taken(KnownBooking request) => HasPassed(request) ? AskMove(request, [Text("ProblemPast", When(request))]) : Confirmed(request);

    private bool HasPassed(KnownBooking request) => request.HasPassed || request.StartAt <= context.Now;

    private BookingStep Confirmed(KnownBooking request) => new(
        null, [Text(request.State == BookingStates.Proposed ? "Accepted" : "Expected", request.Reference, When(request))], new BookingAsk(BookingAskKind.Confirm, Reference: request.Reference));

    private BookingStep Status()
    {
        var lines = requests.Select(r => r.State switch
        {
            BookingStates.Proposed => _words.Format(HasPassed(r) ? "StatusPassed" : "StatusProposed", r.Reference, When(r)),
            BookingStates.Confirmed => _words.Format("StatusConfirmed", r.Reference, When(r)),
            BookingStates.Requested => _words.Format("StatusRequested", r.Reference, When(r)),
            _ => _words.Format("StatusOver", r.Reference, When(r)),
        });
        var text = string.Join('\n', lines);
        var proposed = requests.Where(r => r.State == BookingStates.Proposed).ToList();
        return proposed.Count == 0
            ? new BookingStep(null, [new TextBlock(text), Text("StatusMore")])
            : new BookingStep(null, [new ChoicesBlock(text, [.. Answers(canAccept: !proposed.TrueForAll(HasPassed)).Select(k => BookingQuestions.Choice(_words.Get(k)))])]);
    }

    private static string[] Answers(bool canAccept) => canAccept ? ["ProposalYes", "ProposalOther", "ProposalNo"] : ["ProposalOther", "ProposalNo"];

    private BookingStep Dropped(KnownBooking? request) => new(null, [request is null ? Text("StatusMore") : Text("Kept", request.Reference)]);

    private static bool Stopped(Said said) => said.Count <= 6 && (AnswerReader.Command(said, isAtSummary: false) == FormCommand.Cancel || said.Has(Keeps));

    private KnownBooking? Named(Said said) => ReferenceIn(said) is { } reference ? requests.FirstOrDefault(r => r.Reference == reference) : null;

    private string Describe(KnownBooking request) => $"{request.Reference}: {When(request)}";

    private string When(KnownBooking request) => request.StartAt is { } start ? _words.Moment(start) : _words.Times(request.Form.Times);

    /// <summary>"MB-7K3FQ2H", however it is typed.</summary>
    public static string? ReferenceIn(Said said)
    {
        var at = ReferenceAt(said);
        if (at < 0) return null;
        var letters = said[at].Length > 2 ? said[at][2..] : said[at + 1];
        return "MB-" + letters.ToUpperInvariant();
    }

    private static void UseReference(Said said)
    {
        var at = ReferenceAt(said);
        if (at >= 0) said.Use(at, said[at].Length > 2 ? 1 : 2);
    }

    private static int ReferenceAt(Said said)
    {
        for (var i = 0; i < said.Count; i++)
            if (said[i] == "mb" && IsCode(said[i + 1]) || said[i].Length == ReferenceLetters + 2 && said[i].StartsWith("mb", StringComparison.Ordinal) && IsCode(said[i][2..])) return i;
        return -1;
    }

    private static bool IsCode(string word) => word.Length == ReferenceLetters && word.All(char.IsAsciiLetterOrDigit);

    private BookingStep Say(string key, params object[] values) => new(null, [Text(key, values)]);

    private TextBlock Text(string key, params object[] values) => new(values.Length == 0 ? _words.Get(key) : _words.Format(key, values));
}
