using System.Collections.Concurrent;
using System.Threading.Channels;

namespace MesoBot.Data;

/// <summary>Told that somebody writes, wherever they do. Register one to show it; it must not throw.</summary>
internal delegate void TypingHeard(TypingNote note);

/// <summary>
/// "Somebody is writing": shown where it can be, and kept nowhere. Whoever says so waits for nothing; what is too much, or cannot be carried to
/// other instances at this moment, is forgotten.
/// </summary>
internal sealed class TypingSignals(IEnumerable<TypingHeard> heard, TimeProvider time)
{
    /// <summary>Who writes says so every three seconds; more often is noise. It also drops what comes back to the instance that sent it.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>Notes that wait to be carried away.</summary>
    private const int MostLeaving = 64;

    /// <summary>Writers remembered at once. Beyond, all are forgotten: the price is a few notes too many.</summary>
    private const int MostKnown = 4096;

    private readonly ConcurrentDictionary<TypingNote, long> _last = new();
    private readonly Channel<TypingNote> _leaving = Channel.CreateBounded<TypingNote>(new BoundedChannelOptions(MostLeaving) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>For whoever carries them to other instances; on SQLite nobody does.</summary>
    public ChannelReader<TypingNote> Leaving => _leaving.Reader;

    /// <summary>Somebody writes at this instance.</summary>
    public void Typed(TypingNote note)
    {
        if (Hear(note)) _leaving.Writer.TryWrite(note);
    }

    /// <summary>Somebody writes, here or at another instance.</summary>
    /// <returns>False when it was known.</returns>
    public bool Hear(TypingNote note)
    {
        if (!IsNews(note)) return false;
        foreach (var ear in heard) ear(note);
        return true;
    }

    private bool IsNews(TypingNote note)
    {
        if (_last.TryGetValue(note, out var last) && time.GetElapsedTime(last) < Rest) return false;
        if (_last.Count >= MostKnown) _last.Clear();
        _last[note] = time.GetTimestamp();
        return true;
    }
}
