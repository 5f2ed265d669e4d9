namespace MesoBot.Knowledge;

/// <summary>
/// The folder in which appsettings.json lies: beside the program when it is published, the repository's top when it runs from
/// source. Everything is resolved from there, so edits are edits of the repository's own files.
/// </summary>
internal sealed record RootFolder(string Path)
{
    /// <exception cref="FileNotFoundException">No folder from the program's own up to the root holds appsettings.json.</exception>
    public static RootFolder Find() => FindFrom(AppContext.BaseDirectory);

    public static RootFolder FindFrom(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (File.Exists(System.IO.Path.Combine(at.FullName, "appsettings.json"))) return new RootFolder(at.FullName);
        throw new FileNotFoundException("appsettings.json was found neither beside the program nor in a folder above it. Put it beside the program.");
    }

    public string Resolve(string path) => System.IO.Path.GetFullPath(path, Path);
}
