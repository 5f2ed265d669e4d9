using MesoBot.Audit;
using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Staff.Accounts;

/// <summary>
/// Locks a console at which nobody does anything. What the page does by itself (its stream, its renewals) is no deed; clicks, keys and forms
/// are. A session that was locked stays so: whoever comes back shows a short code, or signs in. Drafts are in the store and wait.
/// </summary>
internal sealed class IdleLock(StoreWriter writer, StoreReader reader, AuditLog audit, IOptions<StaffOptions> options, TimeProvider time)
{
    /// <summary>The page marks with it what it asks for by itself.</summary>
    public const string BackgroundHeader = "X-Mesobot-Background";

    /// <summary>In place of a time.</summary>
    public static readonly string Locked = StaffTokens.Sortable(0);

    /// <summary>Between two notes of being active: one write for many deeds.</summary>
    private static readonly TimeSpan NoteEvery = TimeSpan.FromSeconds(15);

    private TimeSpan Idle => TimeSpan.FromMinutes(options.Value.IdleLockMinutes);

    public bool IsOn => options.Value.IdleLockMinutes > 0;

    /// <summary>Within the write of a sign-in.</summary>
    public void Begin(StoreSession session, string userId, string id)
    {
        StaffTokens.RemoveBelow(session, userId, StaffTokens.Active, StaffTokens.Sortable((time.GetUtcNow() - StaffServices.Shift).ToUnixTimeMilliseconds()));
        StaffTokens.Set(session, userId, StaffTokens.Active, id, Now());
    }

    /// <summary>True when this session is locked, from this moment on or before.</summary>
    public async Task<bool> IsLockedAsync(SignedInStaff who)
    {
        if (!IsOn) return false;
        var last = Last(who);
        if (last is not null && string.CompareOrdinal(last, StaffTokens.Sortable((time.GetUtcNow() - Idle).ToUnixTimeMilliseconds())) > 0) return false;
        if (last is not null && last != Locked) await LockAsync(who, last);
        return true;
    }

    /// <summary>Somebody did something.</summary>
    public async Task NoteAsync(SignedInStaff who)
    {
        if (!IsOn || Last(who) is not { } last || string.CompareOrdinal(last, StaffTokens.Sortable((time.GetUtcNow() - NoteEvery).ToUnixTimeMilliseconds())) > 0) return;
        await TryAsync(session => StaffTokens.Replace(session, who.Id, StaffTokens.Active, who.Session, last, Now()));
    }

    /// <summary>A request that a person's click, key or form made.</summary>
    public static bool IsDeed(HttpRequest request) => !request.Headers.ContainsKey(BackgroundHeader)
        && !request.Path.StartsWithSegments("/staff/live", StringComparison.OrdinalIgnoreCase) && !request.Path.StartsWithSegments("/staff/assets", StringComparison.OrdinalIgnoreCase);

    private string? Last(SignedInStaff who) => reader.Read(session => StaffTokens.Get(session, who.Id, StaffTokens.Active, who.Session));

    /// <summary>Of several requests that find it at once, one writes it down; a deed that came first keeps it open.</summary>
    private Task LockAsync(SignedInStaff who, string last) => TryAsync(session =>
    {
        if (!StaffTokens.Replace(session, who.Id, StaffTokens.Active, who.Session, last, Locked)) return false;
        audit.Append(session, new AuditEntry("system", "staff.idle_locked", who.Id));
        return true;
    });

    /// <summary>A page is not refused for a note: the next request writes it.</summary>
    private async Task TryAsync(Func<StoreSession, bool> write)
    {
        try
        {
            await writer.WriteAsync(write);
        }
        catch (StoreUnavailableException)
        {
            // What stood there decides once more.
        }
    }

    private string Now() => StaffTokens.Sortable(time.GetUtcNow().ToUnixTimeMilliseconds());
}
