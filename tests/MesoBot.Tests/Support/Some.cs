using MesoBot.Knowledge;

namespace MesoBot.Tests.Support;

/// <summary>Data for tests that do not care which, as long as it is right.</summary>
internal static class Some
{
    private static readonly Lazy<IReadOnlyList<(string Name, string Text)>> RealFiles = new(() => new KnowledgeFolder(KnowledgePath).Read());
    private static readonly Lazy<KnowledgeReading> RealReading = new(() => KnowledgeReader.Read(RealFiles.Value));

    /// <summary>The real knowledge folder.</summary>
    public static string KnowledgePath => RootFolder.Find().Resolve("knowledge");

    /// <summary>The files of the real knowledge folder.</summary>
    public static IReadOnlyList<(string Name, string Text)> KnowledgeFiles() => RealFiles.Value;

    /// <summary>The real knowledge base, read once.</summary>
    public static KnowledgeReading Knowledge() => RealReading.Value;

    /// <summary>A small base without findings, in memory, for a test to break.</summary>
    public static SmallBase SmallBase() => new();

    /// <summary>A moment by the clocks of the clinic.</summary>
    public static DateTimeOffset TimeInDubai(int year, int month, int day, int hour, int minute = 0) => new(year, month, day, hour, minute, 0, TimeSpan.FromHours(4));
}
