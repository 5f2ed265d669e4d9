using System.Text.Json;
using MesoBot.Data;
using MesoBot.Handoff;

namespace MesoBot.Tests.Support;

/// <summary>What holds after every schedule, whatever the order.</summary>
internal static class InterleaveCheck
{
    private sealed record Said(long Sequence, string Role, long? ReplyTo, string Text, string Kind);

    public static IReadOnlyList<string> Of(InterleaveWorld world)
    {
        var said = Read(world);
        return [.. NothingIsLostOrDoubled(world, said), .. SomebodyOwnsIt(world), .. NobodyTalksOverAnother(said), .. OneAccepts(world), .. SendsAreSettled(world, said), .. NoGap(said)];
    }

    /// <summary>Every message of the patient was thought about once, and was answered by the bot or relayed to staff with the answer kept.</summary>
    private static IEnumerable<string> NothingIsLostOrDoubled(InterleaveWorld world, List<Said> said)
    {
        if (world.Room.Count("SELECT COUNT(*) FROM inbox WHERE conversation_id = @t_id AND kind = 'message'", world.Conversation) > 0) yield return "A message still waits.";
        foreach (var message in said.Where(s => s.Role == Roles.User))
        {
            var answers = said.Count(s => s.Role == Roles.Bot && s.Text.StartsWith("re: " + message.Text, StringComparison.Ordinal) && (s.ReplyTo is null || s.ReplyTo == message.Sequence));
            var kept = world.Room.Count("SELECT COUNT(*) FROM suggestions WHERE conversation_id = @t_id AND sequence = @n_sequence", world.Conversation, message.Sequence);
            var thought = world.Room.Count("SELECT COUNT(*) FROM turn_traces WHERE conversation_id = @t_id AND sequence = @n_sequence", world.Conversation, message.Sequence);
            var asked = said.Count(s => s.Role == Roles.User && s.Text == message.Text);
            if (thought != 1) yield return $"'{message.Text}' was thought about {thought} times.";
            if (answers > asked) yield return $"'{message.Text}' was answered {answers} times.";
            if (answers + kept == 0) yield return $"'{message.Text}' was lost.";
            if (said.Any(s => s.ReplyTo == message.Sequence) && kept > 0) yield return $"'{message.Text}' was answered by the bot and relayed.";
        }
    }

    private static IEnumerable<string> SomebodyOwnsIt(InterleaveWorld world)
    {
        var open = world.Room.Open(world.Conversation);
        var owner = world.Room.Owner(world.Conversation);
        var holder = world.Room.First("SELECT owner_id FROM conversations WHERE id = @t_id", r => r.IsDBNull(0) ? null : r.GetString(0), world.Conversation);
        var expected = open switch
        {
            null => (Owners.Bot, null),
            { IsWaiting: true } => (Owners.Waiting, null),
            _ => (Owners.Staff, open.StaffId),
        };
        if ((owner, holder) != expected) yield return $"Owned by {owner} {holder}, but the handoff says {expected}.";
        if (open is { IsLive: true } && !Scheduled(world, HandoffKinds.Silence)) yield return "Nobody watches whether staff answer.";
        if (open is { IsWaiting: true } && !Scheduled(world, HandoffKinds.Overdue)) yield return "Nobody watches whether it becomes overdue.";
    }

    /// <summary>Between "has joined" and the notice that they left only staff speak, and danger; outside of it they do not.</summary>
    private static IEnumerable<string> NobodyTalksOverAnother(List<Said> said)
    {
        var held = false;
        foreach (var line in said)
        {
            if (line.Kind == "status") held = line.Text.Contains("has joined", StringComparison.Ordinal);
            else if (line.Role == Roles.Staff && !held) yield return "Staff spoke after they had left.";
            else if (line.Role == Roles.Bot && held && line.Kind != "emergency") yield return $"The bot said '{line.Text}' while staff held the conversation.";
        }
    }

    private static IEnumerable<string> OneAccepts(InterleaveWorld world)
    {
        var accepted = 0;
        var values = world.Room.Reader.Read(s => s.All(Statuses, r => r.GetString(0), world.Conversation));
        foreach (var value in values)
        {
            accepted += value.Contains("\"accepted\"", StringComparison.Ordinal) ? 1 : -1;
            if (accepted is not (0 or 1)) yield return "It was accepted while somebody held it.";
            if (accepted < 0) accepted = 0;
        }
    }

    private static readonly Sql Statuses = new("""
        SELECT e.value FROM handoff_events e JOIN handoffs h ON h.id = e.handoff_id WHERE h.conversation_id = @t_id AND e.name = 'handoff.status' ORDER BY e.id
        """);

    /// <summary>Each reply of staff was said once, or refused to whoever wrote it; none is on its way for ever.</summary>
    private static IEnumerable<string> SendsAreSettled(InterleaveWorld world, List<Said> said)
    {
        var sent = world.Room.Count("SELECT COUNT(*) FROM staff_sends WHERE conversation_id = @t_id AND state = 'sent'", world.Conversation);
        if (sent != said.Count(s => s.Role == Roles.Staff)) yield return $"{sent} replies of staff are called sent.";
        if (world.Room.Count("SELECT COUNT(*) FROM staff_sends WHERE conversation_id = @t_id AND state = 'pending'", world.Conversation) > 0) yield return "A reply of staff never left.";
    }

    private static IEnumerable<string> NoGap(List<Said> said)
    {
        for (var i = 0; i < said.Count; i++)
            if (said[i].Sequence != i + 1) yield return $"A gap before {said[i].Sequence}.";
    }

    private static bool Scheduled(InterleaveWorld world, string kind) =>
        world.Room.Count("SELECT COUNT(*) FROM inbox WHERE conversation_id = @t_id AND kind = @t_kind", world.Conversation, kind) == 1;

    private static List<Said> Read(InterleaveWorld world) => world.Room.Reader.Read(session => session.All(Activities, r => Line(
        r.GetInt64(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetInt64(2), r.GetString(3)), world.Conversation));

    private static readonly Sql Activities = new("SELECT sequence, role, reply_to, payload FROM activities WHERE conversation_id = @t_id ORDER BY sequence");

    private static Said Line(long sequence, string role, long? replyTo, string payload)
    {
        using var json = JsonDocument.Parse(payload);
        var kind = json.RootElement.TryGetProperty("channelData", out var data) ? data.GetProperty("mesobot").GetProperty("kind").GetString()! : "";
        return new Said(sequence, role, replyTo, json.RootElement.GetProperty("text").GetString()!, kind);
    }
}
