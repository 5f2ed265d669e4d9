using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MesoBot.Benchmarks.Server;

/// <summary>What MesoBot is held against: the same web server that only echoes an Activity, or that also writes a turn's rows.</summary>
internal static class ReferenceServer
{
    /// <param name="database">A file to write a turn's rows to; null: nothing is kept.</param>
    public static async Task RunAsync(string port, string? database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{int.Parse(port, CultureInfo.InvariantCulture)}");
        using var rows = database is null ? null : new RowWriter(database);
        await using var app = builder.Build();
        app.MapGet("/health", () => "ok");
        app.MapPost("/turn", context => AnswerAsync(context, rows));
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext context, RowWriter? rows)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var key = document.RootElement.GetProperty("channelData").GetProperty("clientActivityID").GetString()!;
        var body = JsonSerializer.SerializeToUtf8Bytes(document.RootElement);
        if (rows is not null) await rows.WriteAsync(key, Encoding.UTF8.GetString(body));
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
