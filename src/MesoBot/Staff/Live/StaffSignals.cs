using System.Collections.Concurrent;
using MesoBot.Data;

namespace MesoBot.Staff.Live;

/// <summary>Tells open consoles that something changed, or that a patient writes; what changed they read from the store.</summary>
internal sealed class StaffSignals : IDisposable
{
    private readonly ConversationSignals _conversations;
    private readonly ConcurrentDictionary<StaffListener, bool> _listeners = new();
    private long _changes;

    public StaffSignals(ConversationSignals conversations)
    {
        _conversations = conversations;
        _conversations.Told += Changed;
    }

    /// <summary>How often something changed: what was read at the same number is still as new.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    public StaffListener Listen()
    {
        var listener = new StaffListener(this);
        _listeners.TryAdd(listener, true);
        return listener;
    }

    /// <param name="conversationId">Empty: the queue, presence, or anything.</param>
    public void Changed(string conversationId = "")
    {
        Interlocked.Increment(ref _changes);
        foreach (var listener in _listeners.Keys) listener.Tell(conversationId);
    }

    /// <summary>A patient writes. Of staff the patients are told, not other consoles.</summary>
    public void Typed(TypingNote note)
    {
        if (note.StaffId is not null) return;
        foreach (var listener in _listeners.Keys) listener.TellTyping(note.ConversationId);
    }

    public void Dispose() => _conversations.Told -= Changed;

    internal void Leave(StaffListener listener) => _listeners.TryRemove(listener, out _);
}
