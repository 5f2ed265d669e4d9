using System.ComponentModel.DataAnnotations;

namespace MesoBot.Channels.DirectLine;

/// <summary>The Direct Line server. Section "DirectLine" of appsettings.json.</summary>
internal sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    /// <summary>
    /// Opens any conversation, for servers of your own that hand out tokens; never given to a browser. Empty (the default): nobody can
    /// use one. At least 32 characters.
    /// </summary>
    [MinLength(32, ErrorMessage = "DirectLine:Secret is shorter than 32 characters: make one with `openssl rand -base64 32`, or remove it.")]
    public string? Secret { get; set; }

    /// <summary>How long a token is good, in minutes. 20 to 1440; default 30. Clients refresh every 15 minutes whatever is said (Direct Line §4.4).</summary>
    [Range(20, 1440, ErrorMessage = "DirectLine:TokenMinutes must lie between 20 and 1440.")]
    public int TokenMinutes { get; set; } = 30;

    /// <summary>How long a device finds back to its conversation, in days. 1 to 90; default 14.</summary>
    [Range(1, 90, ErrorMessage = "DirectLine:ResumeDays must lie between 1 and 90.")]
    public int ResumeDays { get; set; } = 14;
}
