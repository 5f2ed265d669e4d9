using MesoBot.Tests.Support;

namespace MesoBot.Tests.Machine;

public class RealServerTests
{
    [Fact]
    public async Task AConversationGoesOnAfterTheServerWasKilled()
    {
        await using var server = await MesoBotServer.StartAsync();
        using var client = new DirectLineClient(server.Address);
        var first = await client.AskAsync("does it hurt?");

        await server.RestartAsync(kill: true);
        await client.GetTokenAsync(client.ResumeKey);
        var second = await client.AskAsync("more");

        Assert.Equal(("answer", "answer"), (first.Kind, second.Kind));
        Assert.Contains(first.Id, (await client.FetchAsync()).Activities.Select(a => a.Id));
        await server.StopAsync();
        Assert.Equal(0, server.ExitCode);
    }
}
