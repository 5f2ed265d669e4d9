using System.Globalization;
using MesoBot.Data;

namespace MesoBot.Staff.Accounts;

/// <summary>Small things kept with an account, in Identity's table for them. Runs inside a write.</summary>
internal static class StaffTokens
{
    /// <summary>A sign-in; the value is when it ends.</summary>
    public const string Session = "session";

    /// <summary>When somebody last did something in a session; the value is that, or <see cref="IdleLock.Locked"/>.</summary>
    public const string Active = "active";

    /// <summary>A browser on which somebody signed in fully; the value is when that ends, then the wrong short codes since.</summary>
    public const string Browser = "browser";

    /// <summary>The second proof: <see cref="Secret"/>, <see cref="LastStep"/>, <see cref="Codes"/>.</summary>
    public const string Proof = "proof";

    public const string Secret = "secret";
    public const string LastStep = "last-step";
    public const string Codes = "codes";

    private static readonly Sql Upsert = new("""
        INSERT INTO asp_net_user_tokens (user_id, login_provider, name, value) VALUES (@t_user, @t_kind, @t_name, @t_value)
        ON CONFLICT (user_id, login_provider, name) DO UPDATE SET value = excluded.value
        """);

    private static readonly Sql Find = new("SELECT value FROM asp_net_user_tokens WHERE user_id = @t_user AND login_provider = @t_kind AND name = @t_name");

    private static readonly Sql Swap = new("""
        UPDATE asp_net_user_tokens SET value = @t_new WHERE user_id = @t_user AND login_provider = @t_kind AND name = @t_name AND value = @t_old
        """);

    private static readonly Sql Advance = new("""
        UPDATE asp_net_user_tokens SET value = @t_value WHERE user_id = @t_user AND login_provider = @t_kind AND name = @t_name AND value < @t_value
        """);

    private static readonly Sql Delete = new("DELETE FROM asp_net_user_tokens WHERE user_id = @t_user AND login_provider = @t_kind AND name = @t_name");

    private static readonly Sql DeleteKind = new("DELETE FROM asp_net_user_tokens WHERE user_id = @t_user AND login_provider = @t_kind");

    private static readonly Sql DeleteOld = new("DELETE FROM asp_net_user_tokens WHERE user_id = @t_user AND login_provider = @t_kind AND value < @t_value");

    /// <summary>A number whose text sorts as it does.</summary>
    public static string Sortable(long number) => number.ToString("D20", CultureInfo.InvariantCulture);

    public static void Set(StoreSession session, string userId, string kind, string name, string value) => session.Execute(Upsert, userId, kind, name, value);

    public static string? Get(StoreSession session, string userId, string kind, string name) => session.First(Find, r => r.GetString(0), userId, kind, name);

    /// <summary>False when it changed since it was read.</summary>
    public static bool Replace(StoreSession session, string userId, string kind, string name, string old, string value) =>
        session.Execute(Swap, value, userId, kind, name, old) == 1;

    /// <summary>False when it stands there already, or beyond: whoever comes second is too late.</summary>
    public static bool Raise(StoreSession session, string userId, string kind, string name, string value) => session.Execute(Advance, value, userId, kind, name) == 1;

    public static bool Remove(StoreSession session, string userId, string kind, string name) => session.Execute(Delete, userId, kind, name) == 1;

    public static int RemoveAll(StoreSession session, string userId, string kind) => session.Execute(DeleteKind, userId, kind);

    public static void RemoveBelow(StoreSession session, string userId, string kind, string value) => session.Execute(DeleteOld, userId, kind, value);
}
