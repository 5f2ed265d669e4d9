using MesoBot.Handoff;
using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Presence;

/// <summary>Beginning and leaving a shift. Nobody leaves with patients in hand: they are handed on to a named colleague, or to the queue.</summary>
internal sealed class Shift(PresenceStore presence, HandoffDesk desk, AlertDesk alerts, HandoffQueue queue, Colleagues directory)
{
    public IReadOnlyList<QueueEntry> Held(string staffId) => [.. queue.All().Where(e => e.StaffId == staffId)];

    public bool MayLeave(string staffId) => Held(staffId).Count == 0;

    /// <summary>Who works is here, whatever the switch says.</summary>
    public async Task WorksAsync(string staffId)
    {
        if (presence.Of(staffId) == PresenceStore.Off) await presence.SetAsync(staffId, PresenceStore.Here);
    }

    /// <param name="to">The colleague who takes over; null leaves only with nothing in hand.</param>
    /// <returns>False when something is still in hand.</returns>
    public async Task<bool> LeaveAsync(StaffIdentity who, string? to)
    {
        if (to is not null && directory.Others(who.Id).Any(c => c.Id == to))
            foreach (var held in Held(who.Id)) await desk.HandOnAsync(held.HandoffId, who, to);
        if (!MayLeave(who.Id)) return false;
        await alerts.LeaveAsync(who.Id);
        await presence.SetAsync(who.Id, PresenceStore.Off);
        return true;
    }

    /// <summary>The session ended, or the console was closed: patients must not wait for somebody who is gone.</summary>
    public async Task EndAsync(string staffId)
    {
        var name = directory.Names().GetValueOrDefault(staffId, "");
        await desk.LeaveAsync(new StaffIdentity(staffId, name, ""));
        await alerts.LeaveAsync(staffId);
        await presence.SetAsync(staffId, PresenceStore.Off);
    }
}
