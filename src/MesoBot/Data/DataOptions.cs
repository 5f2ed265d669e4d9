using System.ComponentModel.DataAnnotations;

namespace MesoBot.Data;

/// <summary>Where conversations are kept. Section "Data" of appsettings.json.</summary>
internal sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Folder of the database file and the keys, relative to appsettings.json. Default "data". One running server per folder.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Data:Path is empty: name the folder in which conversations are kept, such as \"data\".")]
    public string Path { get; set; } = "data";

    /// <summary>
    /// Folder of the keys, relative to appsettings.json. Empty: "keys" in <see cref="Path"/>. Servers on one PostgreSQL need the same keys: one
    /// cannot open the names that another sealed, nor take its tokens.
    /// </summary>
    public string? KeysPath { get; set; }

    /// <summary>A PostgreSQL connection string, for several machines. Empty: SQLite in <see cref="Path"/>.</summary>
    public string? PostgresConnection { get; set; }

    /// <summary>Changes that may wait for the writer before new ones are refused as overload. 16 to 100,000; default 4,096.</summary>
    [Range(16, 100_000, ErrorMessage = "Data:MaxWaitingWrites must lie between 16 and 100000.")]
    public int MaxWaitingWrites { get; set; } = 4096;

    public bool IsPostgres => !string.IsNullOrWhiteSpace(PostgresConnection);
}
