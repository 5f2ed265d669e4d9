using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MesoBot.Tests.Support;

/// <summary>The website alone on a free port, with a clinic and a knowledge folder of the test's choice.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestSite(WebApplication app)
    {
        _app = app;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
        Client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public HttpClient Client { get; }

    /// <param name="knowledge">The knowledge folder; the real one when left out.</param>
    /// <param name="widget">Where the widget lies; nowhere when left out.</param>
    public static async Task<TestSite> StartAsync(ClinicOptions? clinic = null, string? knowledge = null, string widget = "no-such-file.js", DateTimeOffset? now = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(RootFolder.Find());
        builder.Services.Configure<KnowledgeOptions>(options => options.Path = knowledge ?? options.Path);
        builder.Services.AddSingleton(SomeClinic.Facts(clinic ?? TestBot.SampleClinic()));
        builder.Services.AddSingleton<TimeProvider>(new FixedTime(now ?? TestBot.MondayNoon));
        builder.Services.AddSite();
        builder.Services.AddSingleton(services => new WidgetScript(widget, services.GetRequiredService<ILogger<WidgetScript>>()));
        var app = builder.Build();
        app.MapSite();
        await app.StartAsync();
        return new TestSite(app);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public async Task<string> TextAsync(string path)
    {
        using var response = await GetAsync(path);
        return await TextAsync(response);
    }

    /// <summary>The text, with plus signs as browsers show them: the encoder writes them as a number.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage response) =>
        (await response.Content.ReadAsStringAsync()).Replace("&#x2B;", "+", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
