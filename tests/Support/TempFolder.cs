namespace MesoBot.Tests.Support;

/// <summary>An empty folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mesobot-test-");

    public string Path => _folder.FullName;

    public string Sub(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
