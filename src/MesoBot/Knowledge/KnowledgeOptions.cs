using System.ComponentModel.DataAnnotations;

namespace MesoBot.Knowledge;

/// <summary>Where the knowledge lies and which of it is served. Section "Knowledge" of appsettings.json.</summary>
internal sealed class KnowledgeOptions
{
    public const string Section = "Knowledge";

    /// <summary>The folder of articles, replies and rules, seen from the folder of appsettings.json. Default "knowledge".</summary>
    [Required]
    public string Path { get; set; } = "knowledge";

    /// <summary>Where the learned search model is kept between starts, seen from the same folder. Default ".cache"; may be deleted at any time.</summary>
    [Required]
    public string CachePath { get; set; } = ".cache";

    /// <summary>
    /// Serves articles that no clinician has approved, each with a visible line that says so. Default false; the Development launch
    /// profile switches it on. Never for patients.
    /// </summary>
    public bool ServeUnreviewed { get; set; }

    /// <summary>How often the folder is looked at for edits, in seconds. Default 2; 1 to 3600.</summary>
    [Range(1, 3600)]
    public int ReloadSeconds { get; set; } = 2;
}
