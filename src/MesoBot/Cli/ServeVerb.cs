using System.CommandLine;
using System.Net.Sockets;
using MesoBot.Data;
using MesoBot.Knowledge;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace MesoBot.Cli;

/// <summary><c>serve</c>, and what happens without a verb: the website, the chat and everything behind it.</summary>
internal static class ServeVerb
{
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
        var loaded = app.Services.GetRequiredService<KnowledgeLoader>().Loaded;
        await loaded.WaitAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Console.WriteLine("MesoBot is ready at " + string.Join(" and ", addresses));
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
