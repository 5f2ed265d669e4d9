using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Knowledge;
using Microsoft.Extensions.Options;

namespace MesoBot.Booking;

/// <summary>
/// Takes over the busy times of the configured calendar files. A file that cannot be read, or not whole, changes nothing: what was known
/// before still counts, and the finding is logged once and can be shown.
/// </summary>
internal sealed class CalendarImport(
    RootFolder root, ClinicFacts clinic, IOptions<DiaryOptions> options, IOptions<BookingOptions> booking, StoreWriter writer, StoreReader reader, TimeProvider time, ILogger<CalendarImport> logger)
{
    private static readonly Sql Known = new("SELECT start_at, end_at FROM busy_times WHERE branch = @t_branch AND source = @t_source ORDER BY start_at, end_at");
    private static readonly Sql Sources = new("SELECT DISTINCT source FROM busy_times");
    private static readonly Sql Forget = new("DELETE FROM busy_times WHERE source = @t_source");
    private static readonly Sql Insert = new("INSERT INTO busy_times (branch, start_at, end_at, source) VALUES (@t_branch, @n_start, @n_end, @t_source)");

    private readonly Dictionary<int, string> _findings = [];
    private readonly HashSet<int> _read = [];

    /// <summary>What is wrong with the files, by their place in Booking:IcsFiles.</summary>
    public IReadOnlyDictionary<int, string> Findings
    {
        get
        {
            lock (_findings) return new Dictionary<int, string>(_findings);
        }
    }

    public bool IsConfigured => options.Value.IcsFiles.Count > 0;

    /// <summary>The branches with a calendar file, and whether it was ever taken over: without that nobody knows what is free.</summary>
    public ILookup<string, bool> Branches()
    {
        var branches = Diary.Branches(clinic.Options);
        var known = reader.Read(s => s.All(Sources, r => r.GetString(0))).ToHashSet(StringComparer.Ordinal);
        lock (_findings) return options.Value.IcsFiles.Select((file, i) => (Branch: Diary.BranchOf(branches, file.Branch), IsKnown: _read.Contains(i) || known.Contains(SourceOf(file))))
            .Where(f => f.Branch is not null).ToLookup(f => f.Branch!, f => f.IsKnown, StringComparer.OrdinalIgnoreCase);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ForgetOthersAsync();
        for (var i = 0; i < options.Value.IcsFiles.Count; i++)
        {
            var problem = await TakeOverAsync(options.Value.IcsFiles[i], i, cancellationToken);
            lock (_findings)
            {
                var isNew = problem is not null && _findings.GetValueOrDefault(i) != problem;
                if (problem is null) _findings.Remove(i);
                else _findings[i] = problem;
                if (isNew) BookingLog.CalendarRefused(logger, i, problem!);
            }
        }
    }

    /// <returns>What is wrong; null when the file was taken over, or says what it said before.</returns>
    private async Task<string?> TakeOverAsync(IcsFileOptions file, int index, CancellationToken cancellationToken)
    {
        if (Diary.BranchOf(Diary.Branches(clinic.Options), file.Branch) is not { } branch) return "The branch is not one of Clinic:Branches.";
        if (await ReadAsync(root.Resolve(file.Path), cancellationToken) is not { } text) return "The file is missing, too large, or cannot be read.";
        var today = time.GetUtcNow();
        var reading = IcsReader.Read(text, clinic.Hours.Zone, Midnight(today.AddDays(-1)), Midnight(today.AddDays(booking.Value.MaxDaysAhead + 2)));
        if (reading.Problem is { } problem) return problem;
        await KeepAsync(branch, SourceOf(file), reading.Busy);
        lock (_findings) _read.Add(index);
        return null;
    }

    private async Task KeepAsync(string branch, string source, IReadOnlyList<BusyTime> busy)
    {
        var rows = busy.Select(b => (b.From.ToUnixTimeMilliseconds(), b.To.ToUnixTimeMilliseconds())).ToList();
        if (rows.SequenceEqual(reader.Read(s => s.All(Known, r => (r.GetInt64(0), r.GetInt64(1)), branch, source)))) return;
        await writer.WriteAsync(session =>
        {
            session.Execute(Forget, source);
            foreach (var (from, to) in rows) session.Execute(Insert, branch, from, to, source);
            return rows.Count;
        });
    }

    /// <summary>A file that is configured no more keeps nobody busy.</summary>
    private async Task ForgetOthersAsync()
    {
        var configured = options.Value.IcsFiles.Select(SourceOf).ToHashSet(StringComparer.Ordinal);
        var others = reader.Read(s => s.All(Sources, r => r.GetString(0))).Where(source => !configured.Contains(source)).ToList();
        if (others.Count > 0) await writer.WriteAsync(session => others.Sum(source => session.Execute(Forget, source)));
    }

    private static async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= IcsReader.MaxCharacters }) return null;
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string SourceOf(IcsFileOptions file) => $"{file.Branch}|{file.Path}";

    private static DateTimeOffset Midnight(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);
}
