using System.CommandLine;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Shell;
using MesoBot.Web;
using Microsoft.Extensions.Options;

namespace MesoBot.Cli;

/// <summary>
/// <c>staff</c>: who may come into the console. Whoever may run the program on this machine may do this, so the first administrator needs no
/// default password. Works while the server runs.
/// </summary>
internal static class StaffVerb
{
    /// <summary>Stands in the audit log for whoever sat at this machine.</summary>
    private const string Actor = "terminal";

    public static Command Create()
    {
        var name = new Option<string>("--name") { Description = "The name to sign in with.", Required = true };
        var role = new Option<string>("--role") { Description = "reception, clinician or administrator.", Required = true };
        var email = new Option<string?>("--email") { Description = "For teams that sign in through a sign-in service (Staff:OpenIdConnect)." };
        var invite = new Command("invite", "Print a one-time link by which somebody joins the team; works while the server runs.") { name, role, email };
        invite.SetAction((parsed, _) => RunAsync((services, _) => InviteAsync(services, parsed.GetValue(name)!, parsed.GetValue(role)!, parsed.GetValue(email))));
        var list = new Command("list", "List the team.");
        list.SetAction((_, _) => RunAsync((_, directory) => Task.FromResult(List(directory))));
        return new Command("staff", "Say who may sign in to the staff console.")
        {
            invite, list,
            OnName("disable", "Sign somebody out everywhere and let them in no more.", DisableAsync),
            OnName("enable", "Let somebody in again.", async (_, directory, account) =>
            {
                await directory.EnableAsync(account.Id, Actor);
                return $"{account.Name} may sign in again.";
            }),
            OnName("reset", "Print a one-time link for a new password and a new second step.", ResetAsync),
        };
    }

    private static Command OnName(string verb, string description, Func<IServiceProvider, StaffDirectory, StaffAccount, Task<string>> act)
    {
        var name = new Argument<string>("name") { Description = "The name they sign in with." };
        var command = new Command(verb, description) { name };
        command.SetAction((parsed, _) => RunAsync((services, directory) =>
            act(services, directory, directory.FindByName(parsed.GetValue(name)!) ?? throw new UserErrorException($"There is nobody called \"{parsed.GetValue(name)}\". `mesobot staff list` shows the team."))));
        return command;
    }

    private static async Task<int> RunAsync(Func<IServiceProvider, StaffDirectory, Task<string>> act)
    {
        using var host = Application.BuildAccounts();
        host.Services.GetRequiredService<StoreSetup>().PrepareBeside();
        var writer = host.Services.GetRequiredService<StoreWriter>();
        await writer.StartAsync(CancellationToken.None);
        try
        {
            Output.WriteUtf8(await act(host.Services, host.Services.GetRequiredService<StaffDirectory>()));
            return 0;
        }
        catch (StoreUnavailableException e)
        {
            throw new UserErrorException("The database cannot be used at the moment; nothing was changed. Try again.", e);
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<string> InviteAsync(IServiceProvider services, string name, string role, string? email)
    {
        var tidy = StaffNames.Tidy(name);
        if (!StaffNames.IsGood(tidy)) throw new UserErrorException("--name takes a name of 2 to 80 letters.");
        if (!StaffRoles.All.Contains(role)) throw new UserErrorException($"There is no role \"{role}\": choose {string.Join(", ", StaffRoles.All)}.");
        if (email is not null && !StaffNames.IsEmail(email)) throw new UserErrorException("--email takes an address such as name@clinic.example.");
        if (email is not null && services.GetRequiredService<StaffDirectory>().FindByEmail(email) is not null) throw new UserErrorException("Another account has this email.");
        return await services.GetRequiredService<StaffInvites>().InviteAsync(tidy, role, Actor, email) is { } secret
            ? Told(services, secret, tidy)
            : throw new UserErrorException($"{tidy} is in the team already: `mesobot staff reset` gives them a new link.");
    }

    private static async Task<string> ResetAsync(IServiceProvider services, StaffDirectory directory, StaffAccount account) =>
        await services.GetRequiredService<StaffInvites>().ResetAsync(account.Name, Actor) is { } secret
            ? Told(services, secret, account.Name)
            : throw new UserErrorException($"{account.Name} is disabled: enable them first.");

    private static async Task<string> DisableAsync(IServiceProvider services, StaffDirectory directory, StaffAccount account)
    {
        await directory.DisableAsync(account.Id, Actor, mayBeLast: true);
        return $"{account.Name} is signed out everywhere and cannot sign in. The running server gives what they held back to the queue within a minute.";
    }

    private static string List(StaffDirectory directory)
    {
        var team = directory.All();
        return team.Count == 0
            ? "There is nobody in the team yet. `mesobot staff invite --name \"…\" --role administrator` makes the first link."
            : string.Join('\n', team.Select(a => $"{a.Name}  {a.Role}{(a.IsDisabled ? "  disabled" : "")}"));
    }

    private static string Told(IServiceProvider services, string secret, string name)
    {
        var web = services.GetRequiredService<IOptions<WebOptions>>().Value;
        var address = web.PublicUrl is { Length: > 0 } url ? url : web.Urls.Split(';')[0].Trim().TrimEnd('/')
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
        return $"Give this link to {name} alone. It works once, within {StaffInvites.Life.TotalHours:0} hours, and is not shown again:\n{address}{StaffPaths.Join}#{secret}";
    }
}
