using System.Diagnostics;

namespace MesoBot.Tests.Support;

/// <summary>How a run ends its servers.</summary>
internal enum CrashKind
{
    /// <summary>SIGKILL, at a moment nobody chose.</summary>
    Kill,

    /// <summary>SIGTERM, as a deployment does.</summary>
    Stop,
}

/// <summary>
/// Ends the real server again and again while patients write, starts it at once, and afterwards looks whether anything acknowledged
/// was lost, doubled or changed places.
/// </summary>
internal static class CrashRun
{
    private const int Patients = 12;

    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(90);

    private static readonly Dictionary<string, string> WideLimits = new()
    {
        ["Limits__MessagesPerMinute"] = "10000",
        ["Limits__MessageBurst"] = "10000",
        ["Limits__MessagesPerSecond"] = "1000000",
        ["Limits__ChatsPerMinute"] = "100000",
        ["Limits__WaitingTurns"] = "1000000",
        ["Logging__LogLevel__Default"] = "Error",
    };

    public static async Task<CrashReport> RunAsync(string[] command, int ends, CrashKind kind = CrashKind.Kill, Action<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var report = new CrashReport();
        await using var server = await MesoBotServer.StartAsync(command, WideLimits);
        using var http = new CrashHttp(server.Address);
        using var writing = new CancellationTokenSource();
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var patients = Enumerable.Range(0, Patients).Select(n => new CrashPatient(http, n)).ToList();
        var all = patients.Select(p => p.WriteAsync(writing.Token, stopped.Token)).ToList();
        for (var i = 0; i < ends; i++)
        {
            await Task.Delay(Random.Shared.Next(20, 400), cancellationToken);
            await EndAndStartAsync(server, kind, report);
            progress?.Invoke(i + 1);
        }
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        await writing.CancelAsync();
        await Task.WhenAll(all);
        var conversations = patients.SelectMany(p => p.Conversations).ToList();
        await JudgeAsync(http, conversations, report, cancellationToken);
        await stopped.CancelAsync();
        await Task.WhenAll(conversations.Select(c => c.Reading));
        (report.Repeats, report.ServerErrors) = (http.Repeats, http.ServerErrors);
        await server.StopAsync();
        report.Integrity = CrashCheck.Integrity(server.DataPath);
        return report;
    }

    private static async Task EndAndStartAsync(MesoBotServer server, CrashKind kind, CrashReport report)
    {
        var begun = Stopwatch.GetTimestamp();
        if (kind == CrashKind.Kill) await server.KillAsync();
        else await server.StopAsync();
        report.EndTimes.Add(Stopwatch.GetElapsedTime(begun));
        begun = Stopwatch.GetTimestamp();
        await server.StartAgainAsync();
        report.StartTimes.Add(Stopwatch.GetElapsedTime(begun));
        report.Ends++;
    }

    private static async Task JudgeAsync(CrashHttp http, List<CrashConversation> conversations, CrashReport report, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        foreach (var conversation in conversations)
        {
            var history = await CrashCheck.HistoryAsync(http, conversation, cancellationToken);
            while (Stopwatch.GetElapsedTime(begun) < Drain && !(CrashCheck.IsAnswered(history) && HasReadAll(conversation, history)))
            {
                await Task.Delay(100, cancellationToken);
                history = await CrashCheck.HistoryAsync(http, conversation, cancellationToken);
            }
            CrashCheck.Judge(conversation, history, report);
        }
    }

    private static bool HasReadAll(CrashConversation conversation, IReadOnlyList<Activity> history)
    {
        lock (conversation.Read) return conversation.Read.Count >= history.Count;
    }
}
