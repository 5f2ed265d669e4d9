namespace MesoBot.Turns;

/// <summary>
/// Conversations of this instance that have work. Danger has a lane of its own, so that slow turns of others never keep it waiting.
/// A conversation is worked on by one worker at a time. Losing the queue loses nothing: the work stands in the store.
/// </summary>
internal sealed class TurnQueue : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Lane _urgent = new();
    private readonly Lane _normal = new();

    /// <summary>Conversations that wait for a worker.</summary>
    public int Waiting => _urgent.Available.CurrentCount + _normal.Available.CurrentCount;

    /// <summary>Says that a conversation has work. Danger cuts short a slow turn of its own conversation.</summary>
    public void Wake(string conversationId, bool isUrgent)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(conversationId, out var known))
            {
                known.HasMore = true;
                if (isUrgent) HurryUp(conversationId, known);
                return;
            }
            _entries.Add(conversationId, new Entry { IsUrgent = isUrgent });
            Enqueue(conversationId, isUrgent);
        }
    }

    /// <summary>Waits for the next conversation of a lane; <see cref="Done"/> gives it back.</summary>
    public async ValueTask<string> NextAsync(bool isUrgent, CancellationToken cancellationToken)
    {
        var lane = isUrgent ? _urgent : _normal;
        while (true)
        {
            await lane.Available.WaitAsync(cancellationToken);
            lock (_lock)
            {
                var id = lane.Waiting.Dequeue();
                // One that hurried up stands in both lanes; the second place is stale.
                if (!_entries.TryGetValue(id, out var entry) || entry.IsRunning) continue;
                (entry.IsRunning, entry.HasMore, entry.IsUrgent, entry.IsHurried) = (true, false, false, false);
                return id;
            }
        }
    }

    /// <summary>The worker is about to look what is next: it will see the danger that came until now.</summary>
    public void Look(string conversationId)
    {
        lock (_lock) _entries[conversationId].IsHurried = false;
    }

    /// <summary>The token of a turn about to be thought. It is cancelled when danger comes, also when it came since the worker looked.</summary>
    /// <param name="isUrgent">An urgent turn is not cut short.</param>
    public CancellationTokenSource Begin(string conversationId, bool isUrgent, CancellationToken stopping)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        if (isUrgent) return source;
        lock (_lock)
        {
            var entry = _entries[conversationId];
            entry.Slow = source;
            if (entry.IsHurried) source.Cancel();
        }
        return source;
    }

    public void End(string conversationId)
    {
        lock (_lock) _entries[conversationId].Slow = null;
    }

    public void Done(string conversationId)
    {
        lock (_lock)
        {
            var entry = _entries[conversationId];
            if (!entry.HasMore)
            {
                _entries.Remove(conversationId);
                return;
            }
            (entry.IsRunning, entry.HasMore) = (false, false);
            Enqueue(conversationId, entry.IsUrgent);
        }
    }

    public void Dispose()
    {
        _urgent.Available.Dispose();
        _normal.Available.Dispose();
    }

    private void HurryUp(string conversationId, Entry entry)
    {
        if (entry.IsRunning)
        {
            entry.IsHurried = true;
            // What the turn does when it is cut short runs elsewhere, and not under the lock.
            _ = entry.Slow?.CancelAsync();
        }
        else if (!entry.IsUrgent) Enqueue(conversationId, isUrgent: true);
        entry.IsUrgent = true;
    }

    private void Enqueue(string conversationId, bool isUrgent)
    {
        var lane = isUrgent ? _urgent : _normal;
        lane.Waiting.Enqueue(conversationId);
        lane.Available.Release();
    }

    private sealed class Lane
    {
        public Queue<string> Waiting { get; } = new();

        public SemaphoreSlim Available { get; } = new(0);
    }

    private sealed class Entry
    {
        /// <summary>Danger came since a worker took it.</summary>
        public bool IsUrgent { get; set; }

        public bool IsRunning { get; set; }

        /// <summary>Woken while it was worked on.</summary>
        public bool HasMore { get; set; }

        /// <summary>Danger came since the worker looked what is next.</summary>
        public bool IsHurried { get; set; }

        public CancellationTokenSource? Slow { get; set; }
    }
}
