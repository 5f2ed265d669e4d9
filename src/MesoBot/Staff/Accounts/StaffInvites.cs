using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MesoBot.Audit;
using MesoBot.Data;

namespace MesoBot.Staff.Accounts;

/// <summary>A one-time way in, as far as the store knows it.</summary>
/// <param name="Role">A role, or <see cref="StaffInvites.Reset"/>.</param>
internal sealed record Invite(string Hash, string Name, string Role, long ExpiresAt)
{
    public bool IsReset => Role == StaffInvites.Reset;
}

/// <summary>What the person behind an invitation chose.</summary>
internal sealed record NewAccount(string DisplayName, string PasswordHash, byte[] Secret, long UsedStep, List<string> Codes);

/// <summary>
/// One-time links. The link's secret is told once, to whoever asked for it; the store keeps its hash. A newer link for a name ends the older.
/// </summary>
internal sealed class StaffInvites(StoreWriter writer, StoreReader reader, AuditLog audit, SecondFactor proof, TimeProvider time)
{
    /// <summary>A link that gives an account that is there a new password and a new second proof.</summary>
    public const string Reset = "reset";

    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private const int SecretBytes = 32;

    private static readonly Sql Insert = new("""
        INSERT INTO invites (hash, name, role, created_by, created_at, expires_at) VALUES (@t_hash, @t_name, @t_role, @t_by, @n_now, @n_expires)
        """);

    private static readonly Sql EndOlder = new("UPDATE invites SET expires_at = @n_now WHERE name = @t_name AND used_at IS NULL AND expires_at > @n_now");

    private static readonly Sql SelectGood = new("SELECT hash, name, role, expires_at FROM invites WHERE hash = @t_hash AND used_at IS NULL AND expires_at > @n_now");

    private static readonly Sql SelectOpen = new("SELECT hash, name, role, expires_at FROM invites WHERE used_at IS NULL AND expires_at > @n_now ORDER BY created_at");

    private static readonly Sql Use = new("UPDATE invites SET used_at = @n_now WHERE hash = @t_hash AND used_at IS NULL AND expires_at > @n_now");

    private static readonly Sql InsertUser = new("""
        INSERT INTO asp_net_users (id, user_name, normalized_user_name, display_name, languages, is_disabled, created_at, email, normalized_email, email_confirmed, password_hash,
            security_stamp, concurrency_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
        VALUES (@t_id, @t_name, @t_key, @t_display, 'en,ar', FALSE, @n_now, @t_email, @t_email_key, FALSE, @t_password, @t_stamp, @t_stamp, FALSE, TRUE, TRUE, 0)
        """);

    private static readonly Sql ResetUser = new("""
        UPDATE asp_net_users SET display_name = @t_display, password_hash = @t_password, pin_hash = NULL, security_stamp = @t_stamp, concurrency_stamp = @t_stamp,
            lockout_end = NULL, access_failed_count = 0 WHERE id = @t_id AND NOT is_disabled
        """);

    private static readonly Sql DeletePasskeys = new("DELETE FROM asp_net_user_passkeys WHERE user_id = @t_id");

    /// <returns>The secret of the link; null when somebody of that name is in the team already.</returns>
    /// <param name="email">Makes the account at once, so that a sign-in service can be matched to it.</param>
    public Task<string?> InviteAsync(string name, string role, string actor, string? email = null)
    {
        var secret = NewSecret();
        return writer.WriteAsync(session =>
        {
            if (StaffDirectory.FindByName(session, name) is not null) return null;
            if (email is not null) AddUser(session, name, name, role, email, null);
            Add(session, secret, name, email is null ? role : Reset, actor);
            audit.Append(session, new AuditEntry(actor, "staff.invited", HashOf(secret)[..16], new Dictionary<string, string> { ["role"] = role }));
            return secret;
        });
    }

    /// <returns>The secret of the link; null when there is nobody of that name, or they are disabled.</returns>
    public Task<string?> ResetAsync(string name, string actor)
    {
        var secret = NewSecret();
        return writer.WriteAsync(session =>
        {
            if (StaffDirectory.FindByName(session, name) is not { IsDisabled: false } account) return null;
            Add(session, secret, account.Name, Reset, actor);
            audit.Append(session, new AuditEntry(actor, "staff.reset", account.Id));
            return secret;
        });
    }

    public Invite? Find(string secret) => FindByHash(HashOf(secret));

    public Invite? FindByHash(string hash) => reader.Read(session => session.First(SelectGood, Read, hash, Now));

    public List<Invite> Open() => reader.Read(session => session.All(SelectOpen, Read, Now));

    /// <summary>Uses the link and makes the account, both or neither.</summary>
    /// <returns>Id of the account; null when the link was used or ended meanwhile.</returns>
    public Task<string?> JoinAsync(Invite invite, NewAccount account) => writer.WriteAsync(session =>
    {
        if (session.Execute(Use, Now, invite.Hash) == 0) return null;
        var known = StaffDirectory.FindByName(session, invite.Name);
        // A name that was taken meanwhile, or a reset of somebody who is disabled: the link is worth nothing.
        if (invite.IsReset ? known is null or { IsDisabled: true } : known is not null) return null;
        var id = known?.Id ?? AddUser(session, invite.Name, account.DisplayName, invite.Role, null, account.PasswordHash);
        if (known is not null) ResetAccount(session, id, account);
        proof.Enrol(session, id, account.Secret, account.UsedStep, account.Codes);
        audit.Append(session, new AuditEntry(id, invite.IsReset ? "staff.renewed" : "staff.joined", id));
        return id;
    });

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    private void Add(StoreSession session, string secret, string name, string role, string actor)
    {
        session.Execute(EndOlder, Now, name);
        session.Execute(Insert, HashOf(secret), name, role, actor, Now, Now + (long)Life.TotalMilliseconds);
    }

    private string AddUser(StoreSession session, string name, string displayName, string role, string? email, string? passwordHash)
    {
        var id = Guid.NewGuid().ToString();
        session.Execute(InsertUser, id, name, StaffNames.Key(name), displayName, Now, email, email is null ? null : StaffDirectory.EmailKey(email), passwordHash, StaffDirectory.NewStamp());
        StaffDirectory.SetRole(session, id, role);
        return id;
    }

    /// <summary>A phone was lost or a password seen by others: nothing of before is worth anything.</summary>
    private static void ResetAccount(StoreSession session, string id, NewAccount account)
    {
        session.Execute(ResetUser, account.DisplayName, account.PasswordHash, StaffDirectory.NewStamp(), id);
        session.Execute(DeletePasskeys, id);
        StaffTokens.RemoveAll(session, id, StaffTokens.Session);
        StaffTokens.RemoveAll(session, id, StaffTokens.Browser);
    }

    private static Invite Read(System.Data.Common.DbDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3));
}
