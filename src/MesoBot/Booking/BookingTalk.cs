using System.Collections.Frozen;
using MesoBot.Answers;

namespace MesoBot.Booking;

/// <summary>
/// The booking form in conversation. Thinks without a clock or a store: a form, a message and what the clinic offers come in, a form and
/// what is said go out.
/// </summary>
internal sealed class BookingTalk(BookingContext context)
{
    private readonly BookingWords _words = context.Words;
    private readonly BookingHearing _hearing = new(context);
    private readonly BookingFilling _filling = new(context);
    private readonly BookingQuestions _questions = new(context);

    /// <summary>A new request; what the first message says of it is taken over.</summary>
    public BookingStep Begin(Said said, bool replacesOther = false)
    {
        var form = new BookingForm { ReplacesOther = replacesOther };
        var heard = _hearing.Hear(said, form, isFirst: true);
        var told = replacesOther ? [Text("MoveOther")] : new List<Block>();
        if (!heard.IsAnything && !replacesOther) return Ask(form with { Asked = Fields.Treatment }, told);
        return Filled(_filling.Fill(form, heard), told);
    }

    /// <summary>The next step; null when the message is not for the form.</summary>
    public BookingStep? Continue(BookingForm form, Said said)
    {
        if (form.Asked?.StartsWith(Fields.Screening, StringComparison.Ordinal) == true && Screened(form, said) is { } screened) return screened;
        var isAtSummary = form.Asked == Fields.Summary;
        var command = AnswerReader.Command(said, isAtSummary);
        if (command is FormCommand.RefuseToKeep) return Refused(form, said);
        if (command is FormCommand.AskWhatFor) return new BookingStep(form, [new TextBlock(_words.Format("WhatFor", _words.Isolated(context.Clinic.Options.PrivacyUrl))), .. Back(form)], Kind: ReplyKinds.Privacy);
        if (command is FormCommand.ReadBack) return ReadBack(form);
        if (command is FormCommand.StartOver) return Ask(new BookingForm { Asked = Fields.Treatment, Language = form.Language }, [Text("StartedOver")]);
        if (Answered(form, said) is { } answered) return answered;
        var heard = _hearing.Hear(said, form, isFirst: false);
        if (command is FormCommand.Cancel && !heard.IsMoreThanCancel) return new BookingStep(null, [Text("Cancelled")]);
        if (command is FormCommand.Screening && _questions.FirstScreening(form) is { } first) return Ask(form with { Asked = first }, []);
        if (command is FormCommand.Change && !heard.IsAnything) return new BookingStep(form with { Asked = Fields.Change }, [Text("ChangeWhat")]);
        if (heard.IsAnything) return Filled(_filling.Fill(form, heard), []);
        return command is FormCommand.Skip ? Skipped(form) : null;
    }

    /// <summary>The question that stands, after something that was not understood for it.</summary>
    public BookingStep Repeat(BookingForm form) => Ask(form with { Asked = form.Asked is Fields.Change ? Fields.Summary : form.Asked }, form.Asked is null ? [] : [Text("NotUnderstood")]);

    /// <summary>The question that stands, without any word on what came before.</summary>
    public BookingStep Again(BookingForm form) => Ask(form, []);

    /// <summary>What is said of a request that has been sent: nothing is booked by it.</summary>
    public IReadOnlyList<Block> Sent(string reference)
    {
        var text = $"{_words.Format("Sent", reference)} {_words.Get("SentNext")}";
        if (!context.Hours.IsOpen(context.Now) && context.Clinic.Values(context.Language, context.Now).GetValueOrDefault("next_opening") is { } opening) text += " " + _words.Format("SentClosed", opening);
        return [new TextBlock(text), Text("SentChange")];
    }

    /// <summary>The form with what the telling sentences of a message say; its questions are answered elsewhere.</summary>
    public BookingForm Told(BookingForm form, Said said) =>
        _hearing.Hear(said, form, isFirst: false) is { IsAnything: true } heard && _filling.Fill(form, heard) is var filling ? filling.Form with { Asked = _questions.Next(filling.Form) } : form;

