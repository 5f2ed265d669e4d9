using Microsoft.AspNetCore.Identity;

namespace MesoBot.Data;

/// <summary>A member of staff who signs in to the console.</summary>
internal sealed class StaffMember : IdentityUser
{
    /// <summary>As patients and colleagues read it.</summary>
    [PersonalData]
    public string DisplayName { get; set; } = "";

    /// <summary>Languages spoken, by comma: "en,ar".</summary>
    public string Languages { get; set; } = "en";

    public bool IsDisabled { get; set; }

    /// <summary>Hash of the short code for a quick sign-in on a shared computer; null when none was chosen.</summary>
    public string? PinHash { get; set; }

    /// <summary>Milliseconds since 1970.</summary>
    public long CreatedAt { get; set; }
}
