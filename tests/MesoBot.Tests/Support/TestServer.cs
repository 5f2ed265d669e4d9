using MesoBot.Cli;
using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace MesoBot.Tests.Support;

/// <summary>The whole server inside the tests' process, for what a process of its own cannot be told: what time it is.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TempFolder _data;

    private TestServer(WebApplication app, TempFolder data, ShiftedTime time)
    {
        (_app, _data, Time) = (app, data, time);
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public ShiftedTime Time { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">By their names in appsettings.json, "Limits:MessageBurst".</param>
    /// <param name="gate">Questions are thought about only when it is open; danger always.</param>
    /// <param name="port">To listen on, where somebody must know it before; else a free one.</param>
    public static async Task<TestServer> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, ManualResetEventSlim? gate = null, int port = 0)
    {
        await LearnedSearch.EnsureAsync();
        var (data, time) = (new TempFolder(), new ShiftedTime());
        var app = Application.BuildServer($"http://127.0.0.1:{port}", builder =>
        {
            builder.Configuration[DataOptions.Section + ":Path"] = data.Path;
            builder.Configuration[KnowledgeOptions.Section + ":ServeUnreviewed"] = "true";
            builder.Configuration[KnowledgeOptions.Section + ":CachePath"] = Repository.At(".cache");
            foreach (var (name, value) in settings ?? new Dictionary<string, string?>()) builder.Configuration[name] = value;
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            if (gate is not null) builder.Services.Replace(ServiceDescriptor.Singleton<Thinking>(s => (state, message, now, cancellationToken) =>
                ThinkAsync(s.GetRequiredService<ConsultationBot>(), gate, state, message, now, cancellationToken)));
        });
        app.Services.GetRequiredService<StoreSetup>().Prepare();
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<KnowledgeLoader>().Loaded;
        return new TestServer(app, data, time);
    }

    private static async ValueTask<TurnResult> ThinkAsync(
        ConsultationBot bot, ManualResetEventSlim gate, ConversationState state, PatientMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var result = bot.Think(state, message, now);
        while (!gate.IsSet && !result.Trace.Triage.IsEmergency) await Task.Delay(20, cancellationToken);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Dispose();
    }
}

/// <summary>The machine's clock, ahead by as much as the test says; timers run at their usual pace.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);
}
