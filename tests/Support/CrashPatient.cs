using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace MesoBot.Tests.Support;

/// <summary>One conversation under crashes, as its patient and its reader saw it.</summary>
internal sealed class CrashConversation(string id, string token)
{
    public string Id => id;

    public string Token => token;

    /// <summary>Client id → id under which the server acknowledged it.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of activities in the order in which the reader got them.</summary>
    public List<string> Read { get; } = [];

    public Task Reading { get; set; } = Task.CompletedTask;
}

/// <summary>Writes numbered messages, each until it is acknowledged, and starts a new conversation now and then.</summary>
internal sealed class CrashPatient(CrashHttp http, int number)
{
    private const int MessagesInConversation = 120;

    /// <summary>One message in so many is an emergency, which may go ahead of others.</summary>
    private const int EmergencyEvery = 17;

    private const string Emergency = "since the injection my lip is white and cold and hurts a lot";

    private readonly List<CrashConversation> _conversations = [];

    public IReadOnlyList<CrashConversation> Conversations => _conversations;

    public static bool IsEmergency(string text) => text.StartsWith(Emergency, StringComparison.Ordinal);

    /// <param name="writing">Cancelled when the patient shall write no more; the message in hand is finished.</param>
    /// <param name="stopped">Cancelled when readers shall stop.</param>
    public async Task WriteAsync(CancellationToken writing, CancellationToken stopped)
    {
        for (var n = 0; !writing.IsCancellationRequested && !stopped.IsCancellationRequested; n++)
        {
            if (n % MessagesInConversation == 0 && !await BeginAsync(stopped)) return;
            await SayAsync(_conversations[^1], n, stopped);
            await Task.WhenAny(Task.Delay(Random.Shared.Next(1, 12), writing));
        }
    }

    private async Task<bool> BeginAsync(CancellationToken stopped)
    {
        if (await http.AskAsync(HttpMethod.Post, "chat/token", null, [], stopped) is not { } given) return false;
        var conversation = new CrashConversation(given.Text("conversationId")!, given.Text("token")!);
        if (await http.AskAsync(HttpMethod.Post, "v3/directline/conversations", conversation.Token, [], stopped) is null) return false;
        _conversations.Add(conversation);
        var reader = new CrashReader(http, conversation);
        conversation.Reading = _conversations.Count % 2 == number % 2 ? reader.ListenAsync(stopped) : reader.PollAsync(stopped);
        return true;
    }

    private async Task SayAsync(CrashConversation conversation, int n, CancellationToken stopped)
    {
        var key = $"patient-{number}-{n}";
        var message = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = "patient" },
            ["text"] = n % EmergencyEvery == EmergencyEvery - 1 ? $"{Emergency} {n}" : $"does it hurt {n}",
            ["channelData"] = new JsonObject { ["clientActivityID"] = key, ["n"] = n },
        };
        if (await http.AskAsync(HttpMethod.Post, $"v3/directline/conversations/{conversation.Id}/activities", conversation.Token, message, stopped) is { } answer)
            conversation.Acknowledged[key] = answer.Text("id")!;
    }
}
