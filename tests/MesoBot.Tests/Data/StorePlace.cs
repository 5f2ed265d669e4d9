using MesoBot.Data;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Data;

/// <summary>A database with the schema, for several instances to sit at.</summary>
internal sealed class StorePlace : IAsyncDisposable
{
    // The schema is made once; each SQLite test begins with a copy of the file.
    private static readonly Lazy<byte[]> EmptyFile = new(MakeEmptyFile);

    private readonly TempFolder _folder = new();
    private readonly List<StoreSeat> _seats = [];
    private readonly string? _postgres;

    private StorePlace(string? postgres) => _postgres = postgres;

    public bool IsPostgres => _postgres is not null;

    public TestClock Clock { get; } = new();

    public string Folder => _folder.Path;

    public static async Task<StorePlace> OnSqliteAsync()
    {
        var place = new StorePlace(null);
        await File.WriteAllBytesAsync(place._folder.Sub("mesobot.db"), EmptyFile.Value);
        return place;
    }

    /// <param name="connection">Of a database that is empty, or has the schema.</param>
    public static StorePlace OnPostgres(string connection)
    {
        var place = new StorePlace(connection);
        StoreSeat.Prepare(place._folder.Sub("setup"), connection);
        return place;
    }

    /// <summary>An instance with a name of its own.</summary>
    public async Task<StoreSeat> SitAsync(TimeProvider? clock = null)
    {
        // On SQLite all sit at one file, which the lock of the folder forbids to servers; leases do not care.
        var folder = IsPostgres ? _folder.Sub("instance" + _seats.Count) : Folder;
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "instance"), Guid.NewGuid().ToString("N"));
        var seat = new StoreSeat(folder, _postgres, clock ?? Clock);
        _seats.Add(seat);
        return seat;
    }

    /// <summary>The instance of this name again, after its process ended.</summary>
    public StoreSeat Again(StoreSeat seat)
    {
        File.WriteAllText(Path.Combine(seat.Database.Folder, "instance"), seat.Instance.Id);
        var again = new StoreSeat(seat.Database.Folder, _postgres, Clock);
        _seats.Add(again);
        return again;
    }

    /// <summary>For rows that only Entity Framework writes.</summary>
    public MesoBotDbContext Context() => _seats[0].Database.CreateContext();

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in _seats) await seat.DisposeAsync();
        _folder.Dispose();
    }

    private static byte[] MakeEmptyFile()
    {
        using var folder = new TempFolder();
        StoreSeat.Prepare(folder.Path, null);
        using (var session = StoreSeat.DatabaseAt(folder.Path, null).Open()) session.Execute(new Sql("PRAGMA wal_checkpoint(TRUNCATE)"));
        return File.ReadAllBytes(folder.Sub("mesobot.db"));
    }
}
