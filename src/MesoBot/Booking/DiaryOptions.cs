using MesoBot.Clinic;
using Microsoft.Extensions.Options;

namespace MesoBot.Booking;

/// <summary>A calendar file whose appointments are busy times of a branch.</summary>
internal sealed class IcsFileOptions
{
    /// <summary>English name of a branch under Clinic:Branches; may be left out when there is one at most.</summary>
    public string? Branch { get; set; }

    /// <summary>Where the .ics file lies, from the program's folder. Read at the start and every minute.</summary>
    public string Path { get; set; } = "";
}

/// <summary>What free times are worked out from, beside the opening hours. Section "Booking" of appsettings.json.</summary>
internal sealed class DiaryOptions
{
    /// <summary>Default none. With a file, the free times of its branch are real.</summary>
    public List<IcsFileOptions> IcsFiles { get; set; } = [];
}

internal sealed class DiaryOptionsValidator(IOptions<ClinicOptions> clinic, IConfiguration configuration) : IValidateOptions<DiaryOptions>
{
    private const string Setting = BookingOptions.Section + ":" + nameof(DiaryOptions.IcsFiles);

    public ValidateOptionsResult Validate(string? name, DiaryOptions options)
    {
        var errors = Errors(options).ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(DiaryOptions options)
    {
        if (configuration[Setting] is { Length: > 0 } text) yield return $"{Setting} should be a list in square brackets, not `{text}`.";
        var branches = Diary.Branches(clinic.Value);
        for (var i = 0; i < options.IcsFiles.Count; i++)
        {
            var file = options.IcsFiles[i];
            if (string.IsNullOrWhiteSpace(file.Path)) yield return $"{Setting}:{i}:Path is missing: name the .ics file.";
            if (Diary.BranchOf(branches, file.Branch) is null) yield return $"{Setting}:{i}:Branch should be the English name of a branch under Clinic:Branches.";
        }
    }
}