    /// <summary>A name or a number and nothing else: it says nothing about the language in which the patient reads.</summary>
    public static bool IsBareAnswer(BookingForm form, string text)
    {
        var said = new Said(text);
        if (said.Count > 0 && said.Tokens.All(t => char.IsAsciiDigit(t.Text[0]))) return true;
        if (form.Asked is not (Fields.Name or Fields.Contact or Fields.Phone)) return false;
        PhoneReader.Read(said, form.Phone, isAsked: true);
        var names = NameReader.Read(said, isAsked: true);
        return said.Left == 0 && names is { Own: null, Other: null } && !said.Tokens.Any(t => Language.FunctionWords.English.Contains(t.Text) || Vocabulary.Fillers.Contains(t.Text));
    }

    /// <summary>"Back to your request: …".</summary>
    public IReadOnlyList<Block> Back(BookingForm form)
    {
        var next = form with { Asked = _questions.Next(form) };
        return next.Asked == Fields.Summary
            ? [new ChoicesBlock(_words.Get("BackToSummary"), _questions.SummaryChoices(next))]
            : _questions.Blocks(next, question => _words.Format("BackTo", question));
    }

    private BookingStep? Answered(BookingForm form, Said said) => form.Asked switch
    {
        Fields.Summary when AnswerReader.IsYes(said) => Send(form),
        Fields.Summary or Fields.Change when AnswerReader.IsNo(said) => new BookingStep(form with { Asked = Fields.Change }, [Text("ChangeWhat")]),
        Fields.Age when AgeOf(said) is { } isAdult => Filled(new Filling(form with { IsForMinor = !isAdult, NeedsAge = false, Asked = null }), []),
        // "Yes, I am her mother, 35": the number is the guardian's own.
        Fields.Guardian when AnswerReader.IsYes(said) || IsParent(said) => Filled(new Filling(form with { GuardianConfirmed = true, Asked = null }), []),
        Fields.Guardian when !AnswerReader.StartsWithYes(said) && ForWhomReader.Age(said) is >= ForWhom.Adult => Filled(new Filling(form with { IsForMinor = false, Asked = null }), []),
        Fields.Guardian when AnswerReader.IsNo(said) => new BookingStep(null, [new TextBlock(_words.Format("GuardianOnly", _words.ClinicPhone()))], Kind: ReplyKinds.Minor),
        _ => null,
    };

    private static bool? AgeOf(Said said)
    {
        if (ForWhomReader.Age(said) is { } age && said.Count <= 6) return !said.Has(Under) && !AnswerReader.HasNo(said) && age >= ForWhom.Adult;
        return AnswerReader.IsYes(said) ? true : AnswerReader.IsNo(said) ? false : null;
    }

    private static bool IsParent(Said said) => said.Count <= 8 && said.Has(Parents) && !AnswerReader.HasNo(said);

    private static readonly FrozenSet<string> Parents = Vocabulary.Of("mother mom mum father dad parent guardian امها امه ابوها ابوه والدتها والدها والدته والده الام الاب ولي");
    private static readonly FrozenSet<string> Under = Vocabulary.Of("under below less younger yet almost nearly turning turns soon اقل تحت دون اصغر ليس بعد تقريبا قريبا");

    private BookingStep Send(BookingForm form)
    {
        // What was possible when it was said may have passed meanwhile.
        var checkedForm = _filling.Check(form);
        if (checkedForm.Problems.Count > 0 || _questions.Next(checkedForm.Form) != Fields.Summary) return Filled(checkedForm, []);
        var wording = _questions.Consent(form);
        var sent = form with
        {
            Treatment = form.Treatment ?? TreatmentReader.Consultation,
            Branch = form.Branch ?? (context.Branches is [var only] ? only.Name.En : null),
            Language = form.Language ?? context.Language,
            Consent = new ConsentGiven("booking", wording, context.Language, context.Now),
            Asked = null,
        };
        return new BookingStep(null, [], new BookingAsk(BookingAskKind.Send, sent));
    }

