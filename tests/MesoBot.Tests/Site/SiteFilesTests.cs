using System.IO.Compression;
using System.Net;
using System.Text;
using MesoBot.Site;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.SiteRoom;

/// <summary>The files that pages load: the widget, the style sheet, the icon; and the policy that names what else may be loaded.</summary>
public class SiteFilesTests
{
    [Fact]
    public async Task AnyWebsiteMayLoadTheWidget()
    {
        using var folder = new TempFolder();
        await using var site = await WithWidget(folder, "let a = 1;");

        using var response = await site.GetAsync("/mesobot.js");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("cross-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(["max-age=300", "public", "stale-while-revalidate=86400"], response.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal));
        Assert.Equal("let a = 1;", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ABrowserThatHasTheWidgetIsToldSo()
    {
        using var folder = new TempFolder();
        await using var site = await WithWidget(folder, "let a = 1;");
        using var first = await site.GetAsync("/mesobot.js");
        var tag = first.Headers.ETag!.ToString();

        using var again = await site.GetAsync("/mesobot.js", ("If-None-Match", tag));
        await File.WriteAllTextAsync(folder.Sub("mesobot.js"), "let a = 22;", TestContext.Current.CancellationToken);
        using var changed = await site.GetAsync("/mesobot.js", ("If-None-Match", tag));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (again.StatusCode, changed.StatusCode));
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Theory]
    [InlineData("gzip, br", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("br", false)]
    public async Task TheWidgetIsCompressedForThoseWhoTakeIt(string accepted, bool compressed)
    {
        using var folder = new TempFolder();
        await using var site = await WithWidget(folder, "let a = 1;");

        using var response = await site.GetAsync("/mesobot.js", ("Accept-Encoding", accepted));
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(compressed, response.Content.Headers.ContentEncoding.Contains("gzip"));
        Assert.Equal("Accept-Encoding", Assert.Single(response.Headers.Vary));
        Assert.Equal("let a = 1;", compressed ? Unzip(bytes) : Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task WithoutTheWidgetThePageSaysThatThereIsNoChat()
    {
        using var folder = new TempFolder();
        await using var without = await TestSite.StartAsync();
        await using var with = await WithWidget(folder, "let a = 1;");

        using var script = await without.GetAsync("/mesobot.js");

        Assert.Equal(HttpStatusCode.NotFound, script.StatusCode);
        Assert.Contains("build the widget", await script.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await without.TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("The chat is not available at the moment", await without.TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("<script src=\"/mesobot.js\" data-lang=\"en\" data-phone=\"+971 4 000 0000\" defer></script>", await with.TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("data-lang=\"ar\"", await with.TextAsync("/ar"), StringComparison.Ordinal);
        Assert.DoesNotContain("not available at the moment", await with.TextAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/site.css", "text/css; charset=utf-8")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/robots.txt", "text/plain; charset=utf-8")]
    public async Task AFileOfTheSiteIsServedAndKept(string path, string type)
    {
        await using var site = await TestSite.StartAsync();

        using var response = await site.GetAsync(path);
        using var again = await site.GetAsync(path, ("If-None-Match", response.Headers.ETag!.ToString()));

        Assert.Equal(type, response.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("clinic.example", " ws://clinic.example wss://clinic.example;")]
    [InlineData("localhost:3978", " ws://localhost:3978 wss://localhost:3978;")]
    [InlineData("*", ";")]
    [InlineData("a.example; script-src *", ";")]
    [InlineData("a.example *", ";")]
    [InlineData("a.example\r\nX: y", ";")]
    [InlineData("[::1]:80", ";")]
    [InlineData("", ";")]
    [InlineData(null, ";")]
    public void AHostThatIsNoNameDoesNotReachThePolicy(string? host, string sockets) =>
        Assert.Contains($"connect-src 'self'{sockets}", PageHeaders.Policy(host), StringComparison.Ordinal);

    private static async Task<TestSite> WithWidget(TempFolder folder, string script)
    {
        await File.WriteAllTextAsync(folder.Sub("mesobot.js"), script);
        return await TestSite.StartAsync(widget: folder.Sub("mesobot.js"));
    }

    private static string Unzip(byte[] bytes)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
