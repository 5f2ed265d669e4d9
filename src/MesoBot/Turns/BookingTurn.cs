using System.Collections.Frozen;
using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Knowledge.Search;

namespace MesoBot.Turns;

/// <summary>Turns about an appointment: the form under way, requests that were sent, and the way back to the form after a question.</summary>
internal static class BookingTurn
{
    /// <summary>After these the form goes on in the same reply; after care, a complaint or a person it waits.</summary>
    private static readonly HashSet<string> Interludes = new([ReplyKinds.Answer, ReplyKinds.Practical, ReplyKinds.Abstain, ReplyKinds.Smalltalk, ReplyKinds.Greeting], StringComparer.Ordinal);

    private const int FewWords = 8;

    private static readonly string[] NothingFound = ["no-information", "arabic-no-articles", "safe-mode"];

    private static readonly FrozenSet<string> BookWords = Vocabulary.Of(
        "book booking appointment appointments appt reserve schedule reservation visit consultation احجز احجزلي احجزي حجز موعد مواعيد a7jez ahjez maw3ed maw3id mo3ed 7agz 7ajz");

    private static readonly FrozenSet<string> BookVerbs = Vocabulary.Of("book reserve schedule احجز احجزلي احجزي احجزيلي حجز a7jez ahjez");

    public static bool IsBareAnswer(ConversationState state, string words) => state.Booking is { } form && BookingTalk.IsBareAnswer(form, words);

    /// <summary>A message for the form under way; null when there is none, or the message is about something else.</summary>
    public static TurnResult? UnderWay(Turn turn)
    {
        if (!turn.Offers || turn.State.Booking is not { } form || turn.Message.IsChoice) return null;
        if (StatedAge.IsUnderAge(turn)) return null;
        var said = new Said(turn.Message.Text);
        if (said.HasQuestion && IsAnsweredElsewhere(turn, said, form)) return null;
        var step = IsOfRequest(form) ? Requests(turn).Continue(form, said) : Talk(turn).Continue(form, said);
        // "Yes, that's right" to a question that takes more than a yes: it belongs to the form all the same, and no article answers it.
        if (step is null && !said.HasQuestion && (AnswerReader.IsYes(said) || AnswerReader.IsNo(said))) step = IsOfRequest(form) ? Requests(turn).Repeat(form) : Talk(turn).Repeat(form);
        return step is null ? null : Result(turn, step);
    }

    /// <summary>A word on a request that was sent, or an answer to a proposal; null when the message is about something else.</summary>
    public static TurnResult? OnRequest(Turn turn) =>
        turn.Offers && turn.State.Booking is null && Requests(turn).Take(new Said(turn.Message.Text)) is { } step ? Result(turn, step) : null;

    /// <summary>An appointment is wanted, for oneself or for somebody else; null for another route, and in danger.</summary>
    public static TurnResult? Wanted(Turn turn, RouteChoice route)
    {
        if (!turn.Offers) return null;
        var said = new Said(turn.Message.Text);
        var isForOther = route.Name is Routes.Minor or Routes.OtherPerson && !StatedAge.IsUnderAge(turn) && said.Has(BookWords) && ForWhomReader.Read(said) is not null;
        return route.Name == Routes.Booking || isForOther ? Begin(turn) : null;
    }

    /// <summary>Without articles nothing tells a wish for an appointment but its plain words.</summary>
    public static TurnResult? InSafeMode(Turn turn) =>
        turn.Offers && !StatedAge.IsUnderAge(turn) && new Said(turn.Message.Text).Has(BookWords) ? Begin(turn) : null;

    /// <summary>"ok book a new one then", "book Wednesday 3 pm, Sara, 050 …": words for a form, of which the search makes nothing or a question.</summary>
    public static TurnResult? InPlainWords(Turn turn, RouteChoice route)
    {
        if (route != RouteChoice.NoInformation && route != RouteChoice.Answer) return null;
        var said = new Said(turn.Message.Text);
        if (said.HasQuestion) return null;
        var isFew = route == RouteChoice.NoInformation && said.Count <= FewWords;
        var isOrder = said.Tokens.Select(t => t.Text).FirstOrDefault(w => !Vocabulary.Leads.Contains(w)) is { } first && BookVerbs.Contains(first)
            && (PhoneNumber.FindAll(said.Text).Count > 0 || turn.Booking.TimesReader(expectsTime: false).Read(said).Wishes.Count > 0);
        return isFew || isOrder ? InSafeMode(turn) : null;
    }

