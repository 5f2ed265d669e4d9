using Microsoft.Data.Sqlite;

namespace MesoBot.Tests.Support;

/// <summary>Compares a conversation's history with what was acknowledged and what its reader got.</summary>
internal static class CrashCheck
{
    public static async Task<IReadOnlyList<Activity>> HistoryAsync(CrashHttp http, CrashConversation conversation, CancellationToken cancellationToken)
    {
        var all = new List<Activity>();
        for (var watermark = ""; ;)
        {
            var answer = await http.AskAsync(HttpMethod.Get, $"v3/directline/conversations/{conversation.Id}/activities?watermark={watermark}", conversation.Token, null, cancellationToken)
                ?? throw new TimeoutException("The history could not be read.");
            var set = new ActivitySet(answer);
            if (set.Activities.Count == 0) return all;
            all.AddRange(set.Activities);
            watermark = set.Watermark!;
        }
    }

    public static bool IsAnswered(IReadOnlyList<Activity> history)
    {
        var answered = history.Where(a => a.IsFromBot).Select(a => a.ReplyToId).ToHashSet(StringComparer.Ordinal);
        return history.Where(a => !a.IsFromBot).All(a => answered.Contains(a.Id));
    }

    public static void Judge(CrashConversation conversation, IReadOnlyList<Activity> history, CrashReport report)
    {
        report.Conversations++;
        report.Acknowledged += conversation.Acknowledged.Count;
        JudgeMessages(conversation, history, report);
        JudgeReplies(conversation, history, report);
        JudgeOrder(conversation, history, report);
        report.Apologies += history.Count(a => a.IsFromBot && a.Kind == "human");
    }

    public static string Integrity(string dataPath)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataPath, "mesobot.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return command.ExecuteScalar() as string ?? "";
    }

    private static void JudgeMessages(CrashConversation conversation, IReadOnlyList<Activity> history, CrashReport report)
    {
        var kept = history.Where(a => !a.IsFromBot).ToLookup(a => a.ClientActivityId ?? "", StringComparer.Ordinal);
        foreach (var (key, id) in conversation.Acknowledged)
        {
            if (kept[key].Any(a => a.Id == id)) continue;
            report.Lost++;
            report.Find($"{id} ({key}) was acknowledged and is not in the history");
        }
        foreach (var twice in kept.Where(k => k.Count() > 1))
        {
            report.Doubled += twice.Count() - 1;
            report.Find($"{twice.Key} stands {twice.Count()} times in {conversation.Id}");
        }
    }

    private static void JudgeReplies(CrashConversation conversation, IReadOnlyList<Activity> history, CrashReport report)
    {
        var replies = history.Where(a => a.IsFromBot).ToLookup(a => a.ReplyToId ?? "", StringComparer.Ordinal);
        foreach (var message in history.Where(a => !a.IsFromBot))
        {
            var count = replies[message.Id!].Count();
            if (count == 0) report.Lost++;
            if (count > 1) report.Doubled += count - 1;
            if (count != 1) report.Find($"{message.Id} has {count} replies in {conversation.Id}");
        }
    }

    private static void JudgeOrder(CrashConversation conversation, IReadOnlyList<Activity> history, CrashReport report)
    {
        for (var i = 0; i < history.Count; i++)
            if (history[i].Id != $"{conversation.Id}|{i + 1:D7}") Wrong($"place {i + 1} holds {history[i].Id}");
        var calm = history.Where(a => !a.IsFromBot && !CrashPatient.IsEmergency(a.Text ?? "")).Select(a => a.Id!).ToList();
        var sent = history.Where(a => !a.IsFromBot).Select(a => a.Raw.At("channelData", "n")!.Value.GetInt32()).ToList();
        if (!sent.SequenceEqual(sent.Order())) Wrong("messages stand in another order than they were sent");
        var known = calm.ToHashSet(StringComparer.Ordinal);
        if (!history.Where(a => a.IsFromBot && known.Contains(a.ReplyToId ?? "")).Select(a => a.ReplyToId!).Distinct(StringComparer.Ordinal).SequenceEqual(calm)) Wrong("replies stand in another order than their messages");
        lock (conversation.Read)
        {
            if (conversation.Read.SequenceEqual(history.Select(a => a.Id!), StringComparer.Ordinal)) return;
            report.Misread++;
            report.Find($"the reader of {conversation.Id} got {conversation.Read.Count} activities ({conversation.Read.Distinct(StringComparer.Ordinal).Count()} different) of {history.Count}");
        }

        void Wrong(string what)
        {
            report.OutOfOrder++;
            report.Find($"{conversation.Id}: {what}");
        }
    }
}
