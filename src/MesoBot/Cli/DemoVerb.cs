using System.CommandLine;
using System.Globalization;
using MesoBot.Data;

namespace MesoBot.Cli;

/// <summary><c>demo seed</c> and <c>demo clear</c>: invented conversations to look at, said to the bot itself over some past days.</summary>
internal static class DemoVerb
{
    private const int MaxConversations = 5000;
    private const int MaxDays = 365;

    public static Command Create()
    {
        var conversations = new Option<int>("--conversations") { Description = "How many.", DefaultValueFactory = _ => 40 };
        var days = new Option<int>("--days") { Description = "Over how many past days.", DefaultValueFactory = _ => 14 };
        var force = new Option<bool>("--force") { Description = "Also where real conversations are kept." };
        var seed = new Command("seed", "Fill the store with invented conversations in English and Arabic; not while the server runs.") { conversations, days, force };
        seed.SetAction((parsed, cancellationToken) => SeedAsync(parsed.GetValue(conversations), parsed.GetValue(days), parsed.GetValue(force), cancellationToken));
        var clear = new Command("clear", "Remove the invented conversations and nothing else; not while the server runs.");
        clear.SetAction((_, cancellationToken) => Task.FromResult(Clear(cancellationToken)));
        return new Command("demo", "Invented conversations, for looking at the program.") { seed, clear };
    }

    private static async Task<int> SeedAsync(int conversations, int days, bool force, CancellationToken cancellationToken)
    {
        if (conversations is < 1 or > MaxConversations) throw new UserErrorException(string.Create(CultureInfo.InvariantCulture, $"--conversations must lie between 1 and {MaxConversations}."));
        if (days is < 1 or > MaxDays) throw new UserErrorException(string.Create(CultureInfo.InvariantCulture, $"--days must lie between 1 and {MaxDays}."));
        var now = TimeProvider.System.GetUtcNow();
        var time = new WalkingTime(now.AddDays(-days));
        using var host = Application.BuildWorker(time);
        Prepare(host.Services);
        if (!force && host.Services.GetRequiredService<DemoConversations>().IsAmongReal())
            throw new UserErrorException("This store holds real conversations: name another folder in Data:Path, or add --force to put invented ones beside them.");
        var said = await new DemoSeeding(host, time).RunAsync(conversations, now.AddDays(-days), now, cancellationToken);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{conversations} invented conversations with {said} messages are in the store. `demo clear` removes them."));
        return 0;
    }

    private static int Clear(CancellationToken cancellationToken)
    {
        using var host = Application.BuildOnStore();
        var database = host.Services.GetRequiredService<StoreDatabase>();
        var removed = 0;
        if (database.IsPostgres || File.Exists(database.File))
        {
            Prepare(host.Services);
            removed = host.Services.GetRequiredService<DemoConversations>().Remove(cancellationToken);
        }
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{removed} invented conversations were removed."));
        return 0;
    }

    /// <summary>Takes the folder for itself: a server would answer in the same conversations.</summary>
    private static void Prepare(IServiceProvider services) => services.GetRequiredService<StoreSetup>().Prepare();
}