    /// <summary>After a question in the middle: the form, as it stands, is asked for again. In danger it is gone.</summary>
    public static TurnResult Back(Turn turn, TurnResult result)
    {
        if (turn.State.Booking is not { } form) return result;
        if (result.State.OpenEmergency is not null || result.Trace.Triage.IsEmergency) return result with { State = result.State with { Booking = null } };
        if (!ReferenceEquals(result.State.Booking, form)) return result;
        var kind = result.Trace.Kind;
        if (kind == ReplyKinds.Minor) return result with { State = result.State with { Booking = null } };
        if (!Interludes.Contains(kind)) return result;
        var said = new Said(turn.Message.Text);
        if (!said.HasQuestion && IsNothingFound(turn, result)) return Result(turn, IsOfRequest(form) ? Requests(turn).Repeat(form) : Talk(turn).Repeat(form));
        // Whoever is booking need not be told how to.
        var offer = turn.Texts.Get("book-offer");
        result = result with { Reply = result.Reply with { Blocks = [.. result.Reply.Blocks.Where(b => b is not TextBlock text || text.Text != offer)] } };
        if (IsOfRequest(form)) return With(result, form, Requests(turn).Repeat(form).Blocks);
        var told = said.HasQuestion ? Talk(turn).Told(form, new Said(said.Part(questions: false))) : form;
        return With(result, told, Talk(turn).Back(told));
    }

    private static TurnResult Begin(Turn turn)
    {
        var said = new Said(turn.Message.Text);
        if (turn.State.Booking is { } form) return Result(turn, IsOfRequest(form) ? Requests(turn).Repeat(form) : Talk(turn).Again(form));
        return Result(turn, Requests(turn).TakeUnknown(said) ?? Talk(turn).Begin(new Said(turn.Message.Text)));
    }

    private static TurnResult Result(Turn turn, BookingStep step)
    {
        var state = turn.State with { Booking = step.Form };
        var blocks = step.Blocks;
        if (step.Ask is { Kind: BookingAskKind.Send, Form: { } sent })
        {
            var reference = BookingReference.Of(turn.State.TurnKey);
            blocks = Talk(turn).Sent(reference);
            // The store tells it from the next turn on; without a store the conversation itself has to know.
            state = state with { Bookings = [new KnownBooking(reference, BookingStates.Requested, sent.Slot, sent), .. state.Bookings] };
        }
        if (step.Ask is { Kind: BookingAskKind.Cancel, Reference: { } cancelled }) state = state with { Bookings = [.. state.Bookings.Where(b => b.Reference != cancelled)] };
        return turn.Finish(step.Kind, blocks, state) with { Booking = step.Ask };
    }

    private static TurnResult With(TurnResult result, BookingForm form, IReadOnlyList<Block> more) =>
        result with { State = result.State with { Booking = form }, Reply = result.Reply with { Blocks = [.. result.Reply.Blocks, .. more] } };

    /// <summary>The question is about something that an article, a fact of the clinic or a refusal answers, not about the form's own days and times.</summary>
    private static bool IsAnsweredElsewhere(Turn turn, Said said, BookingForm form)
    {
        if (turn.Knowledge.Retriever is not { } retriever || form.Asked?.StartsWith(Fields.Screening, StringComparison.Ordinal) == true) return false;
        if (AnswerReader.Command(said, isAtSummary: false) != FormCommand.None) return false;
        var part = said.Part(questions: true);
        var route = RouteChooser.Choose(retriever.Find(part, turn.SearchLanguage), turn.SearchLanguage, isUnderAge: false);
        if (route == RouteChoice.NoInformation || route.Name is Routes.Booking or Routes.Greeting or Routes.Smalltalk) return false;
        var isOfTimes = form.Asked is Fields.Times or Fields.Day or Fields.Clock or Fields.Move or Fields.MoveCheck or Fields.Summary;
        return !(isOfTimes && route.Name is Routes.PracticalPrefix + "hours" && turn.Booking.TimesReader(expectsTime: false).Read(new Said(part)).Wishes.Count > 0);
    }

    private static bool IsNothingFound(Turn turn, TurnResult result) =>
        result.Reply.Blocks.LastOrDefault() is TextBlock last && NothingFound.Any(key => turn.Knowledge.Replies.Has(key) && last.Text == turn.Texts.Get(key));

    private static bool IsOfRequest(BookingForm form) =>
        form.Reference is not null || form.Asked is Fields.WhichToCancel or Fields.WhichToMove;

    private static BookingTalk Talk(Turn turn) => new(turn.Booking);

    private static RequestTalk Requests(Turn turn) => new(turn.Booking, turn.State.Bookings);
}
