using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Turns;
using Microsoft.Extensions.Options;

namespace MesoBot.Cli;

/// <summary>Builds the program for a verb: the same rooms a channel uses. Verbs never touch data/ and run beside a live server.</summary>
internal static class Application
{
    /// <exception cref="UserErrorException">A setting is wrong; the sentence names it.</exception>
    public static IHost Build(string? knowledgePath = null)
    {
        try
        {
            var root = RootFolder.Find();
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = root.Path });
            AddSettings(builder.Configuration, root);
            if (knowledgePath is not null) builder.Configuration[KnowledgeOptions.Section + ":Path"] = Path.GetFullPath(knowledgePath);
            builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
            // Logs go to the error stream: the standard output belongs to the answer.
            builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddClinic(builder.Configuration).AddKnowledge(builder.Configuration, root).AddTurns();
            var host = builder.Build();
            Validate(host);
            return host;
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
