using System.Net;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Staff;

/// <summary>A server ends while consoles listen; one of two servers is killed while patients and staff are on it: the other one goes on, for whoever comes with the same cookies and tokens.</summary>
public sealed class ServerDeathTests(PostgresServer postgres)
{
    [Fact]
    public async Task AServerThatIsStoppedEndsTheStreamsOfConsolesAsWholeAnswers()
    {
        var server = await TestServer.StartAsync();
        using var staff = await StaffBrowser.SignedInAsync(server);
        using var events = await LiveEvents.OpenAsync(staff);

        var stopped = server.DisposeAsync();

        Assert.True(await events.EndsAsync());
        await stopped;
    }

    [Fact]
    public async Task WhatWasBegunAtAServerThatDiesIsFinishedAtTheOther()
    {
        using var keys = new TempFolder();
        var settings = new Dictionary<string, string?>(ConsoleServer.Settings)
        {
            ["Data:PostgresConnection"] = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken),
            ["Data:KeysPath"] = keys.Path,
        };
        await using var survivor = await TestServer.StartAsync(settings);
        await using var dying = await MesoBotServer.StartAsync(settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!));
        using var staff = (await StaffBrowser.SignedInAsync(survivor)).At(dying.Address);
        using var colleague = await StaffBrowser.SignedInAsync(survivor);
        using var events = await LiveEvents.OpenAsync(colleague);
        using var patient = new DirectLineClient(dying.Address);
        await patient.AskAsync("can i talk to a person please");
        var path = ConsoleServer.PathOf(patient);
        await staff.GetAsync(path);
        Assert.Contains("said=accepted", (await staff.PostAsync(path + "/accept")).Location, StringComparison.Ordinal);
        await staff.GetAsync(path);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PostAsync(path + "/reply", ("text", "Written just before the end."))).Status);
        await dying.KillAsync();

        // The patient's page comes back with what it has, and finds the reply that was on its way.
        using var again = new DirectLineClient(survivor.Address) { ConversationId = patient.ConversationId, Token = patient.Token };
        await again.ReconnectAsync("0");
        await ConsoleServer.ChatAsync(again, "Written just before the end.");
        await events.ChangeAsync(patient.ConversationId!);

        using var here = staff.At(survivor.Address);
        Assert.Contains("You have this conversation", (await here.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains($"{staff.Name} has this conversation", (await colleague.GetAsync(path)).Text, StringComparison.Ordinal);
        await again.PostAsync("are you still there?");
        await events.ChangeAsync(patient.ConversationId!);
        await here.PostAsync(path + "/reply", ("text", "Yes, from another server."));
        await ConsoleServer.ChatAsync(again, "Yes, from another server.");
        Assert.Contains("said=resolved", (await here.PostAsync(path + "/resolve")).Location, StringComparison.Ordinal);
    }
}
