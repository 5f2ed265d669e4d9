using System.Net;
using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Site;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.SiteRoom;

/// <summary>The pages as a browser gets them.</summary>
public class SitePagesTests
{
    public static TheoryData<string> Paths => [.. SitePage.All.SelectMany(p => SitePage.Languages.Select(p.PathIn))];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task APageIsServedWithTheEmergencyNumberAndTheTelephone(string path)
    {
        await using var site = await TestSite.StartAsync();

        using var response = await site.GetAsync(path);
        var html = await TestSite.TextAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("href=\"tel:998\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:+97140000000\"", html, StringComparison.Ordinal);
        Assert.Contains("+971 4 000 0000", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task APageIsInItsLanguageAndLeadsToTheOther(string path)
    {
        await using var site = await TestSite.StartAsync();
        var arabic = path.StartsWith("/ar", StringComparison.Ordinal);
        var other = SitePage.All.Single(p => SitePage.Languages.Select(p.PathIn).Contains(path)).PathIn(arabic ? "en" : "ar");

        var html = await site.TextAsync(path);

        Assert.Contains(arabic ? "<html lang=\"ar\" dir=\"rtl\">" : "<html lang=\"en\" dir=\"ltr\">", html, StringComparison.Ordinal);
        Assert.Matches($"<a [^>]*href=\"{other}\" lang=\"{(arabic ? "en" : "ar")}\" hreflang", html);
        Assert.Single(Regex.Matches(html, "<h1[ >]"));
        Assert.DoesNotMatch(@"\{[a-z_+]+\}", html);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task ABrowserMayLoadOnlyFromThisServer(string path)
    {
        await using var site = await TestSite.StartAsync();

        using var response = await site.GetAsync(path);
        var html = await TestSite.TextAsync(response);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws://127.0.0.1:", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("camera=()", Assert.Single(response.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotMatch(@"(?i)<style|style=|<script(?! src=""/)|\son[a-z]+=", html);
        Assert.All(Regex.Matches(html, @"(?:src|<link [^>]*href)=""([^""]*)"""), link => Assert.StartsWith("/", link.Groups[1].Value, StringComparison.Ordinal));
        // The one address elsewhere is the clinic's own map, which is followed and not loaded.
        Assert.All(Regex.Matches(html, "https?://[^\"<]*"), address => Assert.Equal(TestBot.SampleClinic().Branches[0].MapLink, address.Value));
    }

    [Fact]
    public async Task TheStyleSheetLoadsNothing()
    {
        await using var site = await TestSite.StartAsync();

        Assert.DoesNotMatch(@"(?i)url\(|@import|https?:", await site.TextAsync("/site.css"));
    }

    [Fact]
    public async Task EveryPointOfTheDisclaimerIsOnThePageInBothLanguages()
    {
        string[] points = ["who-answers", "no-diagnosis", "results", "risks", "tell-everything", "emergencies", "adults-only", "products", "prices", "privacy", "interest", "sources"];
        await using var site = await TestSite.StartAsync();

        foreach (var path in new[] { "/disclaimer", "/ar/disclaimer" })
        {
            var html = await site.TextAsync(path);
            Assert.Equal(points, Regex.Matches(html, "<h2 id=\"([a-z-]+)\">").Select(m => m.Groups[1].Value).Where(id => id != "contents"));
            Assert.All(points, point => Assert.Contains($"<a href=\"#{point}\">", html, StringComparison.Ordinal));
            Assert.Contains("SAMPLE-0000", html, StringComparison.Ordinal);
            Assert.Contains("SAMPLE-AD-0000", html, StringComparison.Ordinal);
        }
        Assert.Contains("not yet reviewed by a clinician", await site.TextAsync("/disclaimer"), StringComparison.Ordinal);
        Assert.Contains("لم يراجعه طبيب بعد", await site.TextAsync("/ar/disclaimer"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task WhatTheClinicSetsIsTextAndNoHtmlAndNoMarkdown(string path)
    {
        var clinic = TestBot.SampleClinic();
        clinic.Name.En = clinic.Name.Ar = "<script>alert(1)</script> [x](javascript:y) {phone}";
        clinic.Email = "\"><img src=x>@clinic.example";
        clinic.LicenceNumber = "<b>1</b>";
        await using var site = await TestSite.StartAsync(clinic);

        var html = await site.TextAsync(path);

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:y) {phone}", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script>|href=""javascript|<img|<b>1", html);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task AClinicThatHasSetOnlyWhatItMustHasWholePages(string path)
    {
        await using var site = await TestSite.StartAsync(SomeClinic.Bare());

        var html = await site.TextAsync(path);

        Assert.DoesNotMatch(@"\{[a-z_]+\}", html);
        Assert.DoesNotMatch(@"<(?:dd|li|ul|table|tbody|bdi)[^>]*></", html);
        Assert.Contains("+971 4 111 1111", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing-here", "en")]
    [InlineData("/ar/nothing-here", "ar")]
    [InlineData("/nothing.html", "en")]
    public async Task AnUnknownAddressGetsAPageInBothLanguages(string path, string language)
    {
        await using var site = await TestSite.StartAsync();

        using var response = await site.GetAsync(path);
        var html = await TestSite.TextAsync(response);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
        Assert.Contains("This page does not exist", html, StringComparison.Ordinal);
        Assert.Contains("هذه الصفحة غير موجودة", html, StringComparison.Ordinal);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task AProgramThatAsksForAnUnknownAddressGetsTheBareStatus()
    {
        await using var site = await TestSite.StartAsync();
        site.Client.DefaultRequestHeaders.Clear();

        using var read = await site.GetAsync("/v3/nothing", ("Accept", "application/json"));
        using var written = await site.Client.PostAsync("/v3/nothing", null, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, ""), (read.StatusCode, await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task TheHeadersOfAPageCanBeAskedForAlone(string path)
    {
        await using var site = await TestSite.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 1000);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TheWeekAndTheDaysOffAreTold()
    {
        await using var site = await TestSite.StartAsync();

        var html = await site.TextAsync("/");
        var arabic = await site.TextAsync("/ar");

        Assert.Contains("<th scope=\"row\">Monday to Thursday</th><td>10:00 to 20:00</td>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Friday</th><td>closed</td>", html, StringComparison.Ordinal);
        Assert.Contains("open today 10:00 to 20:00", html, StringComparison.Ordinal);
        Assert.Contains("<time datetime=\"2026-12-02\">2 December 2026</time>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">الجمعة</th><td>مغلق</td>", arabic, StringComparison.Ordinal);
        Assert.Contains("<time datetime=\"2026-12-02\">2 ديسمبر 2026</time>", arabic, StringComparison.Ordinal);
    }

    [Fact]
    public void BothLanguagesOfATemplateTakeTheSameValuesAndHaveTheSameAnchors()
    {
        foreach (var name in new[] { "layout", "home", "article", "not-found" })
        {
            Assert.Equal(Template.Of(name, "en").Placeholders.Order(StringComparer.Ordinal), Template.Of(name, "ar").Placeholders.Order(StringComparer.Ordinal));
            if (name != "not-found") Assert.Equal(Anchors(name + ".html"), Anchors(name + ".ar.html"));
        }

        static IEnumerable<string> Anchors(string file) => Regex.Matches(Asset.Text(file), "id=\"([a-z-]+)\"").Select(m => m.Groups[1].Value);
    }

    [Fact]
    public void NoTemplateMakesAForbiddenClaim()
    {
        var claims = Some.Knowledge().Base!.Claims;

        foreach (var file in new[] { "layout.html", "layout.ar.html", "home.html", "home.ar.html" })
            Assert.Empty(claims.FindIn(Regex.Replace(Asset.Text(file), "<[^>]*>", " ")).Select(hit => $"{file}: {hit.Found}: {hit.Rule.Reason}"));
    }
}
