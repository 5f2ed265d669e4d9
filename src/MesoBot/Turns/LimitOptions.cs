using System.ComponentModel.DataAnnotations;

namespace MesoBot.Turns;

/// <summary>How much one visitor and all together may ask. Limits restrict answers, never triage. Section "Limits" of appsettings.json.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Messages of one visitor in a minute, over time. 1 to 10,000; default 20.</summary>
    [Range(1, 10_000, ErrorMessage = "Limits:MessagesPerMinute must lie between 1 and 10000.")]
    public int MessagesPerMinute { get; set; } = 20;

    /// <summary>Messages that one visitor may send at once. 1 to 10,000; default 12.</summary>
    [Range(1, 10_000, ErrorMessage = "Limits:MessageBurst must lie between 1 and 10000.")]
    public int MessageBurst { get; set; } = 12;

    /// <summary>Messages of all visitors in a second. 1 to 1,000,000; default 1,000, about half of what two cores answer.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Limits:MessagesPerSecond must lie between 1 and 1000000.")]
    public int MessagesPerSecond { get; set; } = 1000;

    /// <summary>New chats from one address in a minute. 1 to 100,000; default 60: a hotel or a clinic shares one address.</summary>
    [Range(1, 100_000, ErrorMessage = "Limits:ChatsPerMinute must lie between 1 and 100000.")]
    public int ChatsPerMinute { get; set; } = 60;

    /// <summary>Turns that may wait before new messages are refused. 1 to 1,000,000; default 2,000: some seconds of work.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Limits:WaitingTurns must lie between 1 and 1000000.")]
    public int WaitingTurns { get; set; } = 2000;
}
