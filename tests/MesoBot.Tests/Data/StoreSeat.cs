using MesoBot.Activities;
using MesoBot.Data;
using MesoBot.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MesoBot.Tests.Data;

/// <summary>What one running server has of the store: its writer, its readers, its name.</summary>
internal sealed class StoreSeat : IAsyncDisposable
{
    private bool _stopped;

    public StoreSeat(string folder, string? postgres, TimeProvider clock)
    {
        Options = OptionsOf(folder, postgres);
        Database = new StoreDatabase(new RootFolder(folder), Options);
        Writer = new StoreWriter(Database, Options, NullLogger<StoreWriter>.Instance);
        Reader = new StoreReader(Database);
        Instance = new Instance(Database);
        Store = new ConversationStore(Database, Writer, Reader, Instance, clock);
        Keys = new KeyStore(Writer, Reader, clock);
        Outbox = new OutboxStore(Database, Writer, Reader, Instance, clock);
        // Read now: another seat of the same folder writes its own name there.
        _ = Instance.Id;
        _ = Writer.StartAsync(CancellationToken.None);
    }

    public IOptions<DataOptions> Options { get; }

    public StoreDatabase Database { get; }

    public StoreWriter Writer { get; }

    public StoreReader Reader { get; }

    public Instance Instance { get; }

    public ConversationStore Store { get; }

    public KeyStore Keys { get; }

    public OutboxStore Outbox { get; }

    public static StoreDatabase DatabaseAt(string folder, string? postgres) => new(new RootFolder(folder), OptionsOf(folder, postgres));

    public static StoreSetup SetupAt(string folder, string? postgres)
    {
        var database = DatabaseAt(folder, postgres);
        return new StoreSetup(database, new Instance(database), NullLogger<StoreSetup>.Instance);
    }

    /// <summary>Makes the schema, as a server does at its start.</summary>
    public static void Prepare(string folder, string? postgres)
    {
        using var setup = SetupAt(folder, postgres);
        setup.Prepare();
    }

    /// <summary>Asks for an internal activity, as other rooms do within their writes.</summary>
    public Task ScheduleAsync(string conversationId, string kind, string key, DateTimeOffset due, string? payload = null) => Writer.WriteAsync(session =>
    {
        StoreChanges.Schedule(session, conversationId, kind, key, due.ToUnixTimeMilliseconds(), payload);
        return true;
    }, conversationId);

    /// <summary>A conversation that exists.</summary>
    public async Task<string> StartAsync(string channel = ChannelIds.DirectLine)
    {
        var id = Guid.NewGuid().ToString("N");
        await Store.StartAsync(id, channel, "dl_" + id, "en");
        return id;
    }

    public async Task<AcceptedActivity> SayAsync(string conversation, string text, string? key = null, bool urgent = false) =>
        (await Store.AcceptAsync(new IncomingActivity(conversation, ActivityTypes.Message, key, Message(text), NeedsTurn: true, urgent)))!;

    /// <summary>Answers what is next in the conversation with these texts.</summary>
    public Task<CommitResult> AnswerAsync(string conversation, params string[] replies) => Store.CommitAsync(Answer(Store.Next(conversation)!, replies));

    public static TurnCommit Answer(DueTurn turn, params string[] replies) =>
        new(turn, turn.State, turn.Locale, [.. replies.Select(r => new OutgoingActivity(ActivityTypes.Message, Roles.Bot, Message(r)))], null, []);

    public static string Message(string text) => $$"""{"type":"message","from":{"id":"somebody"},"text":"{{text}}"}""";

    /// <summary>Texts of the conversation, in order.</summary>
    public IReadOnlyList<string> Texts(string conversation) => [.. Store.ReadAfter(conversation, 0, 10_000).Select(a => TextOf(a.Payload))];

    public static string TextOf(string payload)
    {
        using var json = System.Text.Json.JsonDocument.Parse(payload);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    public long Count(string sql, params ReadOnlySpan<object?> values)
    {
        using var session = Database.Open();
        return session.First(new Sql(sql), r => r.GetInt64(0), values);
    }

    public void Change(string sql, params ReadOnlySpan<object?> values)
    {
        using var session = Database.Open();
        session.Execute(new Sql(sql), values);
    }

    public async Task StopAsync()
    {
        if (_stopped) return;
        _stopped = true;
        await Writer.StopAsync(CancellationToken.None);
        Writer.Dispose();
        Reader.Dispose();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static IOptions<DataOptions> OptionsOf(string folder, string? postgres) =>
        Microsoft.Extensions.Options.Options.Create(new DataOptions { Path = folder, PostgresConnection = postgres });
}
