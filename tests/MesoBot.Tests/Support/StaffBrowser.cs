using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MesoBot.Handoff;
using MesoBot.Staff.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Support;

/// <summary>What a page of the console answered.</summary>
internal sealed record StaffAnswer(HttpStatusCode Status, string Html, HttpResponseMessage Response)
{
    /// <summary>As a person reads it: without marks, entities and spaces in a row.</summary>
    public string Text => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(Html, "<(script|style)[^>]*>.*?</\\1>|<[^>]+>", " ", RegexOptions.Singleline)), @"\s+", " ").Trim();

    public string? Location => Response.Headers.Location?.OriginalString;
}

/// <summary>A member of staff at a browser that runs no scripts: cookies, pages, and forms with their tokens.</summary>
internal sealed partial class StaffBrowser : IDisposable
{
    public const string Password = "violet harbour candle orbit";

    private readonly HttpClientHandler _handler;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private long _usedStep;

    public StaffBrowser(Uri address, TimeProvider? time = null, CookieContainer? cookies = null)
    {
        _handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() };
        _http = new HttpClient(_handler) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The same browser, sent to another server of the clinic: cookies are of the host, whatever the port.</summary>
    public StaffBrowser At(Uri address) => new(address, _time, _handler.CookieContainer) { Secret = Secret, Name = Name, Token = Token, _usedStep = _usedStep };

    /// <summary>To ask for what is no page, with the same cookies.</summary>
    public HttpClient Http => _http;

    public CookieCollection Cookies => _handler.CookieContainer.GetAllCookies();

    /// <summary>Of the authenticator app; set by <see cref="JoinAsync"/>.</summary>
    public byte[] Secret { get; set; } = [];

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string Name { get; private set; } = "";

    /// <summary>A new colleague, invited and fully signed in.</summary>
    /// <param name="role">One of <see cref="StaffRoles"/>.</param>
    public static async Task<StaffBrowser> SignedInAsync(TestServer server, string role = StaffRoles.Reception, string? name = null)
    {
        name ??= $"Sample {role} {Guid.NewGuid().ToString("N")[..6]}";
        var secret = await server.Services.GetRequiredService<StaffInvites>().InviteAsync(name, role, "test") ?? throw new InvalidOperationException($"{name} is there already.");
        var browser = new StaffBrowser(server.Address, server.Time);
        var joined = await browser.JoinAsync(secret);
        Assert.True(joined.Status == HttpStatusCode.OK, joined.Text);
        return browser;
    }

    /// <summary>Opens a one-time link and fills in its page.</summary>
    /// <param name="secret">What stands after the # of the link, or the whole link.</param>
    public async Task<StaffAnswer> JoinAsync(string secret, string password = Password, string? displayName = null)
    {
        await GetAsync("/staff/join");
        var form = await PostAsync("/staff/join", ("secret", secret));
        if (form.Status != HttpStatusCode.OK) return form;
        Secret = FromBase32(SecretText().Match(form.Html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal));
        Name = WebUtility.HtmlDecode(NameText().Match(form.Html).Groups[1].Value);
        var done = await PostAsync("/staff/join/account",
            ("kept", ValueOf(form, "kept")), ("display", displayName ?? Name), ("password", password), ("again", password), ("code", NextCode()));
        RecoveryCodes = [.. CodeText().Matches(done.Html).Select(m => m.Groups[1].Value)];
        return done;
    }

    /// <summary>Name, password, second proof. Returns the last answer: a redirection into the console when all went well.</summary>
    public async Task<StaffAnswer> SignInAsync(string? name = null, string password = Password, string? code = null)
    {
        var first = await TryPasswordAsync(name ?? Name, password);
        return first.Location == "/staff/sign-in/code" ? await TryCodeAsync(code ?? NextCode()) : first;
    }

    public async Task<StaffAnswer> TryPasswordAsync(string name, string password)
    {
        await GetAsync("/staff/sign-in");
        return await PostAsync("/staff/sign-in", ("name", name), ("password", password));
    }

    public async Task<StaffAnswer> TryCodeAsync(string code)
    {
        await GetAsync("/staff/sign-in/code");
        return await PostAsync("/staff/sign-in/code", ("code", code));
    }

    /// <summary>A code that was not used yet: each one works once, and only around its time. Waits for it, or moves the server's clock.</summary>
    public string NextCode()
    {
        _usedStep = Math.Max(Totp.StepAt(_time.GetUtcNow()), _usedStep + 1);
        while (_usedStep > Totp.StepAt(_time.GetUtcNow()) + 1)
        {
            if (_time is ShiftedTime shifted) shifted.Advance(TimeSpan.FromSeconds(30));
            else Thread.Sleep(500);
        }
        return Totp.CodeAt(Secret, _usedStep);
    }

    public async Task<StaffAnswer> GetAsync(string path)
    {
        var answer = await ReadAsync(await _http.GetAsync(path, TestContext.Current.CancellationToken));
        if (TokenText().Match(answer.Html) is { Success: true } token) Token = WebUtility.HtmlDecode(token.Groups[1].Value);
        return answer;
    }

    /// <summary>The antiforgery token of the last page that had one; scripts send it in the header RequestVerificationToken.</summary>
    public string Token { get; set; } = "";

    /// <summary>Posts a form with the token of the last page.</summary>
    public async Task<StaffAnswer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", Token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        var answer = await ReadAsync(await _http.PostAsync(path, form, TestContext.Current.CancellationToken));
        if (TokenText().Match(answer.Html) is { Success: true } token) Token = WebUtility.HtmlDecode(token.Groups[1].Value);
        return answer;
    }

    public static string ValueOf(StaffAnswer page, string field) =>
        WebUtility.HtmlDecode(Regex.Match(page.Html, $"name=\"{field}\" value=\"([^\"]*)\"").Groups[1].Value);

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private static async Task<StaffAnswer> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);

    public static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => byte.Parse(new string(b), NumberStyles.BinaryNumber, CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex("id=\"totp-secret\">([A-Z2-7 ]+)<")]
    private static partial Regex SecretText();

    [GeneratedRegex("<strong><bdi>([^<]+)</bdi>")]
    private static partial Regex NameText();

    [GeneratedRegex("<li>([a-z0-9]{5}-[a-z0-9]{5})</li>")]
    private static partial Regex CodeText();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenText();
}
