using MesoBot.Data;

namespace MesoBot.Audit;

/// <summary>What is wrong with an entry.</summary>
internal enum AuditBreak
{
    /// <summary>Its own parts do not give its hash: it was changed, or written by somebody else.</summary>
    Changed,

    /// <summary>The entries before it are not those it was written after: one was taken out, put in or moved.</summary>
    OtherBefore,
}

/// <summary>How far the chain holds.</summary>
/// <param name="Entries">How many hold, from the first.</param>
/// <param name="BrokenAt">The sequence of the first entry that does not; null when all hold.</param>
/// <param name="HasExpected">The noted hash is among those that hold.</param>
internal sealed record AuditFinding(long Entries, AuditRow? First, AuditRow? Last, long? BrokenAt, AuditBreak? Break, bool HasExpected);

/// <summary>Follows the chain from its first entry. Pure; holds one entry at a time.</summary>
internal static class AuditChain
{
    public static AuditFinding Follow(IEnumerable<AuditRow> rows, string? expected = null, Action<long>? progress = null)
    {
        var found = new AuditFinding(0, null, null, null, null, HasExpected: false);
        foreach (var row in rows)
        {
            if (BreakOf(row, found.Last) is { } broken) return found with { BrokenAt = row.Sequence, Break = broken };
            found = found with { Entries = found.Entries + 1, First = found.First ?? row, Last = row, HasExpected = found.HasExpected || row.Hash == expected };
            progress?.Invoke(found.Entries);
        }
        return found;
    }

    private static AuditBreak? BreakOf(AuditRow row, AuditRow? before)
    {
        if (AuditLog.HashOf(row.Sequence, row.At, row.Actor, row.Action, row.Subject, row.Details, row.Previous) != row.Hash) return AuditBreak.Changed;
        return row.Sequence == (before?.Sequence ?? 0) + 1 && row.Previous == (before?.Hash ?? AuditLog.Beginning) ? null : AuditBreak.OtherBefore;
    }
}
