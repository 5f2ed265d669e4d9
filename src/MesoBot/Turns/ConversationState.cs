using System.Text.Json.Serialization;
using MesoBot.Booking;
using MesoBot.Language;
using MesoBot.Triage;

namespace MesoBot.Turns;

/// <summary>What a conversation remembers from one turn to the next. Immutable; a turn makes a new one.</summary>
/// <param name="Memory">Patient messages that triage still counts.</param>
/// <param name="OpenEmergency">Category of an emergency that nobody has closed; null when none is open.</param>
/// <param name="HasMet">First contact has been said.</param>
/// <param name="HasReadDisclaimer">The long disclaimer has been shown.</param>
/// <param name="LastQuestion">The last medical question, for "and how long does that last?".</param>
/// <param name="LastArticle">The article that answered it.</param>
/// <param name="LastAt">When.</param>
internal sealed record ConversationState(
    MessageLanguage? Language, IReadOnlyList<RememberedMessage> Memory, string? OpenEmergency, bool HasMet, bool HasReadDisclaimer,
    string? LastQuestion, string? LastArticle, DateTimeOffset LastAt)
{
    /// <summary>A follow-up refers to something said within this time.</summary>
    public static readonly TimeSpan FollowUpTime = TimeSpan.FromMinutes(30);

    public static readonly ConversationState New = new(null, [], null, HasMet: false, HasReadDisclaimer: false, null, null, default);

    /// <summary>The session it was made in; 0 before the first.</summary>
    public long Session { get; init; }

    /// <summary>The booking under way, as the store keeps it.</summary>
    public string? SealedBooking { get; init; }

    /// <summary>The booking under way; null when there is none.</summary>
    [JsonIgnore]
    public BookingForm? Booking { get; init; }

    /// <summary>Requests of this patient that are not over; newest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<KnownBooking> Bookings { get; init; } = [];

    /// <summary>The patient is asked to rate the help of a person.</summary>
    [JsonIgnore]
    public bool IsAskedToRate { get; init; }

    /// <summary>Staff hold the conversation.</summary>
    [JsonIgnore]
    public bool IsHeld { get; init; }

    /// <summary>A person was asked for and has not come yet.</summary>
    [JsonIgnore]
    public bool IsWaiting { get; init; }

    /// <summary>What is unique about this turn; references are made of it.</summary>
    [JsonIgnore]
    public string TurnKey { get; init; } = "";

    [JsonIgnore]
    public string ConversationId => TurnKey.LastIndexOf('|') is > 0 and var end ? TurnKey[..end] : "";

    /// <summary>Questions in a row without a reviewed answer.</summary>
    public int Unanswered { get; init; }

    /// <summary>"Are you sure?" was asked before erasing: for how many more turns it stands.</summary>
    public int ErasureAsked { get; init; }

    /// <summary>It came of an order beside other words: a bare "yes" is not enough.</summary>
    public bool ErasureNeedsWord { get; init; }

    /// <summary>Danger is open in a conversation of this person: nothing is erased. Known while <see cref="ErasureAsked"/>.</summary>
    [JsonIgnore]
    public bool MustKeep { get; init; }

    public bool CanFollowUp(DateTimeOffset now) => LastQuestion is not null && now - LastAt <= FollowUpTime;

    /// <summary>After a long pause: greeted anew, nothing referred to. Danger and its memory stay.</summary>
    public ConversationState AfterPause() => this with { HasMet = false, HasReadDisclaimer = false, LastQuestion = null, LastArticle = null, SealedBooking = null, Booking = null, Unanswered = 0 };

    /// <summary>As it is for a message of this session: what was before the pause is forgotten even when nobody ended the session in time.</summary>
    public ConversationState InSession(long session) => session <= Session ? this : (Session == 0 ? this : AfterPause()) with { Session = session };
}
