using System.Collections.Concurrent;
using MesoBot.Answers;
using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>
/// How far patients' devices have got what staff want to know of: words of staff, confirmations. Kept in memory and written together once a
/// second; a crash forgets at most that second, and the device reports again when it comes back for more.
/// </summary>
internal sealed class SeenTracker(StoreWriter writer, ConversationSignals signals, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly Sql Upsert = new("""
        INSERT INTO patient_seen (conversation_id, sequence, at) VALUES (@t_id, @n_sequence, @n_at)
        ON CONFLICT (conversation_id) DO UPDATE SET sequence = excluded.sequence, at = excluded.at WHERE patient_seen.sequence < excluded.sequence
        """);

    private readonly ConcurrentDictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>The device has been given this activity. Ordinary ones cost a look for a mark in their payload and nothing more.</summary>
    public void Given(string conversationId, long sequence, string payload)
    {
        if (ReplyActivity.IsTracked(payload)) _seen.AddOrUpdate(conversationId, sequence, (_, known) => Math.Max(known, sequence));
    }

    public async Task FlushAsync()
    {
        if (_seen.IsEmpty) return;
        var batch = _seen.ToArray();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var moved = await writer.WriteAsync(session => batch.Where(seen => Keep(session, seen.Key, seen.Value, now)).Select(seen => seen.Key).ToList());
        // A console shows what has not arrived yet.
        foreach (var id in moved) signals.Changed(id);
        // What came meanwhile stays for the next time.
        foreach (var entry in batch) _seen.TryRemove(entry);
    }

    private static bool Keep(StoreSession session, string id, long sequence, long now)
    {
        if (session.Execute(Upsert, id, sequence, now) == 0) return false;
        OtherInstances.Tell(session, id);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await FlushAsync();
            }
            catch (StoreUnavailableException)
            {
                // Kept for the next second.
            }
            catch (StoreRefusedException)
            {
                // A conversation was erased meanwhile; nobody asks any more.
                _seen.Clear();
            }
        }
    }
}
