using System.Collections.Concurrent;

namespace MesoBot.Data;

/// <summary>
/// Tells readers that a conversation has something new; what it is they read from the store. Only what is not kept (typing, pieces of
/// a reply being written) is handed over itself, to readers at this instance.
/// </summary>
internal sealed class ConversationSignals
{
    private readonly ConcurrentDictionary<string, ConversationListener[]> _listeners = new(StringComparer.Ordinal);

    /// <summary>Told of every change, whatever the conversation: the console shows them all. Empty when any may have changed.</summary>
    public Action<string>? Told { get; set; }

    public ConversationListener Listen(string conversationId)
    {
        var listener = new ConversationListener(this, conversationId);
        _listeners.AddOrUpdate(conversationId, [listener], (_, known) => [.. known, listener]);
        return listener;
    }

    public void Changed(string conversationId)
    {
        Told?.Invoke(conversationId);
        Wake(conversationId);
    }

    private void Wake(string conversationId)
    {
        if (!_listeners.TryGetValue(conversationId, out var listeners)) return;
        foreach (var listener in listeners) listener.Wake();
    }

    public bool HasListeners(string conversationId) => _listeners.ContainsKey(conversationId);

    /// <param name="activity">JSON of an activity that is not kept.</param>
    public void Pass(string conversationId, string activity)
    {
        if (!_listeners.TryGetValue(conversationId, out var listeners)) return;
        foreach (var listener in listeners) listener.Give(activity);
    }

    /// <summary>All readers look: signals may have been missed.</summary>
    public void AllChanged()
    {
        Told?.Invoke("");
        foreach (var id in _listeners.Keys) Wake(id);
    }

    internal void Leave(ConversationListener listener)
    {
        while (_listeners.TryGetValue(listener.ConversationId, out var known))
        {
            var rest = known.Where(l => l != listener).ToArray();
            if (rest.Length == 0 ? _listeners.TryRemove(KeyValuePair.Create(listener.ConversationId, known)) : _listeners.TryUpdate(listener.ConversationId, rest, known)) return;
        }
    }
}
