using MesoBot.Audit;
using MesoBot.Booking;
using MesoBot.Channels.DirectLine;
using MesoBot.Channels.WebChat;
using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Knowledge;
using MesoBot.Site;
using MesoBot.Staff;
using MesoBot.Turns;
using MesoBot.Web;
using Microsoft.Extensions.Options;

namespace MesoBot.Cli;

/// <summary>Builds the program for a verb: the same rooms a channel uses.</summary>
internal static class Application
{
    /// <summary>The bot without a store: runs beside a live server.</summary>
    /// <exception cref="UserErrorException">A setting is wrong; the sentence names it.</exception>
    public static IHost Build(string? knowledgePath = null) => Build(TimeProvider.System, (_, _) => { }, knowledgePath);

    /// <summary>The bot and the store, to read. Nothing runs until it is started.</summary>
    /// <exception cref="UserErrorException">A setting is wrong; the sentence names it.</exception>
    public static IHost BuildOnStore() => Build(TimeProvider.System, (services, settings) => services.AddData(settings).AddSingleton<DemoConversations>());

    /// <summary>Accounts of staff over the store, and the settings that say where their console is.</summary>
    /// <exception cref="UserErrorException">A setting is wrong; the sentence names it.</exception>
    public static IHost BuildAccounts() => Build(TimeProvider.System, (services, settings) => services.AddData(settings).AddAudit().AddStaffAccounts().AddWeb(settings));

    /// <summary>What sends alerts, without a store.</summary>
    /// <exception cref="UserErrorException">A setting is wrong; the sentence names it.</exception>
    public static IHost BuildAlerts() => Build(TimeProvider.System, (services, settings) => services.AddAlertSending(settings));

    /// <summary>The bot, the store and what works between them: a server without its web.</summary>
    /// <exception cref="UserErrorException">A setting is wrong; the sentence names it.</exception>
    public static IHost BuildWorker(TimeProvider time) => Build(
        time, (services, settings) => services.AddData(settings).AddSingleton<DemoConversations>().AddKnowledgeLoading().AddTurnWork(settings).AddPeople(settings));

    private static IHost Build(TimeProvider time, Action<IServiceCollection, IConfiguration> add, string? knowledgePath = null) => Explained(() =>
    {
        var root = RootFolder.Find();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = root.Path });
        AddSettings(builder.Configuration, root);
        if (knowledgePath is not null) builder.Configuration[KnowledgeOptions.Section + ":Path"] = Path.GetFullPath(knowledgePath);
        AddLogging(builder.Logging, builder.Configuration);
        builder.Services.AddSingleton(time);
        builder.Services.AddClinic(builder.Configuration).AddKnowledge(builder.Configuration, root).AddTurns();
        add(builder.Services, builder.Configuration);
        var host = builder.Build();
        Validate(host);
        return host;
    });

    /// <summary>The server: every room, over one store.</summary>
    /// <param name="change">Other settings or services, for tests.</param>
    /// <exception cref="UserErrorException">A setting is wrong; the sentence names it.</exception>
    public static WebApplication BuildServer(string? urls = null, Action<WebApplicationBuilder>? change = null) => Explained(() =>
    {
        var root = RootFolder.Find();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = root.Path });
        builder.Configuration.Sources.Clear();
        AddSettings(builder.Configuration, root);
        if (urls is not null) builder.Configuration[WebOptions.Section + ":Urls"] = urls;
        builder.Logging.ClearProviders();
        AddLogging(builder.Logging, builder.Configuration);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // Containers and service managers kill after ten seconds; who still sends or reads after seven is let go.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(7));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddData(builder.Configuration).AddClinic(builder.Configuration).AddKnowledge(builder.Configuration, root).AddKnowledgeLoading()
            .AddTurns().AddTurnWork(builder.Configuration).AddPeople(builder.Configuration).AddWeb(builder.Configuration).AddDirectLine(builder.Configuration).AddWebChat().AddSite().AddStaff(builder.Configuration);
        change?.Invoke(builder);
        var app = builder.Build();
        Validate(app);
        foreach (var url in app.Services.GetRequiredService<IOptions<WebOptions>>().Value.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) app.Urls.Add(url);
        app.UseWeb();
        app.UseStaff();
        app.MapDirectLine();
        app.MapWebChat();
        app.MapBooking();
        app.MapHealth();
        app.MapStaff();
        app.MapSite();
        return app;
    });

    private static T Explained<T>(Func<T> build)
    {
        try
        {
            return build();
        }
        catch (FileNotFoundException e)
        {
            throw new UserErrorException(e.Message, e);
        }
        catch (InvalidDataException e)
        {
            throw new UserErrorException("appsettings.json is not valid: " + (e.InnerException?.Message ?? e.Message), e);
        }
    }

    // Logs go to the error stream: the standard output belongs to the answer.
    private static void AddLogging(ILoggingBuilder logging, ConfigurationManager configuration)
    {
        logging.AddConfiguration(configuration.GetSection("Logging")).AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.Services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietCategories>();
    }

    private static void AddSettings(ConfigurationManager configuration, RootFolder root)
    {
        var started = false;
        configuration.AddJsonFile(source =>
        {
            source.Path = Path.Combine(root.Path, "appsettings.json");
            source.ReloadOnChange = true;
            // At the start a broken file stops the program; saved half-written later, the settings as they were still hold.
            source.OnLoadException = context => context.Ignore = started;
            source.ResolveFileProvider();
        });
        started = true;
        configuration.AddEnvironmentVariables();
    }

    private static void Validate(IHost host)
    {
        try
        {
            host.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException e)
        {
            throw new UserErrorException(string.Join(' ', e.Failures), e);
        }
        catch (InvalidOperationException e)
        {
            // The binder's own sentence names the setting ("Clinic:Holidays:0").
            throw new UserErrorException(e.Message, e);
        }
    }
}
