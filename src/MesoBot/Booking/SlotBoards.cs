using MesoBot.Clinic;
using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Booking;

/// <summary>
/// The board of free times as of this moment, in memory: a turn looks at it without asking the store. It may be seconds old; who gets a
/// time is decided in the store.
/// </summary>
internal sealed class SlotBoards(
    StoreReader reader, CalendarImport import, ClinicFacts clinic, IOptions<BookingOptions> options, TimeProvider time, ILogger<SlotBoards> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>After a change was announced it is on disk within this time.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);

    private static readonly Sql Slots = new("SELECT branch, start_at, minutes, expires_at, conversation_id FROM slots WHERE start_at > @n_from");
    private static readonly Sql Busy = new("SELECT branch, start_at, end_at FROM busy_times WHERE end_at > @n_from");

    private readonly SemaphoreSlim _bell = new(0, 1);
    private volatile SlotBoard? _board;

    /// <summary>Null when the clinic's diary is elsewhere, and nothing can be called free.</summary>
    public SlotBoard? Current => _board;

    /// <summary>The diary of this branch is kept here: times are taken and freed.</summary>
    public bool Has(string? branch) => _board?.Has(branch) == true;

    /// <summary>Its name in the diary; null when its diary is elsewhere.</summary>
    public string? Place(string? branch) => Has(branch) ? Named(branch) : null;

    /// <summary>The name under which busy times of a branch are known, wherever its diary is; null when it cannot be told which is meant.</summary>
    public string? Named(string? branch) => Diary.BranchOf(Diary.Branches(clinic.Options), branch);

    /// <summary>
    /// The free times that a conversation is shown. Null unless those of every branch are known: with some alone, a patient would take a
    /// branch for full of which nothing is known.
    /// </summary>
    public FreeTimes? FreeFor(string conversationId) => _board is { } board && Diary.Branches(clinic.Options).All(board.Has)
        ? (branch, now, max, from) => board.Free(branch, now, max, from, conversationId) : null;

    /// <summary>Reads what is taken. Without the store, what was known last still stands.</summary>
    public void Refresh()
    {
        try
        {
            _board = Read();
        }
        catch (StoreUnavailableException)
        {
            BookingLog.StoreAway(logger);
        }
    }

    /// <summary>Something is about to be kept that changes the board.</summary>
    public void Announce()
    {
        try
        {
            if (_bell.CurrentCount == 0) _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else rang at this moment.
        }
    }

    /// <summary>Before the server listens: nobody is told that nothing is free only because nobody has looked.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(imports: true, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _bell.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 1; !stoppingToken.IsCancellationRequested; round++)
        {
            if (await _bell.WaitAsync(Pause, stoppingToken))
            {
                await Task.Delay(Settle, stoppingToken);
                round--;
            }
            await LookAsync(imports: round % 2 == 0 && round > 0, stoppingToken);
        }
    }

    private async Task LookAsync(bool imports, CancellationToken cancellationToken)
    {
        try
        {
            if (imports) await import.RunAsync(cancellationToken);
            Refresh();
        }
        catch (StoreUnavailableException)
        {
            BookingLog.StoreAway(logger);
        }
        // An exception that leaves here would end the server.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            BookingLog.Failed(logger, e.GetType().Name);
        }
    }

    private SlotBoard? Read()
    {
        var all = Diary.Branches(clinic.Options);
        var files = import.IsConfigured ? import.Branches() : null;
        var isHere = options.Value.Diary == Diaries.Here;
        // A branch whose file was never read may be busy at any time.
        var known = all.Where(b => files?.Contains(b) == true ? files[b].All(isKnown => isKnown) : isHere).ToList();
        if (!isHere && files is null || known.Count == 0) return null;
        var from = time.GetUtcNow().AddDays(-1).ToUnixTimeMilliseconds();
        return reader.Read(s => new SlotBoard(clinic.Hours, options.Value, known, [.. s.All(Slots, r => Taken(
            r.GetString(0), r.GetInt64(1), r.GetInt64(1) + (r.GetInt64(2) * 60_000), r.IsDBNull(3) ? null : r.GetInt64(3), r.IsDBNull(4) ? null : r.GetString(4)), from),
            .. s.All(Busy, r => Taken(r.GetString(0), r.GetInt64(1), r.GetInt64(2), null, null), from)]));
    }

    private static TakenTime Taken(string branch, long from, long to, long? until, string? heldBy) => new(
        branch, Moment(from), Moment(to), until is { } end ? Moment(end) : null, heldBy);

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
