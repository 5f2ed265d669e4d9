using System.CommandLine;
using System.Net.Sockets;
using MesoBot.Data;
using MesoBot.Knowledge;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Spectre.Console;

namespace MesoBot.Cli;

/// <summary><c>serve</c>, and what happens without a verb: the website, the chat and everything behind it.</summary>
internal static class ServeVerb
{
    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var urls = new Option<string?>("--urls") { Description = "Where to listen, instead of Web:Urls; port 0 takes a free one." };
        var command = new Command("serve", "Serve the website and the chat (also what happens without a verb).") { urls };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(urls), cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string? urls, CancellationToken cancellationToken)
    {
        await using var app = Application.BuildServer(urls);
        app.Services.GetRequiredService<StoreSetup>().Prepare();
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException or FormatException)
        {
            throw new UserErrorException($"The server cannot listen: {e.Message.TrimEnd('.')}. Choose another address with --urls or Web:Urls.", e);
        }
        await WaitForKnowledgeAsync(app.Services.GetRequiredService<KnowledgeLoader>().Loaded.WaitAsync(cancellationToken));
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Console.WriteLine("MesoBot is ready at " + string.Join(" and ", addresses));
        await GiveBackAsync(app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>
    /// What the start left behind is as large as what stays, and an idle server would hold it for hours. The price is one pause of some
    /// hundredths of a second, after whoever waited for the start was answered.
    /// </summary>
    private static async Task GiveBackAsync(CancellationToken stopping)
    {
        await Task.Delay(SettleTime, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>The first learning takes some seconds; whoever started the program sees that it is at it.</summary>
    private static async Task WaitForKnowledgeAsync(Task loaded)
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (loaded.IsCompleted || !screen.Profile.Capabilities.Interactive) await loaded;
        else await screen.Status().StartAsync("Reading the articles, and learning to search them where they changed…", _ => loaded);
    }
}
