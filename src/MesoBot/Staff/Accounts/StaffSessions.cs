using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using MesoBot.Audit;
using MesoBot.Data;
using Microsoft.AspNetCore.Authentication;

namespace MesoBot.Staff.Accounts;

/// <summary>Whether a session may go on.</summary>
internal enum SessionState
{
    Good,

    /// <summary>Signed out, disabled, a new password, the end of the shift.</summary>
    Over,

    /// <summary>Nobody did anything for a while.</summary>
    Locked,
}

/// <summary>
/// Who is signed in. The browser holds a sealed ticket, the store a row for it: without the row the ticket is worth nothing, so that signing
/// out, being disabled and a new password end it at once and everywhere. The price is one reading for each request.
/// </summary>
internal sealed class StaffSessions(StoreWriter writer, StoreReader reader, AuditLog audit, KnownBrowser browser, IdleLock idle, IEnumerable<StaffLeft> left, TimeProvider time)
{
    private static readonly Sql Find = new("""
        SELECT u.security_stamp, COALESCE(r.role_id, '') FROM asp_net_user_tokens t JOIN asp_net_users u ON u.id = t.user_id LEFT JOIN asp_net_user_roles r ON r.user_id = u.id
        WHERE t.user_id = @t_user AND t.login_provider = 'session' AND t.name = @t_session AND t.value > @t_now AND NOT u.is_disabled
        """);

    private static readonly Sql Account = new("""
        SELECT u.display_name, u.security_stamp, COALESCE(r.role_id, '') FROM asp_net_users u LEFT JOIN asp_net_user_roles r ON r.user_id = u.id WHERE u.id = @t_user
        """);

    private bool IsValid(ClaimsPrincipal principal)
    {
        if (SignedInStaff.Of(principal) is not { } who) return false;
        var stamp = principal.FindFirstValue(SignedInStaff.StampClaim);
        return reader.Read(session => session.First(Find, r => r.GetString(0) == stamp && r.GetString(1) == who.Role, who.Id, who.Session, StaffTokens.Sortable(Now)));
    }

    /// <summary>Asked before each request; whatever stays open for long (a stream of events) asks again from time to time.</summary>
    /// <param name="isDeed">A person made the request: it counts as being there.</param>
    public async Task<SessionState> StateAsync(ClaimsPrincipal principal, bool isDeed)
    {
        if (!IsValid(principal) || SignedInStaff.Of(principal) is not { } who) return SessionState.Over;
        if (await idle.IsLockedAsync(who)) return SessionState.Locked;
        if (isDeed) await idle.NoteAsync(who);
        return SessionState.Good;
    }

    /// <summary>Somebody proved who they are. A new ticket each time: one that was planted before is worth nothing.</summary>
    /// <param name="way">totp, recovery, passkey, openid, pin, join.</param>
    /// <param name="shiftEnd">Of the full sign-in before a short code; null: this is one, and a shift begins.</param>
    public async Task BeginAsync(HttpContext context, string userId, string way, long? shiftEnd = null)
    {
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var end = shiftEnd ?? Now + (long)StaffServices.Shift.TotalMilliseconds;
        var entry = shiftEnd is null ? KnownBrowser.NewEntry() : null;
        // Role and stamp as they are now: an object read earlier in the request may be older than the request's own change.
        var principal = await writer.WriteAsync(session =>
        {
            StaffTokens.RemoveBelow(session, userId, StaffTokens.Session, StaffTokens.Sortable(Now));
            StaffTokens.RemoveBelow(session, userId, StaffTokens.Browser, StaffTokens.Sortable(Now));
            StaffTokens.Set(session, userId, StaffTokens.Session, id, StaffTokens.Sortable(end));
            idle.Begin(session, userId, id);
            if (entry is not null) KnownBrowser.Remember(session, userId, entry, end);
            audit.Append(session, new AuditEntry(userId, "staff.signed_in", userId, new Dictionary<string, string> { ["way"] = way }));
            return session.First(Account, r => Principal(userId, id, r.GetString(0), r.GetString(1), r.GetString(2)), userId)!;
        });
        if (entry is not null) browser.Add(context, userId, entry);
        await context.SignInAsync(StaffSchemes.Session, principal, new AuthenticationProperties
        {
            IssuedUtc = time.GetUtcNow(),
            ExpiresUtc = DateTimeOffset.FromUnixTimeMilliseconds(end),
            AllowRefresh = false,
        });
        // What this answer still draws belongs to the one who came in.
        context.User = principal;
    }

    /// <summary>The ticket says the name, so it is made anew; session and end stay.</summary>
    public static async Task RenameAsync(HttpContext context, string displayName)
    {
        var known = await context.AuthenticateAsync(StaffSchemes.Session);
        if (known.Principal?.Identity is not ClaimsIdentity identity) return;
        var renamed = new ClaimsIdentity(identity.Claims.Where(c => c.Type != ClaimTypes.Name).Append(new Claim(ClaimTypes.Name, displayName)), StaffSchemes.Session);
        await context.SignInAsync(StaffSchemes.Session, new ClaimsPrincipal(renamed), known.Properties);
    }

    /// <summary>After everything was ended by a new password: this browser may go on, to the end of the shift that it had.</summary>
    public async Task<bool> BeginAgainAsync(HttpContext context, string userId)
    {
        var known = await context.AuthenticateAsync(StaffSchemes.Session);
        if (known.Properties?.ExpiresUtc is not { } end) return false;
        await BeginAsync(context, userId, "password", end.ToUnixTimeMilliseconds());
        return true;
    }

    /// <summary>Out of this session; the others stay.</summary>
    /// <param name="isLeaving">False: gone from the desk for a moment, nothing they hold is given back.</param>
    public async Task EndAsync(HttpContext context, bool isLeaving)
    {
        if (SignedInStaff.Of(context.User) is not { } who) return;
        await writer.WriteAsync(session =>
        {
            StaffTokens.Remove(session, who.Id, StaffTokens.Session, who.Session);
            StaffTokens.Remove(session, who.Id, StaffTokens.Active, who.Session);
            audit.Append(session, new AuditEntry(who.Id, isLeaving ? "staff.signed_out" : "staff.left_desk", who.Id));
            return true;
        });
        await context.SignOutAsync(StaffSchemes.Session);
        if (!isLeaving) return;
        await browser.ForgetAsync(context, who.Id);
        foreach (var tell in left) await tell(who.Id);
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static ClaimsPrincipal Principal(string userId, string session, string name, string stamp, string role) => new(new ClaimsIdentity(
    [
        new Claim(ClaimTypes.NameIdentifier, userId),
        new Claim(ClaimTypes.Name, name),
        new Claim(ClaimTypes.Role, role),
        new Claim(SignedInStaff.SessionClaim, session),
        new Claim(SignedInStaff.StampClaim, stamp),
    ], StaffSchemes.Session));
}
