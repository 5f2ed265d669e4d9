namespace MesoBot.Staff.Shared;

/// <summary>Who looks at a page, as the page needs to know.</summary>
/// <param name="Role">reception, clinician or administrator.</param>
/// <param name="Lang">Of the interface: en or ar.</param>
public sealed record ConsoleUser(string Id, string Name, string Role, string Lang)
{
    public bool IsClinician => Role == "clinician";

    public bool IsAdministrator => Role == "administrator";
}

/// <summary>A member of staff as colleagues see them.</summary>
/// <param name="Presence">here, away or off.</param>
public sealed record Colleague(string Id, string Name, string Role, string Languages, string Presence);
