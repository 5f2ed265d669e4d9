using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoBot.Activities;
using MesoBot.Channels.DirectLine;
using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Turns;
using Spectre.Console;

namespace MesoBot.Cli;

/// <summary>Says invented messages to the bot, one after the other as the days go by: in by the inbox, answered by the worker, kept by the store.</summary>
internal sealed class DemoSeeding(IHost host, WalkingTime time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int FillsConsole = 20;

    /// <summary>For the suggestion that is thought beside a held conversation.</summary>
    private static readonly TimeSpan HeldPause = TimeSpan.FromMilliseconds(500);

    private readonly ConversationStore _store = host.Services.GetRequiredService<ConversationStore>();
    private readonly PatientInbox _inbox = host.Services.GetRequiredService<PatientInbox>();

    /// <returns>Messages said.</returns>
    public async Task<int> RunAsync(int conversations, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        // A handful is talk alone; enough of them fill the console too.
        var fresh = conversations >= FillsConsole ? DemoPlan.Fresh(to) : [];
        var plan = DemoPlan.Of(conversations - (fresh.Count > 0 ? DemoTalks.Fresh.Count : 0), from, to);
        await host.StartAsync(cancellationToken);
        try
        {
            var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            await screen.Progress().StartAsync(async context =>
            {
                var reading = context.AddTask("Reading the articles", maxValue: 1);
                await host.Services.GetRequiredService<KnowledgeLoader>().Loaded.WaitAsync(cancellationToken);
                reading.Increment(1);
                var talking = context.AddTask("Talking", maxValue: plan.Count + fresh.Count);
                await SayAllAsync(plan, fresh, to, () => talking.Increment(1), cancellationToken);
            });
        }
        catch (StoreUnavailableException e)
        {
            throw new UserErrorException("The store could not be written: check that the disk has space and nothing else holds the database.", e);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
        return plan.Count + fresh.Count;
    }

    private async Task SayAllAsync(IReadOnlyList<DemoLine> plan, IReadOnlyList<DemoLine> fresh, DateTimeOffset to, Action said, CancellationToken cancellationToken)
    {
        var desk = new DemoDesk(host.Services, time);
        if (fresh.Count > 0) await desk.HireAsync(to);
        foreach (var line in plan)
        {
            await SayAsync(line, cancellationToken);
            said();
        }
        if (fresh.Count > 0)
        {
            await desk.AnswerOldAsync(to);
            await desk.BookAsync([.. plan.GroupBy(l => l.ConversationId).Select(g => (g.Key, g.First().Name, g.First().Locale, At: g.Max(l => l.At))).OrderBy(t => t.At)], to);
        }
        foreach (var line in fresh)
        {
            await SayAsync(line, cancellationToken);
            if (line.IsTakenAfter)
            {
                await desk.TakeOneAsync(line.ConversationId, line.At.AddSeconds(40));
                await desk.MistakeAsync(line.ConversationId, line.At.AddMinutes(2));
            }
            said();
        }
        time.Put(to);
    }

    private async Task SayAsync(DemoLine line, CancellationToken cancellationToken)
    {
        time.Put(line.At);
        if (line.IsFirst) await _store.StartAsync(line.ConversationId, ChannelIds.DirectLine, line.UserId, line.Locale);
        using var document = JsonSerializer.SerializeToDocument(Activity(line));
        var acceptance = await _inbox.AcceptAsync(line.ConversationId, line.ConversationId, line.UserId, ChannelIds.DirectLine, PostedActivity.Read(document.RootElement)!);
        if (acceptance.Status != AcceptStatus.Accepted) throw new UserErrorException($"The store refused a message ({acceptance.Status}); try again when the machine is less busy.");
        if (line.IsHeld) await Task.Delay(HeldPause, cancellationToken);
        else await AnswerAsync(line.ConversationId, acceptance.Sequence, cancellationToken);
    }

    private async Task AnswerAsync(string conversationId, long sequence, CancellationToken cancellationToken)
    {
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience; await Task.Delay(1, cancellationToken))
            if (_store.ReadAfter(conversationId, sequence, 10).Any(a => a.ReplyTo == sequence)) return;
        throw new UserErrorException("The bot did not answer within a minute; the log says why.");
    }

    private static JsonObject Activity(DemoLine line)
    {
        var activity = new JsonObject
        {
            ["type"] = ActivityTypes.Message,
            ["from"] = new JsonObject { ["id"] = line.UserId, ["name"] = line.Name },
            ["text"] = line.Text,
            ["textFormat"] = "plain",
            ["locale"] = line.Locale,
        };
        if (line.Choice is { } choice) activity["value"] = new JsonObject { ["choice"] = choice };
        return activity;
    }
}

/// <summary>One message of an invented patient.</summary>
internal sealed record DemoLine(string ConversationId, string UserId, string Name, string Locale, DateTimeOffset At, string Text, string? Choice, bool IsFirst)
{
    /// <summary>A colleague takes the conversation after it.</summary>
    public bool IsTakenAfter { get; init; }

    /// <summary>A colleague has the conversation: the bot answers nothing.</summary>
    public bool IsHeld { get; init; }
}

/// <summary>Who says what when. The same in every run but for the ids of conversations.</summary>
internal static class DemoPlan
{
    public static IReadOnlyList<DemoLine> Of(int conversations, DateTimeOffset from, DateTimeOffset to)
    {
        var random = new Random(2026);
        var lines = new List<DemoLine>();
        for (var i = 0; i < conversations; i++)
        {
            var talk = DemoTalks.All[i % DemoTalks.All.Count];
            // The last quarter of an hour stays free, so that nobody speaks in the future.
            var at = from + (to - from - TimeSpan.FromMinutes(15)) * ((i + random.NextDouble()) / conversations);
            var (id, user) = (DirectLineConversations.NewId(), DemoConversations.UserPrefix + random.Next().ToString("x8", System.Globalization.CultureInfo.InvariantCulture));
            for (var l = 0; l < talk.Lines.Count; l++, at += TimeSpan.FromSeconds(random.Next(15, 80)))
            {
                var (text, choice) = Parted(talk.Lines[l]);
                lines.Add(new DemoLine(id, user, talk.Name, talk.Locale, at, text, choice, l == 0));
            }
        }
        return [.. lines.OrderBy(l => l.At)];
    }

    /// <summary>What was said in the last quarter of an hour.</summary>
    public static IReadOnlyList<DemoLine> Fresh(DateTimeOffset to)
    {
        var random = new Random(4);
        var lines = new List<DemoLine>();
        for (var i = 0; i < DemoTalks.Fresh.Count; i++)
        {
            var (talk, at) = (DemoTalks.Fresh[i], to.AddMinutes(2 * i - 14));
            var (id, user) = (DirectLineConversations.NewId(), DemoConversations.UserPrefix + random.Next().ToString("x8", System.Globalization.CultureInfo.InvariantCulture));
            // Of the first one, the last words are said to a colleague.
            for (var l = 0; l < talk.Lines.Count; l++)
                lines.Add(new DemoLine(id, user, talk.Name, talk.Locale, at.AddSeconds(l == 2 ? 110 : 20 * l), talk.Lines[l], null, l == 0) { IsTakenAfter = i == 0 && l == 1, IsHeld = i == 0 && l == 2 });
        }
        return lines;
    }

    /// <summary>"I am safe => choice:safe" is a pressed choice.</summary>
    private static (string Text, string? Choice) Parted(string line) =>
        line.Split(" => ") is [var text, var choice] ? (text, choice) : (line, null);
}
