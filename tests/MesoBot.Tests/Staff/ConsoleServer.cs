using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Staff;

/// <summary>One server with patients and staff, for the tests of a class. Public because xunit hands it to public test classes.</summary>
public class ConsoleServer : IAsyncLifetime
{
    private static readonly Sql PersonOf = new("SELECT person_id FROM conversations WHERE id = @t_id");

    private TestServer? _server;
    private long _turn;

    internal TestServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    internal T Get<T>() where T : notnull => Server.Services.GetRequiredService<T>();

    /// <summary>Tests are faster than people.</summary>
    internal static Dictionary<string, string?> Settings => new()
    {
        ["Staff:SignInsPerMinute"] = "5000",
        ["Handoff:UndoSeconds"] = "2",
        ["Limits:ChatsPerMinute"] = "5000",
        ["Limits:MessagesPerMinute"] = "5000",
        ["Limits:MessageBurst"] = "500",
    };

    /// <summary>Null: SQLite.</summary>
    private protected virtual Task<string?> DatabaseAsync() => Task.FromResult<string?>(null);

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(new Dictionary<string, string?>(Settings) { ["Data:PostgresConnection"] = await DatabaseAsync() });

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_server is not null) await _server.DisposeAsync();
    }

    internal Task<StaffBrowser> StaffAsync(string role = StaffRoles.Reception) => StaffBrowser.SignedInAsync(Server, role);

    /// <summary>A patient who has said something, and was answered.</summary>
    internal async Task<DirectLineClient> PatientAsync(params string[] words)
    {
        var patient = new DirectLineClient(Server.Address);
        await patient.StartAsync("en");
        foreach (var line in words) await patient.AskAsync(line);
        return patient;
    }

    /// <summary>A patient who waits, accepted by this browser.</summary>
    internal async Task<(DirectLineClient Patient, string Path)> AcceptedAsync(StaffBrowser staff, params string[] words)
    {
        var patient = await PatientAsync([.. words, "can i talk to a person please"]);
        var path = PathOf(patient);
        await staff.GetAsync("/staff");
        Assert.Contains("said=accepted", (await staff.PostAsync(path + "/accept")).Location, StringComparison.Ordinal);
        await staff.GetAsync(path);
        return (patient, path);
    }

    internal static string PathOf(DirectLineClient patient) => "/staff/talk/" + patient.ConversationId;

    /// <summary>A request for an appointment, as a turn of the patient would send it.</summary>
    internal async Task<string> BookAsync(DirectLineClient patient, string name, string phone)
    {
        var (id, store) = (patient.ConversationId!, Get<StoreReader>());
        var turn = new DueTurn(0, id, "message", ++_turn + 1000, null, 0, false, 0, null, "en", Owners.Bot, "", "", 1, 0, 0, null) { PersonId = store.Read(s => s.First(PersonOf, r => r.GetString(0), id))! };
        var apply = Get<BookingRequests>().Apply(turn, new BookingAsk(BookingAskKind.Send, new BookingForm { Treatment = "consultation", Name = name, Phone = phone }), "en");
        await Get<StoreWriter>().WriteAsync(session =>
        {
            apply(session);
            return true;
        }, id);
        return BookingReference.Of($"{id}|{turn.Sequence}");
    }

    /// <summary>What the patient's chat holds, once it holds these words.</summary>
    internal static async Task<string> ChatAsync(DirectLineClient patient, string words)
    {
        for (var i = 0; i < 200; i++, await Task.Delay(50))
            if (string.Join('\n', (await patient.FetchAsync()).Activities.Select(a => a.Text)) is { } text && text.Contains(words, StringComparison.Ordinal)) return text;
        throw new InvalidOperationException("The chat does not say it.");
    }

    internal long Count(string sql) => Get<StoreReader>().Read(s => s.First(new Sql(sql), r => r.GetInt64(0)));

    internal string Text(string sql) => Get<StoreReader>().Read(s => string.Join('\n', s.All(new Sql(sql), r => r.GetString(0))));
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresConsoleServer(PostgresServer server) : ConsoleServer
{
    private protected override async Task<string?> DatabaseAsync() => await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
}
