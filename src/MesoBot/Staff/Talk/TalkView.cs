using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Talk;

/// <summary>Who answers in a conversation, seen by who looks at it.</summary>
public enum TalkHolder
{
    Bot,
    Waiting,
    Mine,
    Colleague,
}

/// <summary>What decided a turn of the bot. Codes, scores and versions; never the patient's words.</summary>
public sealed record WhyView(
    string Kind, string? Topic, string Level, string? Rule, string? Category, string Language, IReadOnlyList<ArticleScore> Articles, string? Knowledge, bool IsAbstained, string Thought);

public sealed record ArticleScore(string Id, string Title, double Score, bool IsShown);

/// <summary>The reviewed answer the bot would have given.</summary>
/// <param name="Message">In the patient's language; null where the bot has no reviewed answer.</param>
/// <param name="Other">The same in the language of who looks at it; null when it is the patient's, or no reviewed text says it in that one.</param>
/// <param name="LacksOther">There should be one, and there is none.</param>
public sealed record SuggestionView(long Sequence, MessageView? Message, MessageView? Other = null, bool LacksOther = false);

/// <summary>One line of the transcript.</summary>
/// <param name="Delivery">Code of what is known of the delivery: sent, seen, pending, failed, unknown; null where it does not matter.</param>
public sealed record TalkEntry(
    long Sequence, string Role, string Who, Moment At, MessageView Message, string? Delivery, WhyView? Why, SuggestionView? Suggestion, bool IsMine, bool IsCorrected, string? NewDay);

/// <summary>A reply that can still be taken back, or that could not be sent any more.</summary>
public sealed record PendingView(string Id, string Text, int SecondsLeft, bool IsRefused);

public sealed record NoteView(string Who, Moment At, string Text);

/// <summary>What a reply box holds when a page opens.</summary>
/// <param name="Warnings">Why the words may be meant for somebody else; they must be confirmed.</param>
public sealed record ComposerView(string Text, IReadOnlyList<string> Warnings, string? Error);

public sealed record CannedView(string Id, string Title, string Text, string Lang);

/// <summary>A conversation as the console shows it.</summary>
public sealed record TalkView
{
    public required ConsoleUser Me { get; init; }

    public required string Id { get; init; }

    /// <summary>From a booking, or a plain name for a visitor.</summary>
    public required string PatientName { get; init; }

    public required string Channel { get; init; }

    /// <summary>Of the phone in a booking; null when none is known.</summary>
    public string? LastDigits { get; init; }

    public required string PatientLang { get; init; }

    public required TalkHolder Holder { get; init; }

    public string? HolderName { get; init; }

    /// <summary>Code; null when no handoff is open.</summary>
    public string? Reason { get; init; }

    public string? Age { get; init; }

    public Moment? Due { get; init; }

    public bool IsOverdue { get; init; }

    public IReadOnlyList<TalkEntry> Entries { get; init; } = [];

    /// <summary>Set when older messages are left out.</summary>
    public long? EarlierBefore { get; init; }

    public IReadOnlyList<PendingView> Pending { get; init; } = [];

    public IReadOnlyList<NoteView> Notes { get; init; } = [];

    public IReadOnlyList<Requests.RequestView> Bookings { get; init; } = [];

    public IReadOnlyList<Queue.AlertItem> Alerts { get; init; } = [];

    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];

    public IReadOnlyList<CannedView> Canned { get; init; } = [];

    public required ComposerView Composer { get; init; }

    /// <summary>What just happened, in words; null when nothing did.</summary>
    public string? Said { get; init; }

    public bool IsBad { get; init; }

    public int MaxLength { get; init; }
}
