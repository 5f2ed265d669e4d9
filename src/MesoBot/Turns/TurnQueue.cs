namespace MesoBot.Turns;

/// <summary>
/// Conversations of this instance that have work, urgent ones first. A conversation stands in it once and is worked on by one
/// worker at a time. Losing the queue loses nothing: the work stands in the store.
/// </summary>
internal sealed class TurnQueue : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _urgent = new();
    private readonly Queue<string> _normal = new();
    private readonly SemaphoreSlim _available = new(0);

    /// <summary>Conversations that wait for a worker.</summary>
    public int Waiting => _available.CurrentCount;

    /// <summary>Says that a conversation has work. Danger goes ahead of all others, and cuts short a slow turn of its own conversation.</summary>
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

    /// <summary>Waits for the next conversation to work on; <see cref="Done"/> gives it back.</summary>
    public async ValueTask<string> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _available.WaitAsync(cancellationToken);
            lock (_lock)
            {
                var id = _urgent.Count > 0 ? _urgent.Dequeue() : _normal.Dequeue();
                // One that hurried up stands in both queues; the second place is stale.
                if (!_entries.TryGetValue(id, out var entry) || entry.IsRunning) continue;
                (entry.IsRunning, entry.HasMore) = (true, false);
                return id;
            }
        }
    }

    /// <summary>The token of a turn about to be thought.</summary>
    /// <param name="isUrgent">An urgent turn is not cut short.</param>
    public CancellationTokenSource Begin(string conversationId, bool isUrgent, CancellationToken stopping)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        lock (_lock)
        {
            if (!isUrgent && _entries.TryGetValue(conversationId, out var entry)) entry.Slow = source;
        }
        return source;
    }

    public void End(string conversationId)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(conversationId, out var entry)) entry.Slow = null;
        }
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

    public void Dispose() => _available.Dispose();

    private void HurryUp(string conversationId, Entry entry)
    {
        if (entry.IsRunning) entry.Slow?.Cancel();
        else if (!entry.IsUrgent) Enqueue(conversationId, isUrgent: true);
        entry.IsUrgent = true;
    }

    private void Enqueue(string conversationId, bool isUrgent)
    {
        (isUrgent ? _urgent : _normal).Enqueue(conversationId);
        _available.Release();
    }

    private sealed class Entry
    {
        public bool IsUrgent { get; set; }

        public bool IsRunning { get; set; }

        /// <summary>Woken while it was worked on.</summary>
        public bool HasMore { get; set; }

        public CancellationTokenSource? Slow { get; set; }
    }
}
