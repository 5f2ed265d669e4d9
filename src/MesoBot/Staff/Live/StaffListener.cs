using System.Collections.Concurrent;

namespace MesoBot.Staff.Live;

/// <summary>What a console hears between two looks: conversations that changed (an empty id: any may have), and in which a patient writes.</summary>
internal sealed record StaffNews(IReadOnlyList<string> Changed, IReadOnlyList<string> Typing);

/// <summary>One console's ear. Changes between two looks become one.</summary>
internal sealed class StaffListener(StaffSignals signals) : IDisposable
{
    private readonly SemaphoreSlim _told = new(0);
    private readonly ConcurrentDictionary<string, bool> _changed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _typing = new(StringComparer.Ordinal);

    /// <summary>Returns what was heard; nothing when the time passed.</summary>
    public async Task<StaffNews> WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await _told.WaitAsync(time, cancellationToken);
        return Take();
    }

    /// <summary>What was heard by now.</summary>
    public StaffNews Take() => new(Take(_changed), Take(_typing));

    public void Dispose()
    {
        signals.Leave(this);
        _told.Dispose();
    }

    internal void Tell(string conversationId) => Note(_changed, conversationId);

    internal void TellTyping(string conversationId) => Note(_typing, conversationId);

    private void Note(ConcurrentDictionary<string, bool> heard, string conversationId)
    {
        heard.TryAdd(conversationId, true);
        try
        {
            if (_told.CurrentCount == 0) _told.Release();
        }
        catch (ObjectDisposedException)
        {
            // The console left at this moment.
        }
    }

    private static List<string> Take(ConcurrentDictionary<string, bool> heard)
    {
        var ids = heard.Keys.ToList();
        foreach (var id in ids) heard.TryRemove(id, out _);
        return ids;
    }
}
