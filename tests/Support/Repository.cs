namespace MesoBot.Tests.Support;

/// <summary>The checkout the tests were built from: the folder that holds the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "MesoBot.sln"))) return at.FullName;
        throw new FileNotFoundException("MesoBot.sln was found in no folder above the tests. Run them from a checkout of the repository.");
    }
}
