namespace MesoBot.Knowledge;

internal enum ReviewStatus
{
    Pending,
    Approved,
}

/// <summary>Who has reviewed an article, and until when that holds.</summary>
/// <param name="By">The reviewing clinician; null while pending.</param>
/// <param name="Due">The last day on which the review holds; null while pending.</param>
internal sealed record Review(ReviewStatus Status, string? By, DateOnly? On, DateOnly? Due)
{
    public bool IsCurrent(DateOnly today) => Status == ReviewStatus.Approved && Due >= today;
}

/// <summary>What kind of question an article answers. Matched against the kind of question asked.</summary>
internal enum QuestionKind
{
    Definition,
    How,
    YesNo,
    HowMuch,
    HowLong,
    List,
    Risk,
    Comparison,
    Who,
    Action,
}

/// <summary>A part of an article under one heading; the first has none and is the short answer.</summary>
/// <param name="Text">Paragraphs and "- " lists; facts stand in it as [CF-101].</param>
/// <param name="Line">The line of the file on which the text starts.</param>
/// <param name="HeadingLine">The line of the heading; 0 where there is none.</param>
internal sealed record Passage(string Heading, string Text, int Line, int HeadingLine = 0);

/// <summary>A phrasing with its line, so that a finding can name it.</summary>
internal readonly record struct Phrasing(string Text, int Line);

/// <summary>One curated text: what a patient may ask, and the reviewed answer to it.</summary>
/// <param name="ShortTitle">A button's label, at most 20 characters.</param>
/// <param name="ContentHash">Of the file; the trace of a turn keeps it, so that a reviewer sees the very text that was served.</param>
internal sealed record Article(
    string Id, string Language, string Title, string ShortTitle, string Topic, QuestionKind Kind, IReadOnlyList<Phrasing> Phrasings,
    EvidenceGrade Grade, IReadOnlyList<string> Facts, IReadOnlyList<string> Sources, IReadOnlyList<string> Related, Review Review,
    IReadOnlyList<Passage> Passages, string File, string ContentHash)
{
    public int TitleLine { get; init; }

    public int ShortTitleLine { get; init; }

    public Passage ShortAnswer => Passages[0];

    public IEnumerable<Passage> Details => Passages.Skip(1);
}
