using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Handoff;
using MesoBot.Knowledge.Search;
using MesoBot.Language;
using MesoBot.Privacy;
using MesoBot.Triage;

namespace MesoBot.Turns;

/// <summary>What a patient sent: typed text, or the value of a choice that was pressed.</summary>
internal sealed record PatientMessage(string Text)
{
    /// <summary>Exactly a value that we offer. Whatever else somebody types behind "choice:" is words, and is triaged.</summary>
    public bool IsChoice => ChoiceValues.IsOne(Text);

    /// <summary>Set where somebody reads along in their own language: en or ar, whatever the message is written in.</summary>
    public string? ReplyIn { get; init; }
}

/// <summary>Why the turn went as it did: kept for reviewers, without the patient's words.</summary>
/// <param name="Articles">In rank order; those shown come first.</param>
/// <param name="Served">Content hashes of the articles whose text was shown.</param>
internal sealed record TurnTrace(
    string Kind, string? Topic, IReadOnlyList<RankedArticle> Articles, TriageOutcome Triage, MessageLanguage Language, IReadOnlyList<string> Served);

/// <summary>All that a turn decided, to be kept whole or not at all.</summary>
internal sealed record TurnResult(ConversationState State, Reply Reply, TurnTrace Trace)
{
    /// <summary>A person is wanted.</summary>
    public HandoffAsk? Handoff { get; init; }

    public BookingAsk? Booking { get; init; }

    public PrivacyAsk? Privacy { get; init; }

    public RatingAsk? Rating { get; init; }

    /// <summary>The state for the next turn where no store tells what became of this one: a person that was asked for is waited for.</summary>
    public ConversationState StateWithoutStore() => State with { IsWaiting = State.IsWaiting || Handoff is not null };
}
