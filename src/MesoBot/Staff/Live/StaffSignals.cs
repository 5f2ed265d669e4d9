using System.Collections.Concurrent;
using MesoBot.Data;

namespace MesoBot.Staff.Live;

/// <summary>Tells open consoles that something changed; what it is they read from the store.</summary>
internal sealed class StaffSignals : IDisposable
{
    private readonly ConversationSignals _conversations;
    private readonly ConcurrentDictionary<StaffListener, bool> _listeners = new();

    public StaffSignals(ConversationSignals conversations)
    {
        _conversations = conversations;
        _conversations.Told += Changed;
    }

    public StaffListener Listen()
    {
        var listener = new StaffListener(this);
        _listeners.TryAdd(listener, true);
        return listener;
    }

    /// <param name="conversationId">Empty: the queue, presence, or anything.</param>
    public void Changed(string conversationId = "")
    {
        foreach (var listener in _listeners.Keys) listener.Tell(conversationId);
    }

    public void Dispose() => _conversations.Told -= Changed;

    internal void Leave(StaffListener listener) => _listeners.TryRemove(listener, out _);
}

/// <summary>One console's ear. Changes between two looks become one.</summary>
internal sealed class StaffListener(StaffSignals signals) : IDisposable
{
    private readonly SemaphoreSlim _told = new(0);
    private readonly ConcurrentDictionary<string, bool> _changed = new(StringComparer.Ordinal);

    /// <summary>Returns the conversations that changed; none when the time passed without a change.</summary>
    public async Task<IReadOnlyList<string>> WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (!await _told.WaitAsync(time, cancellationToken)) return [];
        var changed = _changed.Keys.ToList();
        foreach (var id in changed) _changed.TryRemove(id, out _);
        return changed.Count > 0 ? changed : [""];
    }

    public void Dispose()
    {
        signals.Leave(this);
        _told.Dispose();
    }

    internal void Tell(string conversationId)
    {
        _changed.TryAdd(conversationId, true);
        try
        {
            if (_told.CurrentCount == 0) _told.Release();
        }
        catch (ObjectDisposedException)
        {
            // The console left at this moment.
        }
    }
}
