namespace MesoBot.Knowledge;

/// <summary>The kind of support for a statement, strongest first.</summary>
internal enum EvidenceGrade
{
    Guideline,
    Trial,
    SystematicReview,
    CaseSeries,
    CaseReport,
    RegulatorNotice,
    ExpertConsensus,
    ClinicClaim,
}

/// <summary>How a fact may be used: said plainly, said only with its uncertainty, or never quoted to patients.</summary>
internal enum FactUse
{
    State,
    Hedge,
    Internal,
}

/// <summary>One numbered statement, in our own words.</summary>
/// <param name="IsSeen">A page or abstract that carries its core was read. Facts that were not are served in no article.</param>
internal sealed record Fact(string Id, string Statement, EvidenceGrade Grade, bool IsSeen, FactUse Use, IReadOnlyList<string> Sources);

/// <summary>Where a fact comes from.</summary>
/// <param name="Where">Journal, body or site, with the year.</param>
/// <param name="Url">Empty when none is known.</param>
internal sealed record Source(string Id, string Title, string Where, string Url);

/// <summary>One of the subjects that patients ask about.</summary>
internal sealed record Topic(string Id, string TitleEn, string TitleAr, string ShortEn, string ShortAr);

internal static class EvidenceGrades
{
    private static readonly string[] Names =
        ["guideline", "RCT", "systematic review", "case series", "case report", "regulator notice", "expert consensus", "clinic-article claim"];

    public static EvidenceGrade? Parse(string name) => Array.IndexOf(Names, name) is >= 0 and var i ? (EvidenceGrade)i : null;

    public static string AllNames => string.Join(", ", Names);

    public static string NameOf(EvidenceGrade grade) => Names[(int)grade];
}