    private BookingStep Refused(BookingForm form, Said said)
    {
        var isPhoneAlone = said.Tokens.Any(t => PhoneWords.Contains(t.Text)) && !said.Tokens.Any(t => DataWords.Contains(t.Text));
        return isPhoneAlone
            ? new BookingStep(form with { Phone = null, Consent = null, Asked = form.Asked is Fields.Summary or Fields.Change ? Fields.Phone : form.Asked }, [new TextBlock(_words.Format(form.Phone is null ? "NoPhone" : "RefusedPhone", _words.ClinicPhone()))], Kind: ReplyKinds.Privacy)
            : new BookingStep(null, [new TextBlock(_words.Format("RefusedAll", _words.ClinicPhone()))], Kind: ReplyKinds.Privacy);
    }

    private static readonly FrozenSet<string> PhoneWords = Vocabulary.Of("number phone mobile رقمي رقم الرقم جوالي هاتفي raqmi");
    private static readonly FrozenSet<string> DataWords = Vocabulary.Of("data details information info name بياناتي بيانات البيانات معلوماتي معلومات اسمي");

    private BookingStep ReadBack(BookingForm form)
    {
        var lines = _questions.Lines(form, isSummary: false);
        var text = lines.Count == 0 ? _words.Get("ReadBackNothing") : _words.Get("ReadBackTitle") + "\n\n" + string.Join('\n', lines);
        var next = form with { Asked = _questions.Next(form) };
        return new BookingStep(next, [new TextBlock(text), .. Back(next)]);
    }

    private BookingStep Skipped(BookingForm form) => form.Asked switch
    {
        Fields.Treatment => Ask(form with { Treatment = TreatmentReader.Consultation, Asked = null }, []),
        Fields.Day or Fields.Clock or Fields.Times => Ask(form with { Times = form.Times.Count > 0 ? form.Times : [new PreferredTime(null, null)], Asked = null }, []),
        _ => Ask(form, []),
    };

    /// <summary>Answers are kept as they are written.</summary>
    private BookingStep? Screened(BookingForm form, Said said)
    {
        var command = AnswerReader.Command(said, isAtSummary: false);
        if (command is FormCommand.Cancel or FormCommand.RefuseToKeep or FormCommand.StartOver or FormCommand.ReadBack or FormCommand.Change) return null;
        var id = form.Asked![Fields.Screening.Length..];
        var answered = form;
        if (command is not FormCommand.Skip)
            answered = form with { Screening = new Dictionary<string, string>(form.Screening, StringComparer.Ordinal) { [id] = BookingQuestions.Line(said.Text) } };
        return Ask(answered with { Asked = _questions.ScreeningAfter(id) }, []);
    }

    private BookingStep Filled(Filling filling, List<Block> before)
    {
        var form = filling.Form;
        var blocks = new List<Block>(before);
        var next = _questions.Next(form);
        if (filling.Notes.Count > 0 && next != Fields.Summary) blocks.Add(new TextBlock(_words.Format("Noted", string.Join(_words.Get("Comma"), filling.Notes))));
        if (filling.Problems.Count > 0) blocks.Add(new TextBlock(string.Join(' ', filling.Problems)));
        if (filling.IsNewlyForOther && !form.IsForMinor) blocks.Add(Text("OtherHealth"));
        var kind = next == Fields.Guardian ? ReplyKinds.Minor : ReplyKinds.Book;
        return Ask(form with { Asked = next }, blocks) with { Kind = kind, Ask = filling.Ask };
    }

    private BookingStep Ask(BookingForm form, IReadOnlyList<Block> before)
    {
        var next = form with { Asked = form.Asked is { } asked && asked != Fields.Change ? asked : _questions.Next(form) };
        return new BookingStep(next, [.. before, .. _questions.Blocks(next)]);
    }

    private TextBlock Text(string key) => new(_words.Get(key));
}
