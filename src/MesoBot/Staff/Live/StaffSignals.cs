using System.Collections.Concurrent;
using MesoBot.Data;

namespace MesoBot.Staff.Live;

/// <summary>Tells open consoles that something changed, or that a patient writes; what changed they read from the store.</summary>
internal sealed class StaffSignals : IDisposable
{
    private readonly ConversationSignals _conversations;
    private readonly ConcurrentDictionary<StaffListener, bool> _listeners = new();
    private long _changes;

    private static readonly Sql IsHeld = new("SELECT 1 FROM conversations WHERE id = @t_id AND owner = 'staff'");

    private readonly StoreReader _reader;

    public StaffSignals(ConversationSignals conversations, StoreReader reader)
    {
        (_conversations, _reader) = (conversations, reader);
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
        // To the assistant patients may type as they like: no console shows it.
        if (note.StaffId is not null || _listeners.IsEmpty || !IsShown(note.ConversationId)) return;
        foreach (var listener in _listeners.Keys) listener.TellTyping(note.ConversationId);
    }

    private bool IsShown(string conversationId)
    {
        try
        {
            return _reader.Read(s => s.Any(IsHeld, conversationId));
        }
        catch (StoreUnavailableException)
        {
            // Dots are not worth an error.
            return false;
        }
    }

    public void Dispose() => _conversations.Told -= Changed;

    internal void Leave(StaffListener listener) => _listeners.TryRemove(listener, out _);
}
