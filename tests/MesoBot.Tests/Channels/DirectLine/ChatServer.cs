using MesoBot.Tests.Channels.DirectLine;
using MesoBot.Tests.Support;

[assembly: AssemblyFixture(typeof(ChatServer))]

namespace MesoBot.Tests.Channels.DirectLine;

/// <summary>
/// The built server with limits that no test reaches, started by the first test that wants it. Tests share it, each with
/// conversations of its own, as patients do. Public because xunit hands it to public test classes.
/// </summary>
public sealed class ChatServer : IAsyncDisposable
{
    /// <summary>A website that may show the chat.</summary>
    internal const string ListedOrigin = "https://clinic.example";

    /// <summary>Opens every conversation of this server.</summary>
    internal const string Secret = "a-secret-that-only-these-tests-know-0123456789";

    private readonly Lazy<Task<MesoBotServer>> _started = new(() => MesoBotServer.StartAsync(Settings));

    internal static Dictionary<string, string> Settings => new()
    {
        ["Limits__MessagesPerMinute"] = "10000",
        ["Limits__MessageBurst"] = "10000",
        ["Limits__MessagesPerSecond"] = "100000",
        ["Limits__ChatsPerMinute"] = "100000",
        ["Web__AllowedOrigins__0"] = ListedOrigin,
        ["DirectLine__Secret"] = Secret,
    };

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated && _started.Value.IsCompletedSuccessfully) await (await _started.Value).DisposeAsync();
    }

    internal Task<MesoBotServer> ServerAsync() => _started.Value;

    /// <summary>A patient's client that has not asked for anything yet.</summary>
    internal async Task<DirectLineClient> NewClientAsync() => new((await ServerAsync()).Address);

    /// <summary>A client whose conversation is started.</summary>
    internal async Task<DirectLineClient> StartAsync()
    {
        var client = await NewClientAsync();
        await client.StartAsync();
        return client;
    }

    /// <summary>A client that holds the secret instead of a token, and names no conversation.</summary>
    internal async Task<DirectLineClient> WithSecretAsync()
    {
        var client = await NewClientAsync();
        client.Token = Secret;
        return client;
    }
}
