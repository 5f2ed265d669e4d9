using MesoBot.Text;
using Microsoft.AspNetCore.Components;

namespace MesoBot.Staff.Shell;

/// <summary>What every part of the console knows: the request, and the language of who reads.</summary>
public abstract class StaffComponent : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    protected string Language => StaffLanguage.Of(Http);

    protected bool IsArabic => Language == "ar";

    /// <summary>A string of StaffStrings.resx.</summary>
    protected string T(string key) => StaffStrings.Get(key, Language);

    protected string T(string key, params object[] values) => StaffStrings.Format(key, Language, values);
}
