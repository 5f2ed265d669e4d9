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

    public bool CanFollowUp(DateTimeOffset now) => LastQuestion is not null && now - LastAt <= FollowUpTime;

    /// <summary>After a long pause: greeted anew, nothing referred to. Danger and its memory stay.</summary>
    public ConversationState AfterPause() => this with { HasMet = false, HasReadDisclaimer = false, LastQuestion = null, LastArticle = null };

    /// <summary>As it is for a message of this session: what was before the pause is forgotten even when nobody ended the session in time.</summary>
    public ConversationState InSession(long session) => session <= Session ? this : (Session == 0 ? this : AfterPause()) with { Session = session };
}
