using System.ComponentModel.DataAnnotations;
using MesoBot.Handoff;
using Microsoft.Extensions.Options;

namespace MesoBot.Staff;

/// <summary>How staff sign in to the console. Section "Staff" of appsettings.json.</summary>
internal sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>Tries to sign in from one address in a minute. 1 to 10,000; default 30: a clinic shares one address.</summary>
    [Range(1, 10_000, ErrorMessage = "Staff:SignInsPerMinute must lie between 1 and 10000.")]
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>
    /// Minutes without a deed after which the console locks: on a shared computer whoever comes by would act in the name of who left. 0: never;
    /// to 720, a shift. Default 10.
    /// </summary>
    [Range(0, 720, ErrorMessage = "Staff:IdleLockMinutes must lie between 0 (never) and 720.")]
    public int IdleLockMinutes { get; set; } = 10;

    /// <summary>The clinic's own sign-in service. Default none.</summary>
    public OpenIdConnectOptions OpenIdConnect { get; set; } = new();
}

/// <summary>A sign-in service that speaks OpenID Connect. Accounts are matched by the email they were invited with.</summary>
internal sealed class OpenIdConnectOptions
{
    /// <summary>The service's address, as its discovery document begins: "https://login.clinic.example". Empty: none.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Optional: a public client has none, and PKCE protects it. Better in the environment than in a file.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What the button calls it.</summary>
    public string Name { get; set; } = "your clinic's account";

    /// <summary>A claim that says what somebody is, such as "groups". Empty: roles are given in the console.</summary>
    public string? RoleClaim { get; set; }

    /// <summary>What the claim may say, and the role it means: { "clinic-reception": "reception" }. Who has none of them does not come in.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);
}

internal sealed class StaffOptionsValidator : IValidateOptions<StaffOptions>
{
    public ValidateOptionsResult Validate(string? name, StaffOptions options)
    {
        var failures = new List<string>();
        var provider = options.OpenIdConnect;
        if (provider.IsOn)
        {
            if (!IsSafe(provider.Authority!)) failures.Add($"Staff:OpenIdConnect:Authority is \"{provider.Authority}\": write an address that begins with https://.");
            if (string.IsNullOrWhiteSpace(provider.ClientId)) failures.Add("Staff:OpenIdConnect:ClientId is empty: the sign-in service gave this program one.");
            if (string.IsNullOrWhiteSpace(provider.Name)) failures.Add("Staff:OpenIdConnect:Name is empty: say what the button should call the service.");
            if (!string.IsNullOrWhiteSpace(provider.RoleClaim) && provider.Roles.Count == 0) failures.Add("Staff:OpenIdConnect:Roles is empty while RoleClaim is set: say which value means which role.");
            foreach (var (value, role) in provider.Roles.Where(r => !StaffRoles.All.Contains(r.Value)))
                failures.Add($"Staff:OpenIdConnect:Roles gives \"{value}\" the role \"{role}\": choose {string.Join(", ", StaffRoles.All)}.");
        }
        else if (!string.IsNullOrWhiteSpace(provider.ClientId) || !string.IsNullOrWhiteSpace(provider.ClientSecret))
            failures.Add("Staff:OpenIdConnect:Authority is empty while a client is set: name the address of the sign-in service, or remove the client.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>What is sent there proves who somebody is, so it must not be read on the way; this machine itself is no way.</summary>
    private static bool IsSafe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback) && uri.Query.Length == 0 && uri.Fragment.Length == 0;
}
