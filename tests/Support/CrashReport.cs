using System.Globalization;

namespace MesoBot.Tests.Support;

/// <summary>What came of a run with crashes. Everything but the counts of work and the times must be 0.</summary>
internal sealed class CrashReport
{
    private readonly List<string> _findings = [];

    public int Ends { get; set; }

    public long Acknowledged { get; set; }

    public long Conversations { get; set; }

    public long Repeats { get; set; }

    public long ServerErrors { get; set; }

    /// <summary>Acknowledged, and not in the history or without a reply.</summary>
    public long Lost { get; set; }

    /// <summary>More than once in the history, or answered more than once.</summary>
    public long Doubled { get; set; }

    /// <summary>Messages or replies that changed places, or a sequence with a gap.</summary>
    public long OutOfOrder { get; set; }

    /// <summary>Readers that missed something, got it twice or in another order.</summary>
    public long Misread { get; set; }

    /// <summary>Messages that got "please try again" instead of an answer: allowed, but no good sign.</summary>
    public long Apologies { get; set; }

    /// <summary>What SQLite says of the file.</summary>
    public string Integrity { get; set; } = "";

    public List<TimeSpan> StartTimes { get; } = [];

    public List<TimeSpan> EndTimes { get; } = [];

    /// <summary>The first findings, for whoever has to look; ids and counts only.</summary>
    public IReadOnlyList<string> Findings => _findings;

    public bool IsClean => Lost == 0 && Doubled == 0 && OutOfOrder == 0 && Misread == 0 && ServerErrors == 0 && Integrity == "ok";

    public void Find(string what)
    {
        if (_findings.Count < 20) _findings.Add(what);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"""
        ends {Ends}, conversations {Conversations}, messages acknowledged {Acknowledged}, requests repeated {Repeats}
        lost {Lost}, doubled {Doubled}, out of order {OutOfOrder}, readers wrong {Misread}, server errors {ServerErrors}, apologies {Apologies}
        integrity check: {Integrity}
        start to ready: p50 {Share(StartTimes, 0.5):0} ms, p99 {Share(StartTimes, 0.99):0} ms; asked to stop to stopped: p99 {Share(EndTimes, 0.99):0} ms
        {string.Join('\n', Findings)}
        """).TrimEnd();

    private static double Share(List<TimeSpan> times, double share) =>
        times.Count == 0 ? 0 : times.Order().ElementAt(Math.Min(times.Count - 1, (int)Math.Ceiling(times.Count * share) - 1)).TotalMilliseconds;
}
