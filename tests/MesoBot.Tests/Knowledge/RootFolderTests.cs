using MesoBot.Knowledge;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.KnowledgeRoom;

public sealed class RootFolderTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void TheNearestFolderAboveWithSettingsIsTheRoot()
    {
        var deep = Directory.CreateDirectory(_temp.Sub("a/b/c")).FullName;
        File.WriteAllText(_temp.Sub("appsettings.json"), "{}");
        File.WriteAllText(_temp.Sub("a/appsettings.json"), "{}");

        Assert.Equal(_temp.Sub("a"), RootFolder.FindFrom(deep).Path);
    }

    [Fact]
    public void WithoutSettingsTheSentenceSaysWhatToDo() =>
        Assert.Contains("appsettings.json", Assert.Throws<FileNotFoundException>(() => RootFolder.FindFrom(_temp.Path)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("knowledge", "/somewhere/knowledge")]
    [InlineData("../knowledge", "/knowledge")]
    [InlineData("/elsewhere/knowledge", "/elsewhere/knowledge")]
    public void PathsAreSeenFromTheRoot(string path, string resolved) => Assert.Equal(Path.GetFullPath(resolved), new RootFolder(Path.GetFullPath("/somewhere")).Resolve(path));

    public void Dispose() => _temp.Dispose();
}
