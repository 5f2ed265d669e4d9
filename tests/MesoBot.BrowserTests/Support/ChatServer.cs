using MesoBot.Tests.Support;

namespace MesoBot.BrowserTests.Support;

/// <summary>The server for the tests of one class. Public because xunit hands it to public test classes.</summary>
public sealed class ChatServer : IAsyncLifetime
{
    private MesoBotServer? _server;

    public string Address => Server.Address.ToString().TrimEnd('/');

    internal MesoBotServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    /// <summary>Another website on which the chat is shown; its origin is allowed on the server.</summary>
    internal OtherWebsite Website { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Website = await OtherWebsite.StartAsync();
        _server = await MesoBotServer.StartAsync(new Dictionary<string, string>
        {
            ["Web__AllowedOrigins__0"] = Website.Origin,
            // Tests write faster than people.
            ["Limits__MessagesPerMinute"] = "1000",
            ["Limits__MessageBurst"] = "1000",
            ["Limits__ChatsPerMinute"] = "1000",
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        await Website.DisposeAsync();
    }
}
