namespace MesoBot.Answers;

/// <summary>A part of a reply. Each channel renders parts in its own way; a reply is never one Markdown string.</summary>
internal abstract record Block;

/// <summary>Paragraphs, "- " lists and **bold**, nothing else.</summary>
internal sealed record TextBlock(string Text) : Block;

internal enum NoticeKind
{
    /// <summary>Danger: shown first, assertive for screen readers.</summary>
    Emergency,

    /// <summary>A doctor today or soon.</summary>
    Concern,

    /// <summary>Sample content that no clinician has reviewed.</summary>
    Unreviewed,
}

/// <summary>A text that must not be overlooked.</summary>
internal sealed record NoticeBlock(NoticeKind Kind, string Text) : Block;

/// <summary>The numbered sources of an answer.</summary>
internal sealed record CitationsBlock(IReadOnlyList<Citation> Citations) : Block;

/// <summary>Only <see cref="Disclaimers"/> makes one.</summary>
internal sealed record DisclaimerBlock(string Text) : Block;

/// <summary>Something to press. Its value comes back as the patient's next message.</summary>
/// <param name="ShortTitle">At most 20 characters, for channels with small buttons.</param>
internal sealed record Choice(string Value, string Title, string ShortTitle);

/// <summary>Choices under a line of text.</summary>
internal sealed record ChoicesBlock(string Intro, IReadOnlyList<Choice> Choices) : Block;

/// <summary>A number to call with one touch.</summary>
internal sealed record CallBlock(string Label, string Number) : Block;

/// <summary>What the patient gets.</summary>
/// <param name="Kind">One of <see cref="ReplyKinds"/>.</param>
internal sealed record Reply(string Kind, string Language, IReadOnlyList<Block> Blocks)
{
    /// <summary>Set where this tells of a change of who answers.</summary>
    public Answering? Answering { get; init; }
}

/// <summary>Who answers from here on.</summary>
/// <param name="Staff">Null: nobody of the staff.</param>
internal sealed record Answering(StaffName? Staff);

/// <summary>What a reply does, in the words of the evaluation sets.</summary>
internal static class ReplyKinds
{
    public const string Answer = "answer";
    public const string Emergency = "emergency";
    public const string Clinician = "clinician";
    public const string Book = "book";
    public const string Human = "human";
    public const string Practical = "practical";
    public const string Complaint = "complaint";
    public const string Minor = "minor";
    public const string OtherLanguage = "other_language";
    public const string Abstain = "abstain";
    public const string Greeting = "greeting";
    public const string Smalltalk = "smalltalk";
    public const string Injection = "injection";
    public const string Privacy = "privacy";

    /// <summary>Words of staff.</summary>
    public const string Staff = "staff";

    /// <summary>What the program tells of itself: who joined, who left, what is late.</summary>
    public const string Status = "status";
}
