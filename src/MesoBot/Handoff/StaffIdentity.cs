namespace MesoBot.Handoff;

/// <summary>A member of staff, as patients and colleagues know them.</summary>
/// <param name="Role">One of <see cref="StaffTitles"/>.</param>
internal sealed record StaffIdentity(string Id, string Name, string Role);
