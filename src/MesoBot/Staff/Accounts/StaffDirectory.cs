using System.Data.Common;
using MesoBot.Audit;
using MesoBot.Data;
using MesoBot.Handoff;

namespace MesoBot.Staff.Accounts;

/// <summary>A member of staff as the team page and the command line list them.</summary>
internal sealed record StaffAccount(string Id, string Name, string DisplayName, string Role, bool IsDisabled, string Languages, string? Email);

/// <summary>Who belongs to the team, and who of them may still come in.</summary>
internal sealed class StaffDirectory(StoreWriter writer, StoreReader reader, AuditLog audit, IEnumerable<StaffLeft> left)
{
    private const string Columns = "u.id, u.user_name, u.display_name, COALESCE(r.role_id, ''), u.is_disabled, u.languages, u.email";
    private const string Tables = "asp_net_users u LEFT JOIN asp_net_user_roles r ON r.user_id = u.id";

    private static readonly Sql SelectAll = new($"SELECT {Columns} FROM {Tables} ORDER BY u.created_at, u.id");
    private static readonly Sql SelectById = new($"SELECT {Columns} FROM {Tables} WHERE u.id = @t_id");
    private static readonly Sql SelectByName = new($"SELECT {Columns} FROM {Tables} WHERE u.normalized_user_name = @t_name");
    private static readonly Sql SelectByEmail = new($"SELECT {Columns} FROM {Tables} WHERE u.normalized_email = @t_email");

    private static readonly Sql SelectPin = new("SELECT 1 FROM asp_net_users WHERE id = @t_id AND pin_hash IS NOT NULL");

    // The stamp ends every session; the other one tells a change made meanwhile that it came too late.
    private static readonly Sql UpdateDisabled = new("UPDATE asp_net_users SET is_disabled = TRUE, security_stamp = @t_stamp, concurrency_stamp = @t_stamp WHERE id = @t_id AND NOT is_disabled");
    private static readonly Sql UpdateEnabled = new("UPDATE asp_net_users SET is_disabled = FALSE, security_stamp = @t_stamp, concurrency_stamp = @t_stamp WHERE id = @t_id AND is_disabled");
    private static readonly Sql UpdateStamps = new("UPDATE asp_net_users SET security_stamp = @t_stamp, concurrency_stamp = @t_stamp WHERE id = @t_id");

    private static readonly Sql UpdateProfile = new("UPDATE asp_net_users SET display_name = @t_display, languages = @t_languages, concurrency_stamp = @t_stamp WHERE id = @t_id");

    private static readonly Sql UpdatePassword = new("UPDATE asp_net_users SET password_hash = @t_hash, security_stamp = @t_stamp, concurrency_stamp = @t_stamp WHERE id = @t_id");

    private static readonly Sql UpdatePin = new("UPDATE asp_net_users SET pin_hash = @t_hash, concurrency_stamp = @t_stamp WHERE id = @t_id");

    private static readonly Sql InsertRole = new("INSERT INTO asp_net_roles (id, name, normalized_name) VALUES (@t_role, @t_role, @t_key) ON CONFLICT DO NOTHING");
    private static readonly Sql DeleteRoles = new("DELETE FROM asp_net_user_roles WHERE user_id = @t_id");
    private static readonly Sql InsertUserRole = new("INSERT INTO asp_net_user_roles (user_id, role_id) VALUES (@t_id, @t_role)");

    private static readonly Sql CountAdministrators = new("""
        SELECT COUNT(*) FROM asp_net_users u JOIN asp_net_user_roles r ON r.user_id = u.id WHERE r.role_id = @t_role AND NOT u.is_disabled AND u.id <> @t_id
        """);

    public List<StaffAccount> All() => reader.Read(session => session.All(SelectAll, Read));

    /// <summary>They chose a short code; whoever did not signs in fully.</summary>
    public bool HasPin(string id) => reader.Read(session => session.Any(SelectPin, id));

    public StaffAccount? Find(string id) => reader.Read(session => session.First(SelectById, Read, id));

    public StaffAccount? FindByName(string name) => reader.Read(session => FindByName(session, name));

    public StaffAccount? FindByEmail(string email) => reader.Read(session => session.First(SelectByEmail, Read, EmailKey(email)));

    public static StaffAccount? FindByName(StoreSession session, string name) => session.First(SelectByName, Read, StaffNames.Key(name));

