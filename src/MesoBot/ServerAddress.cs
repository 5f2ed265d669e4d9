namespace MesoBot;

/// <summary>Where people's browsers reach this server: what links in messages begin with.</summary>
/// <param name="publicUrl">As set; null where browsers ask for the address that the server listens on.</param>
/// <param name="listening">Asked when it is needed: a port is known only after the start.</param>
internal sealed class ServerAddress(string? publicUrl, Func<string> listening)
{
    /// <summary>Null: only who is at this machine or network knows it.</summary>
    public string? Public => string.IsNullOrEmpty(publicUrl) ? null : publicUrl;

    public string Any => Public ?? listening();
}
