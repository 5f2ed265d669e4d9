namespace MesoBot.Data;

/// <summary>
/// The name under which this server holds leases. It stays the same over restarts on one data folder, so that a server that starts
/// again after a crash takes its own leases back at once.
/// </summary>
internal sealed class Instance(StoreDatabase database)
{
    // A failure is not kept: a disk that was full may have space later.
    private readonly Lazy<string> _id = new(() => ReadOrMake(Path.Combine(database.Folder, "instance")), LazyThreadSafetyMode.PublicationOnly);

    public string Id => _id.Value;

    /// <summary>Reads or makes the name now, where a folder that cannot be written to is still a sentence to who starts the server.</summary>
    public void Know() => _ = Id;

    private static string ReadOrMake(string file)
    {
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } known) return known;
        var made = Guid.NewGuid().ToString("N");
        File.WriteAllText(file, made);
        return made;
    }
}