    public static string EmailKey(string email) => email.Trim().ToUpperInvariant();

    /// <summary>Ends whatever the person has open, on every browser, at once.</summary>
    /// <param name="mayBeLast">In the terminal, where another administrator can always be invited.</param>
    /// <returns>False when this is the last administrator who can come in.</returns>
    public async Task<bool> DisableAsync(string id, string actor, bool mayBeLast = false)
    {
        var done = await writer.WriteAsync(session =>
        {
            if (session.First(SelectById, Read, id) is not { } account) return false;
            if (!mayBeLast && account.Role == StaffRoles.Administrator && !HasOtherAdministrator(session, id)) return false;
            if (session.Execute(UpdateDisabled, NewStamp(), id) == 0) return true;
            StaffTokens.RemoveAll(session, id, StaffTokens.Session);
            StaffTokens.RemoveAll(session, id, StaffTokens.Browser);
            audit.Append(session, new AuditEntry(actor, "staff.disabled", id));
            return true;
        });
        // Where no console listens, in the terminal, the running server finds it by itself.
        if (done) await TellAsync(id);
        return done;
    }

    public Task EnableAsync(string id, string actor) => writer.WriteAsync(session =>
    {
        if (session.Execute(UpdateEnabled, NewStamp(), id) > 0) audit.Append(session, new AuditEntry(actor, "staff.enabled", id));
        return true;
    });

    /// <summary>The person signs in again with the new role.</summary>
    /// <returns>False when nobody would be left who can invite.</returns>
    public async Task<bool> ChangeRoleAsync(string id, string role, string actor)
    {
        var changed = false;
        var done = await writer.WriteAsync(session =>
        {
            changed = false;
            if (session.First(SelectById, Read, id) is not { } account) return false;
            if (account.Role == role) return true;
            if (account.Role == StaffRoles.Administrator && !HasOtherAdministrator(session, id)) return false;
            SetRole(session, id, role);
            session.Execute(UpdateStamps, NewStamp(), id);
            StaffTokens.RemoveAll(session, id, StaffTokens.Session);
            audit.Append(session, new AuditEntry(actor, "staff.role", id, new Dictionary<string, string> { ["role"] = role }));
            return changed = true;
        });
        // Patients in hand go back to the team; a role that stays as it was is no reason.
        if (changed) await TellAsync(id);
        return done;
    }

    public Task ChangeProfileAsync(string id, string displayName, string languages) =>
        writer.WriteAsync(session => session.Execute(UpdateProfile, displayName, languages, NewStamp(), id));

    /// <summary>Every session ends, also the one it was changed in.</summary>
    public Task ChangePasswordAsync(string id, string hash) => writer.WriteAsync(session =>
    {
        session.Execute(UpdatePassword, hash, NewStamp(), id);
        StaffTokens.RemoveAll(session, id, StaffTokens.Session);
        StaffTokens.RemoveAll(session, id, StaffTokens.Browser);
        audit.Append(session, new AuditEntry(id, "staff.password", id));
        return true;
    });

    /// <param name="hash">Null: no short code any more.</param>
    public Task ChangePinAsync(string id, string? hash) => writer.WriteAsync(session =>
    {
        session.Execute(UpdatePin, hash, NewStamp(), id);
        audit.Append(session, new AuditEntry(id, hash is null ? "staff.pin_removed" : "staff.pin", id));
        return true;
    });

    public Task NoteAsync(string id, string action) => writer.WriteAsync(session =>
    {
        audit.Append(session, new AuditEntry(id, action, id));
        return true;
    });

    /// <summary>Within a write.</summary>
    public static void SetRole(StoreSession session, string id, string role)
    {
        session.Execute(InsertRole, role, role.ToUpperInvariant());
        session.Execute(DeleteRoles, id);
        session.Execute(InsertUserRole, id, role);
    }

    public static string NewStamp() => Guid.NewGuid().ToString("N");

    private async Task TellAsync(string id)
    {
        foreach (var tell in left) await tell(id);
    }

    private static bool HasOtherAdministrator(StoreSession session, string id) => session.First(CountAdministrators, r => r.GetInt64(0), StaffRoles.Administrator, id) > 0;

    private static StaffAccount Read(DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6));
}

/// <summary>Called after a member of staff went: signed out, or was disabled. Register one to give back what they held.</summary>
internal delegate Task StaffLeft(string staffId);
