using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Staff;

/// <summary>The public OpenID provider of npm, as a process of its own.</summary>
internal sealed class SignInService : IDisposable
{
    private readonly Process _process;

    private SignInService(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <param name="callback">The one address to which it sends browsers back.</param>
    public static async Task<SignInService> StartAsync(string callback)
    {
        var process = Process.Start(Command.Describe(await NodeModules.NodeAsync(), ["scripts/sign-in-service.mjs", callback], folder: NodeModules.Folder))!;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            if (line.StartsWith("ready ", StringComparison.Ordinal)) return new SignInService(process, line["ready ".Length..]);
        throw new InvalidOperationException("The sign-in service did not start: " + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Signs in there as a person would, and returns where the browser is sent back to.</summary>
    public static async Task<string> SignInAsync(string challenge, string name)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
        var at = new Uri(challenge);
        for (var step = 0; step < 20; step++)
        {
            if (at.AbsolutePath.EndsWith("/callback", StringComparison.Ordinal)) return at.PathAndQuery;
            var answer = await http.GetAsync(at, TestContext.Current.CancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                var action = WebUtility.HtmlDecode(Regex.Match(page, "action=\"([^\"]+)\"").Groups[1].Value);
                var fields = Regex.Matches(page, "name=\"([^\"]+)\" value=\"([^\"]*)\"").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
                if (page.Contains("name=\"login\"", StringComparison.Ordinal)) (fields["login"], fields["password"]) = (name, "anything");
                using var form = new FormUrlEncodedContent(fields);
                answer = await http.PostAsync(new Uri(at, action), form, TestContext.Current.CancellationToken);
            }
            at = new Uri(at, answer.Headers.Location ?? throw new InvalidOperationException($"{at} leads nowhere: {answer.StatusCode}"));
        }
        throw new InvalidOperationException("The service sends the browser around in circles.");
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
