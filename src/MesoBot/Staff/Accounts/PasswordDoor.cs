using MesoBot.Audit;
using MesoBot.Data;
using Microsoft.AspNetCore.Identity;

namespace MesoBot.Staff.Accounts;

/// <summary>
/// Whether a secret opens an account. Five wrong ones in a row, of whichever kind, and the account rests for a quarter of an hour. A refusal
/// tells nobody whether the name exists: the same words, the same work, the same time.
/// </summary>
internal sealed class PasswordDoor(UserManager<StaffMember> users, StoreWriter writer, AuditLog audit, SignInTurns turns, TimeProvider time)
{
    /// <summary>Longer than a hash and the writes after a wrong one take, so that a stop watch learns nothing.</summary>
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(400);

    private static readonly StaffMember Nobody = new();

    // Of a password that nobody knows.
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<StaffMember>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <returns>The account whose password this is, if it may come in.</returns>
    public async Task<StaffMember?> OpenAsync(string name, string password)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        using (await turns.TakeAsync(StaffNames.Key(name)))
        {
            var user = await users.FindByNameAsync(name);
            var isRight = IsRight(user ?? Nobody, user?.PasswordHash ?? NobodysHash.Value, password) && user?.PasswordHash is not null;
            if (user is not null && isRight && MayTry(user)) return user;
            if (user is not null && !isRight && MayTry(user)) await CountFailureAsync(user);
        }
        var rest = RefusalTime - System.Diagnostics.Stopwatch.GetElapsedTime(began);
        if (rest > TimeSpan.Zero) await Task.Delay(rest);
        return null;
    }

    /// <summary>Asks a proof of a known account, counting what fails.</summary>
    /// <returns>What <paramref name="prove"/> gave; null when it is wrong or the account rests.</returns>
    public async Task<T?> ProveAsync<T>(string userId, Func<StaffMember, Task<T?>> prove) where T : class
    {
        using var turn = await turns.TakeAsync(userId);
        if (await users.FindByIdAsync(userId) is not { } user || !MayTry(user)) return null;
        if (await prove(user) is { } proven)
        {
            if (user.AccessFailedCount > 0) await users.ResetAccessFailedCountAsync(user);
            return proven;
        }
        await CountFailureAsync(user);
        return null;
    }

    public static bool IsRight(StaffMember user, string hash, string secret) =>
        secret.Length <= PasswordRules.MaxLength && new PasswordHasher<StaffMember>().VerifyHashedPassword(user, hash, secret) != PasswordVerificationResult.Failed;

    private bool MayTry(StaffMember user) => !user.IsDisabled && !(user.LockoutEnd > time.GetUtcNow());

    private async Task CountFailureAsync(StaffMember user)
    {
        var before = user.LockoutEnd;
        await users.AccessFailedAsync(user);
        if (user.LockoutEnd == before) return;
        // Identity counts from the machine's clock, the rest of the program from its own.
        await users.SetLockoutEndDateAsync(user, time.GetUtcNow() + users.Options.Lockout.DefaultLockoutTimeSpan);
        await writer.WriteAsync(session =>
        {
            audit.Append(session, new AuditEntry("system", "staff.locked", user.Id));
            return true;
        });
    }
}

/// <summary>
/// One try at a time for each account: many at once would all be checked before the first is counted. Each instance for itself; the limit of
/// tries from one address bounds what several could add.
/// </summary>
internal sealed class SignInTurns : IDisposable
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    public async Task<IDisposable> TakeAsync(string key)
    {
        var turn = _turns[(uint)string.GetHashCode(key, StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync();
        return new Taken(turn);
    }

    public void Dispose()
    {
        foreach (var turn in _turns) turn.Dispose();
    }

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
