using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace MesoBot.Staff.OpenId;

/// <summary>What the handler needs besides OAuth's own settings.</summary>
internal sealed class OpenIdSettings : OAuthOptions
{
    public string Authority { get; set; } = "";

    public OpenIdConnectOptions Choice { get; set; } = new();

    /// <summary>Keeps the service's own description and keys, and reads them again when they are old.</summary>
    public IConfigurationManager<OpenIdConnectConfiguration> Service { get; set; } = null!;
}
