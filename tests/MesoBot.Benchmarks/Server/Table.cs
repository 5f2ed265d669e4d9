using System.Globalization;

namespace MesoBot.Benchmarks.Server;

/// <summary>The measurements as a Markdown table; the first row is what the others are divided by.</summary>
internal static class Table
{
    private const string Head = """
        | server | turns/s, median (min–max) | ÷ bare Kestrel | p50 / p99 ms, full load | p50 / p99 ms at 200/s | CPU µs a turn | × Kestrel | MiB at start / loaded | first 200, ms | first answered turn, ms |
        |---|---|---|---|---|---|---|---|---|---|
        """;

    public static string Of(IReadOnlyList<Candidate> candidates) => Head + "\n" + string.Join('\n', candidates.Select(c => Row(c, candidates[0])));

    private static string Row(Candidate c, Candidate bare) => string.Create(CultureInfo.InvariantCulture,
        $"| {c.Name} | {Median(c.Full, r => r.PerSecond):N0} ({c.Full.Min(r => r.PerSecond):N0}–{c.Full.Max(r => r.PerSecond):N0}) | {Median(c.Full, r => r.PerSecond) / Median(bare.Full, r => r.PerSecond):0.00} " +
        $"| {Median(c.Full, r => r.P50):0.0} / {Median(c.Full, r => r.P99):0.0} | {Median(c.Paced, r => r.P50):0.00} / {Median(c.Paced, r => r.P99):0.0} " +
        $"| {Median(c.Full, r => r.CpuMicroseconds):0} | {Median(c.Full, r => r.CpuMicroseconds) / Median(bare.Full, r => r.CpuMicroseconds):0.0} | {c.AtStart:0} / {c.Loaded:0} " +
        $"| {Median(c.FirstOk):0} | {Median(c.FirstTurn):0} |");

    private static double Median(IEnumerable<Round> rounds, Func<Round, double> figure) => Median(rounds.Select(figure));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
