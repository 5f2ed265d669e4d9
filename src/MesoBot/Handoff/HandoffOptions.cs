using System.ComponentModel.DataAnnotations;

namespace MesoBot.Handoff;

/// <summary>How soon people answer, and who is told of danger. Section "Handoff" of appsettings.json.</summary>
internal sealed class HandoffOptions
{
    public const string Section = "Handoff";

    /// <summary>Within so many minutes somebody should answer a patient who asks for a person while the clinic is open. Default 10.</summary>
    [Range(1, 240)]
    public int AnswerMinutes { get; set; } = 10;

    /// <summary>The same after the clinic opens, for who asked while it was closed. Default 30.</summary>
    [Range(1, 480)]
    public int AfterOpeningMinutes { get; set; } = 30;

    /// <summary>A clinician's concern that needs a doctor the same day. Default 30.</summary>
    [Range(1, 240)]
    public int ClinicianMinutes { get; set; } = 30;

    /// <summary>A complaint, while the clinic is open. Default 60.</summary>
    [Range(1, 480)]
    public int ComplaintMinutes { get; set; } = 60;

    /// <summary>Danger, at any hour. Default 2.</summary>
    [Range(1, 30)]
    public int EmergencyMinutes { get; set; } = 2;

    /// <summary>A patient who waits so long for staff who accepted goes back to the queue. Default 10.</summary>
    [Range(1, 240)]
    public int SilenceMinutes { get; set; } = 10;

    /// <summary>After so many minutes an overdue request climbs again. Default 30.</summary>
    [Range(1, 480)]
    public int OverdueMinutes { get; set; } = 30;

    /// <summary>Seconds in which a reply can be taken back. Default 5.</summary>
    [Range(0, 60)]
    public int UndoSeconds { get; set; } = 5;

    /// <summary>An alert that nobody acknowledged is sent again after so many minutes. Default 3.</summary>
    [Range(1, 120)]
    public int AlertRepeatMinutes { get; set; } = 3;

    /// <summary>The console's address as those on call can open it, "https://chat.example.com/staff". Empty: Web:PublicUrl with /staff.</summary>
    public string? ConsoleUrl { get; set; }

    /// <summary>Who is told of danger, in order. Empty: only who has the console open.</summary>
    public List<OnCallOptions> OnCall { get; set; } = [];

    public SmtpOptions Smtp { get; set; } = new();
}

/// <summary>Somebody who is told.</summary>
internal sealed class OnCallOptions
{
    public string Name { get; set; } = "";

    /// <summary>console, webhook or mail.</summary>
    public string Way { get; set; } = AlertWays.Console;

    /// <summary>Where a webhook is posted to: https, or this machine.</summary>
    public string? Url { get; set; }

    /// <summary>The key with which a webhook is signed. At least 16 characters.</summary>
    public string? Secret { get; set; }

    /// <summary>The address of a mail.</summary>
    public string? Mail { get; set; }

    /// <summary>Told only when nobody has acknowledged the alert so many minutes after it was raised. Default 0: at once.</summary>
    public int AfterMinutes { get; set; }
}

/// <summary>The mail server for alerts.</summary>
internal sealed class SmtpOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string? From { get; set; }

    /// <summary>STARTTLS with a certificate that this machine trusts; without it nothing is sent. Off only for a server on this machine.</summary>
    public bool UseTls { get; set; } = true;
}

internal static class AlertWays
{
    public const string Console = "console";
    public const string Webhook = "webhook";
    public const string Mail = "mail";
}
