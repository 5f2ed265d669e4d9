#pragma warning disable CA1822
using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>Wishes for a person, as changes of the turn that makes them.</summary>
internal sealed class HandoffRequests
{
    /// <summary>Opens a handoff, or raises the one that is open; raises an alert for danger and concerns.</summary>
    public Action<StoreSession> Open(DueTurn turn, HandoffAsk ask, string language) => _ => { };

    public Action<StoreSession> Rate(DueTurn turn, RatingAsk ask) => _ => { };
}
