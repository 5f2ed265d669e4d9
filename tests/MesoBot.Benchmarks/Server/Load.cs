using System.Diagnostics;
using System.Net.Sockets;

namespace MesoBot.Benchmarks.Server;

/// <summary>What one round of load gave.</summary>
internal sealed record Round(double PerSecond, double P50, double P99, double CpuMicroseconds);

/// <summary>Lets all clients ask at once, each on a thread of its own, as fast as they are answered or at a given pace.</summary>
internal static class Load
{
    public static Round Run(PinnedServer server, IReadOnlyList<Client> clients, TimeSpan time, double? perSecond = null)
    {
        var cpu = server.CpuSeconds;
        var begun = Stopwatch.GetTimestamp();
        var end = begun + (long)(time.TotalSeconds * Stopwatch.Frequency);
        long ticket = -1;
        var lists = clients.Select(_ => new List<double>(4096)).ToList();
        var failures = new List<Exception>();
        var threads = clients.Select((client, i) => new Thread(() => Ask(client, lists[i]))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        if (failures.Count > 0) throw failures[0];
        var spent = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var all = lists.SelectMany(l => l).Order().ToList();
        return new Round(all.Count / spent, At(all, 0.50), At(all, 0.99), (server.CpuSeconds - cpu) * 1e6 / all.Count);

        void Ask(Client client, List<double> milliseconds)
        {
            try
            {
                while (Next() is { } sent && sent < end)
                {
                    client.Turn();
                    milliseconds.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                }
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                lock (failures) failures.Add(e);
            }
        }

        // At a pace, a message that had to wait for a free client counts from when it was due.
        long Next()
        {
            if (perSecond is not { } pace) return Stopwatch.GetTimestamp();
            var due = begun + (long)(Interlocked.Increment(ref ticket) / pace * Stopwatch.Frequency);
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait <= TimeSpan.Zero) return due;
            Thread.Sleep(wait);
            return Stopwatch.GetTimestamp();
        }
    }

    public static double At(IReadOnlyList<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];
}
