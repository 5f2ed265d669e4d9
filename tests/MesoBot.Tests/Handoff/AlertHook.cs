using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MesoBot.Tests.Handoff;

internal sealed record HookPost(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A receiver of webhooks on this machine.</summary>
internal sealed class AlertHook : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<HookPost> _posts = [];

    private AlertHook(WebApplication app) => _app = app;

    public HttpStatusCode Answer { get; set; } = HttpStatusCode.NoContent;

    public IReadOnlyList<HookPost> Posts => [.. _posts];

    public IEnumerable<string> Paths => Posts.Select(p => p.Path);

    public string Address => _app.Urls.First() + "/";

    public static async Task<AlertHook> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var hook = new AlertHook(builder.Build());
        hook._app.Run(hook.TakeAsync);
        await hook._app.StartAsync();
        return hook;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _posts.Enqueue(new HookPost(context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        context.Response.StatusCode = (int)Answer;
        if (Answer == HttpStatusCode.Redirect) context.Response.Headers.Location = "/elsewhere";
    }
}
