using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Tests.Support;
using MesoBot.Tests.Turns;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Privacy;

/// <summary>Names and numbers are sealed with keys that lie beside the database; keys change, are revoked and get lost.</summary>
public sealed class FieldSealTests : IDisposable
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TempFolder _temp = new();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private string Keys => Path.Combine(_temp.Path, "keys");

    [Fact]
    public void WhatIsSealedIsOpenedAndReadsLikeNothing()
    {
        using var services = Start();
        var seal = services.GetRequiredService<FieldSeal>();

        var sealedText = seal.Seal("سارة +971501234567");

        Assert.Equal("سارة +971501234567", seal.Open(sealedText));
        Assert.DoesNotContain("971501234567", sealedText, StringComparison.Ordinal);
        Assert.NotEqual(sealedText, seal.Seal("سارة +971501234567"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not sealed")]
    [InlineData("CfDJ8A")]
    public void WhatWasNotSealedHereOpensToNothing(string text)
    {
        using var services = Start();

        Assert.Null(services.GetRequiredService<FieldSeal>().Open(text));
    }

    [Fact]
    public async Task ANewKeySealsAndTheOldOneStillOpens()
    {
        using var services = Start();
        var (seal, keys) = (services.GetRequiredService<FieldSeal>(), services.GetRequiredService<IKeyManager>());
        var old = seal.Seal("Sara");

        keys.CreateNewKey(Now, Now.AddDays(90));
        await TurnHost.UntilAsync(() => KeyOf(seal.Seal("")) != KeyOf(old));

        var renewed = seal.Seal("Sara");
        Assert.Equal(("Sara", "Sara"), (seal.Open(old), seal.Open(renewed)));
        // Also after the next start.
        using var next = Start();
        Assert.Equal(("Sara", "Sara"), (next.GetRequiredService<FieldSeal>().Open(old), next.GetRequiredService<FieldSeal>().Open(renewed)));
    }

    [Fact]
    public async Task ARevokedKeyOpensNothingAndTheOthersStillDo()
    {
        using var services = Start();
        var (seal, keys) = (services.GetRequiredService<FieldSeal>(), services.GetRequiredService<IKeyManager>());
        var old = seal.Seal("Sara");
        keys.CreateNewKey(Now, Now.AddDays(90));
        await TurnHost.UntilAsync(() => KeyOf(seal.Seal("")) != KeyOf(old));
        var renewed = seal.Seal("Sara");

        keys.RevokeKey(KeyOf(old), "it was seen");
        await TurnHost.UntilAsync(() => seal.Open(old) is null);

        Assert.Equal("Sara", seal.Open(renewed));
    }

    [Fact]
    public void WithoutItsKeyRingADatabaseTellsNobody()
    {
        string kept;
        using (var services = Start()) kept = services.GetRequiredService<FieldSeal>().Seal("Sara");
        Directory.Delete(Keys, recursive: true);

        using var restored = Start();

        Assert.Null(restored.GetRequiredService<FieldSeal>().Open(kept));
    }

    [Fact]
    public void ServersThatShareTheirKeysOpenEachOthersFields()
    {
        var shared = _temp.Sub("shared");
        using var one = Start(_temp.Sub("one"), shared);
        using var two = Start(_temp.Sub("two"), shared);

        Assert.Equal("Sara", two.GetRequiredService<FieldSeal>().Open(one.GetRequiredService<FieldSeal>().Seal("Sara")));
        Assert.False(Directory.Exists(_temp.Sub("one")));
    }

    [Fact]
    public void KeysAreReadableByTheirOwnerAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.GroupRead);
        using var services = Start();
        services.GetRequiredService<FieldSeal>().Seal("Sara");

        Assert.Equal(OwnFile | UnixFileMode.UserExecute, File.GetUnixFileMode(Keys));
        var file = Assert.Single(Directory.GetFiles(Keys));
        Assert.Equal(OwnFile, File.GetUnixFileMode(file));
    }

    public void Dispose() => _temp.Dispose();

    /// <summary>What a server has of keys, over this folder.</summary>
    private ServiceProvider Start(string? data = null, string? keys = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Data:Path", data ?? _temp.Path), KeyValuePair.Create<string, string?>("Data:KeysPath", keys)]).Build();
        return new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new RootFolder(_temp.Path)).AddData(configuration).BuildServiceProvider();
    }

    /// <summary>The framework reads its keys again in the background. The id of the key stands behind four bytes of the framework's own.</summary>
    private static Guid KeyOf(string sealedText) => new(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(sealedText).AsSpan(4, 16));
}
