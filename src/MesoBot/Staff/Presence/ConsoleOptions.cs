using System.ComponentModel.DataAnnotations;

namespace MesoBot.Staff.Presence;

/// <summary>How the console behaves. Section "Console" of appsettings.json.</summary>
internal sealed class ConsoleOptions
{
    public const string Section = "Console";

    /// <summary>Whose console has been closed for so many minutes is off shift, and what they held goes back to the queue. Default 3.</summary>
    [Range(1, 120)]
    public int PresenceMinutes { get; set; } = 3;
}
