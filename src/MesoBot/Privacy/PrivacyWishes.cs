#pragma warning disable CA1822
using MesoBot.Answers;
using MesoBot.Data;

namespace MesoBot.Privacy;

/// <summary>Wishes about what is kept, as changes of the turn that makes them.</summary>
internal sealed class PrivacyWishes
{
    public Action<StoreSession> Apply(DueTurn turn, PrivacyAsk ask) => _ => { };

    /// <summary>The reply, with what is kept of this patient where they asked for it.</summary>
    public Reply Complete(DueTurn turn, PrivacyAsk ask, Reply reply) => reply;
}
