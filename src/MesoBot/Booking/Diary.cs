using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>What the parts of the diary agree on.</summary>
internal static class Diary
{
    /// <summary>The names by which the diary keeps its branches apart. A clinic that names none has one without a name.</summary>
    public static IReadOnlyList<string> Branches(ClinicOptions clinic) =>
        clinic.Branches.Select(b => b.Name.En ?? "").Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } named ? named : [""];

    /// <summary>The branch that is meant; the only one when none is named. Null when it cannot be told.</summary>
    public static string? BranchOf(IReadOnlyList<string> branches, string? name) =>
        string.IsNullOrWhiteSpace(name) ? (branches.Count == 1 ? branches[0] : null) : branches.FirstOrDefault(b => b.Equals(name, StringComparison.OrdinalIgnoreCase));
}
